package dataset_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

// isLatest checks what training takes.
func isLatest(t *testing.T, v *dataset.Versions, want string) {
	t.Helper()
	if m, err := v.Latest(); err != nil || m.Version != want {
		t.Errorf("the latest is %q, %v, want %s", m.Version, err, want)
	}
}

// gives builds and checks which version holds it, and how many there are.
func gives(t *testing.T, v *dataset.Versions, f dataset.Filters, want string, versions int, s ...record.Example) {
	t.Helper()
	m := build(t, v, f, s...)
	all, err := v.List()
	if err != nil || m.Version != want || len(all) != versions {
		t.Errorf("%s of %d, %v, want %s of %d", m.Version, len(all), err, want, versions)
	}
}

var prices = dataset.Filters{Intents: []ask.Intent{ask.Price}}

func TestFilteredVersionIsNotTheLatest(t *testing.T) {
	v := open(t)
	if _, err := v.Latest(); !errors.Is(err, dataset.ErrUnknown) {
		t.Error(err)
	}
	a, b := seeded("price of btc", ask.Price), seeded("gm", ask.Smalltalk)
	gives(t, v, prices, "v1", 1, a, b)
	if _, err := v.Latest(); !errors.Is(err, dataset.ErrUnknown) {
		t.Errorf("of one with filters: %v", err)
	}
	gives(t, v, dataset.Filters{Share: 0.01}, "v2", 2, a, b)
	isLatest(t, v, "v2")
	gives(t, v, dataset.Filters{Languages: []string{"en"}, Intents: []ask.Intent{ask.Smalltalk}}, "v3", 3, a, b)
	isLatest(t, v, "v2")
	if m, err := v.Show(""); err != nil || m.Version != "v3" {
		t.Errorf("the newest is %s, %v", m.Version, err)
	}
}

func TestSameExamplesAreNotStoredTwice(t *testing.T) {
	v := open(t)
	a, b, c := seeded("price of btc", ask.Price), seeded("gm", ask.Smalltalk), seeded("gm", ask.Advice)
	gives(t, v, dataset.Filters{}, "v1", 1, a, b)
	gives(t, v, prices, "v2", 2, a, b)
	gives(t, v, dataset.Filters{}, "v1", 2, b, a)
	gives(t, v, prices, "v2", 2, a, c)
	gives(t, v, dataset.Filters{}, "v3", 3, a, c)
	isLatest(t, v, "v3")
	gives(t, v, dataset.Filters{}, "v1", 3, a, b) // labelled back
	isLatest(t, v, "v1")
	gives(t, v, dataset.Filters{}, "v2", 3, a) // nothing else is left
	isLatest(t, v, "v2")
	if m, err := v.Show("v2"); err != nil || len(m.Filters.Intents) != 0 || m.Dropped.Filtered != 0 {
		t.Errorf("%+v, %v", m, err)
	}
	gives(t, v, dataset.Filters{}, "v4", 4, b)
	isLatest(t, v, "v4")
}

func TestSameExamplesAreStoredAgainWhereTheVersionCantBeUsed(t *testing.T) {
	dir := t.TempDir()
	v, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	a := seeded("price of btc", ask.Price)
	gives(t, v, dataset.Filters{}, "v1", 1, a)
	if err := flip(filepath.Join(dir, "v1", "examples.jsonl.zst")); err != nil {
		t.Fatal(err)
	}
	gives(t, v, dataset.Filters{}, "v2", 2, a)
	isLatest(t, v, "v2")
}

func TestLatestIsNeverOld(t *testing.T) {
	v := open(t)
	a, b := seeded("price of btc", ask.Price), seeded("gm", ask.Smalltalk)
	gives(t, v, dataset.Filters{}, "v1", 1, a, b)
	gives(t, v, prices, "v2", 2, a, b)
	gives(t, v, dataset.Filters{Intents: []ask.Intent{ask.Smalltalk}}, "v3", 3, a, b)
	gone, err := v.Prune(t.Context(), dataset.Policy{Keep: 1}, bucket{}.open)
	if err != nil || len(gone) != 1 || gone[0] != "v2" {
		t.Errorf("%v, %v", gone, err)
	}
	isLatest(t, v, "v1")
}

// Whatever is built in whatever order: no two versions hold the same, and the latest holds what
// was built last without filters.
func TestLatestIsWhatWasBuiltLast(t *testing.T) {
	texts := []record.Example{seeded("price of btc", ask.Price), seeded("gm", ask.Smalltalk), seeded("buy it?", ask.Advice)}
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "versions")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir) //nolint:errcheck // it is of a test
		v, err := dataset.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		var last string
		for range rapid.IntRange(1, 8).Draw(t, "builds") {
			var f dataset.Filters
			if rapid.Bool().Draw(t, "filtered") {
				f = prices
			}
			take := rapid.IntRange(1, len(texts)).Draw(t, "texts")
			m, _, err := v.Build(t.Context(), []dataset.Source{source(texts[:take])}, f)
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Intents) == 0 {
				last = m.SHA256
			}
		}
		if m, err := v.Latest(); last != "" && (err != nil || m.SHA256 != last) || last == "" && err == nil {
			t.Fatalf("%+v, %v, want %s", m, err, last)
		}
		all, err := v.List()
		seen := map[string]bool{}
		for _, m := range all {
			if seen[m.SHA256] || err != nil {
				t.Fatalf("%s is there twice, %v", m.SHA256, err)
			}
			seen[m.SHA256] = true
		}
	})
}
