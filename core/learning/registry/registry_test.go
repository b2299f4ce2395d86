package registry_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
)

// trained is a model that tells "yes" from "no" and takes a word for the third.
func trained(t testing.TB, word string) *model.Model {
	t.Helper()
	var all []model.Example
	for label, w := range map[string]string{"yes": "ja", "no": "nein", "maybe": word} {
		all = append(all, model.Example{Label: label, Text: model.Text{Words: []string{w}}})
	}
	m, err := model.Train(all, model.Options{Rounds: 5})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func open(t testing.TB) (*registry.Registry, string) {
	t.Helper()
	dir := t.TempDir()
	seed := trained(t, "seed")
	seed.Version = "seed-1"
	r, err := registry.New(dir, seed)
	if err != nil {
		t.Fatal(err)
	}
	return r, dir
}

func add(t testing.TB, r *registry.Registry, word string, s registry.Status) registry.Entry {
	t.Helper()
	e, fresh, err := r.Add(trained(t, word), registry.About{Dataset: "v1", Learned: 3}, registry.Papers{
		Confusion: []byte("a,b\n"), Reliability: []byte("png"), Card: func(a registry.About) []byte { return []byte("# " + a.Version) },
	}, registry.State{Status: s, Reason: "of the test"})
	if err != nil || !fresh {
		t.Fatalf("fresh %v, %v", fresh, err)
	}
	return e
}

func TestModelComesOutAsItWentIn(t *testing.T) {
	r, dir := open(t)
	e := add(t, r, "vielleicht", registry.Candidate)
	if e.Version != "m"+e.SHA256[:8] || e.Status != registry.Candidate {
		t.Errorf("%+v", e)
	}
	m, err := r.Open(e.Version)
	if err != nil {
		t.Fatal(err)
	}
	if best, _ := m.Tell(model.Text{Words: []string{"vielleicht"}}); best.Label != "maybe" || m.Version != e.Version {
		t.Errorf("%+v of %s", best, m.Version)
	}
	for _, name := range []string{"model.bin", "metrics.json", "confusion.csv", "reliability.png", "card.md", "status.json"} {
		if _, err := os.Stat(filepath.Join(dir, e.Version, name)); err != nil {
			t.Error(err)
		}
	}
	if card, err := r.Card(e.Version); err != nil || string(card) != "# "+e.Version {
		t.Errorf("%q, %v", card, err)
	}
	again, fresh, err := r.Add(trained(t, "vielleicht"), registry.About{Dataset: "v1", Learned: 3}, registry.Papers{}, registry.State{Status: registry.Candidate, Reason: "of the test"})
	if err != nil || fresh || again.Status != registry.Candidate || len(again.Earlier) > 0 {
		t.Errorf("the same model again: %+v, %v, %v", again, fresh, err)
	}
}

func TestSeedIsAlwaysThereAndServesUntilAnotherDoes(t *testing.T) {
	r, _ := open(t)
	if e, err := r.Serving(); err != nil || e.Version != "seed-1" {
		t.Errorf("%+v, %v", e, err)
	}
	if m, err := r.Open("seed-1"); err != nil || m.Version != "seed-1" {
		t.Error(err)
	}
	e := add(t, r, "vielleicht", registry.Candidate)
	if _, err := r.Promote(e.Version, registry.Order{Who: "ana", Why: "better"}); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Serving(); err != nil || got.Version != e.Version || got.Reason != "better, by ana" || got.Since.IsZero() {
		t.Errorf("%+v, %v", got, err)
	}
	if seed, err := r.Get("seed-1"); err != nil || seed.Status != registry.Retired {
		t.Errorf("%+v, %v", seed, err)
	}
}

func TestModelsAreListedByAge(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, dir := open(t)
		var want []string
		for _, word := range []string{"vielleicht", "eventuell", "mag sein"} {
			want = append(want, add(t, r, word, registry.Failed).Version)
			time.Sleep(time.Hour)
		}
		if err := os.Mkdir(filepath.Join(dir, ".m01234567.new"), 0o700); err != nil { // a crash left it
			t.Fatal(err)
		}
		all, err := r.List()
		if err != nil || len(all) != 4 || all[0].Version != "seed-1" {
			t.Fatalf("%+v, %v", all, err)
		}
		for i, e := range all[1:] {
			if e.Version != want[i] || e.Status != registry.Failed || e.Reason != "of the test" {
				t.Errorf("%+v, want %s", e, want[i])
			}
		}
	})
}

func TestTamperedModelIsRefusedWithOneClearError(t *testing.T) {
	for name, spoil := range map[string]func(data []byte) []byte{
		"a weight":  func(d []byte) []byte { d[len(d)-1] ^= 1; return d },
		"the end":   func(d []byte) []byte { return d[:len(d)/2] },
		"more":      func(d []byte) []byte { return append(d, 0) },
		"nothing":   func([]byte) []byte { return nil },
		"something": func([]byte) []byte { return []byte("#!/bin/sh") },
	} {
		t.Run(name, func(t *testing.T) {
			r, dir := open(t)
			e := add(t, r, "vielleicht", registry.Candidate)
			file := filepath.Join(dir, e.Version, "model.bin")
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, spoil(data), 0o600); err != nil {
				t.Fatal(err)
			}
			m, err := r.Open(e.Version)
			if m != nil || !errors.Is(err, registry.ErrBroken) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), file) {
				t.Errorf("%v, %v", m, err)
			}
		})
	}
}

func TestWhatAModelWasWhenItWasMeasuredIsKeptBesideIt(t *testing.T) {
	r, dir := open(t)
	plain := add(t, r, "vielleicht", registry.Candidate)
	if m, err := r.Measured(plain.Version); err != nil || m.Version != plain.Version || m.Digest != trained(t, "vielleicht").Digest {
		t.Errorf("of one that was never another: %v, %v", m, err)
	}
	if m, err := r.Measured("seed-1"); err != nil || m.Version != "seed-1" {
		t.Errorf("%v, %v", m, err)
	}
	e, _, err := r.Add(trained(t, "eventuell"), registry.About{}, registry.Papers{
		Measured: trained(t, "nein"), Card: func(registry.About) []byte { return nil },
	}, registry.State{Status: registry.Candidate})
	if err != nil {
		t.Fatal(err)
	}
	m, err := r.Measured(e.Version)
	if err != nil || m.Digest != trained(t, "nein").Digest {
		t.Errorf("%v, %v", m, err)
	}
	if all, err := r.Open(e.Version); err != nil || all.Digest == m.Digest {
		t.Errorf("%v, %v", all, err)
	}
	file := filepath.Join(dir, e.Version, "measured.bin")
	data, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, append(data, 'x'), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Measured(e.Version); !errors.Is(err, registry.ErrBroken) {
		t.Errorf("changed: %v", err)
	}
	if _, err := r.Measured("m00000000"); !errors.Is(err, registry.ErrUnknown) {
		t.Error(err)
	}
}

// Who changes the digest in metrics.json, too, still can't change what the name stands for.
func TestNameHoldsTheModelToItsContent(t *testing.T) {
	r, dir := open(t)
	a, b := add(t, r, "vielleicht", registry.Candidate), add(t, r, "eventuell", registry.Candidate)
	other, err := os.ReadFile(filepath.Join(dir, b.Version, "model.bin"))
	if err != nil {
		t.Fatal(err)
	}
	metrics := filepath.Join(dir, a.Version, "metrics.json")
	about, err := os.ReadFile(metrics)
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(os.WriteFile(filepath.Join(dir, a.Version, "model.bin"), other, 0o600),
		os.WriteFile(metrics, bytes.ReplaceAll(about, []byte(a.SHA256), []byte(b.SHA256)), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Open(a.Version); !errors.Is(err, registry.ErrBroken) {
		t.Error(err)
	}
}

func TestUnknownModelsAreNamed(t *testing.T) {
	r, _ := open(t)
	for _, v := range []string{"", "m00000000", "../m0", "seed-2"} {
		if _, err := r.Open(v); !errors.Is(err, registry.ErrUnknown) {
			t.Errorf("%q: %v", v, err)
		}
	}
}

func TestOneSpoiltModelHidesNoOther(t *testing.T) {
	r, dir := open(t)
	a, b := add(t, r, "vielleicht", registry.Candidate), add(t, r, "eventuell", registry.Candidate)
	if _, err := r.Promote(b.Version, registry.Order{Who: "ana"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, a.Version, "metrics.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := r.List()
	if err != nil || len(all) != 3 || all[1].Version != a.Version || all[1].Status != registry.Failed || all[1].Reason == "" {
		t.Errorf("%+v, %v", all, err)
	}
	if e, err := r.Serving(); err != nil || e.Version != b.Version {
		t.Errorf("%+v, %v", e, err)
	}
}

// Whatever lies in the folder, Open gives a model that works or an error. Where the fuzzer
// gives no papers they are honest ones, so that the file itself is read, too.
func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	seed := trained(f, "vielleicht")
	seed.Version = ""
	if err := seed.Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), []byte{}, []byte{})
	f.Add(b.Bytes(), []byte(`{"version":"m00000000","sha256":"00000000"}`), []byte(`{"status":"serving"}`))
	f.Add([]byte("x"), []byte(`{`), []byte(`[]`))
	f.Fuzz(func(t *testing.T, data, about, status []byte) {
		dir := t.TempDir()
		r, err := registry.New(dir, &model.Model{Version: "seed-1"})
		if err != nil {
			t.Fatal(err)
		}
		sum := fmt.Sprintf("%x", sha256.Sum256(data))
		version := "m" + sum[:8]
		if len(about) == 0 {
			about, status = fmt.Appendf(nil, `{"version":%q,"sha256":%q}`, version, sum), []byte(`{"status":"candidate"}`)
		}
		if err := os.Mkdir(filepath.Join(dir, version), 0o700); err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string][]byte{"model.bin": data, "metrics.json": about, "status.json": status} {
			if err := os.WriteFile(filepath.Join(dir, version, name), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		m, err := r.Open(version)
		switch {
		case err == nil:
			m.Tell(model.Text{Words: []string{"x"}})
		case bytes.Equal(data, b.Bytes()) && bytes.Contains(about, []byte(sum)) && bytes.Equal(status, []byte(`{"status":"candidate"}`)):
			t.Error(err)
		}
	})
}

// A power cut may leave files that are empty; trained again, the model is the same, and whole.
func TestModelThatIsBrokenIsPutInAnew(t *testing.T) {
	for _, name := range []string{"model.bin", "metrics.json", "status.json"} {
		r, dir := open(t)
		e := add(t, r, "vielleicht", registry.Candidate)
		if err := os.WriteFile(filepath.Join(dir, e.Version, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := r.Whole(e.Version); !errors.Is(err, registry.ErrBroken) {
			t.Errorf("%s is empty: %v", name, err)
		}
		if again := add(t, r, "vielleicht", registry.Candidate); again.Version != e.Version {
			t.Errorf("%s: %+v", name, again)
		}
		if err := r.Whole(e.Version); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Who changes what the gates said changes nothing but that the model is refused.
func TestStatusThatWasEditedIsRefusedWithOneClearError(t *testing.T) {
	for name, text := range map[string]string{
		"passed after all": `{"status":"candidate"}`, "serves": `{"status":"serving"}`, "no state": `{"status":"great"}`, "cut": `{"stat`, "nothing": "", "another thing": `[]`,
	} {
		t.Run(name, func(t *testing.T) {
			r, dir := open(t)
			e := add(t, r, "vielleicht", registry.Failed)
			file := filepath.Join(dir, e.Version, "status.json")
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			refused := func(err error) {
				t.Helper()
				if !errors.Is(err, registry.ErrBroken) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), file) {
					t.Error(err)
				}
			}
			refused(r.Intact(e.Version))
			_, err := r.Canary(e.Version, 0.1, registry.Order{Who: "ana"})
			refused(err)
			all, err := r.List()
			if err != nil || len(all) != 2 || all[1].Status != registry.Failed || !strings.Contains(all[1].Reason, "status.json") {
				t.Errorf("%+v, %v", all, err)
			}
		})
	}
}

func TestStatusOfAModelWithoutItsDigestIsHeldAgainstTheStates(t *testing.T) {
	r, dir := open(t)
	e := add(t, r, "vielleicht", registry.Candidate)
	metrics, status := filepath.Join(dir, e.Version, "metrics.json"), filepath.Join(dir, e.Version, "status.json")
	about, err := os.ReadFile(metrics)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(metrics, bytes.Replace(about, []byte(`"status_sha256"`), []byte(`"older"`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.Intact(e.Version); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(status, []byte(`{"status":"great"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.Intact(e.Version); !errors.Is(err, registry.ErrBroken) || !strings.Contains(err.Error(), `"great"`) {
		t.Error(err)
	}
}

func TestIntactLooksAtAllThatAModelIsMeasuredAndReadWith(t *testing.T) {
	for _, name := range []string{"model.bin", "measured.bin", "metrics.json", "status.json"} {
		r, dir := open(t)
		e, _, err := r.Add(trained(t, "eventuell"), registry.About{}, registry.Papers{
			Measured: trained(t, "nein"), Card: func(registry.About) []byte { return nil },
		}, registry.State{Status: registry.Candidate})
		if err == nil {
			err = r.Intact(e.Version)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(dir, e.Version, name)); err != nil {
			t.Fatal(err)
		}
		if err := r.Intact(e.Version); !errors.Is(err, registry.ErrBroken) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}
