package chores_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/learning/chores"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
	"tickertape/core/record"
)

// bucket is a place in memory.
type bucket struct {
	objects map[string][]byte
	fails   string // a key that can't be written
}

type object struct {
	bytes.Buffer
	b   *bucket
	key string
	ctx context.Context
}

func (o *object) Close() error {
	if o.ctx.Err() != nil {
		return o.ctx.Err()
	}
	if o.key == o.b.fails {
		return errors.New("the bucket is full")
	}
	o.b.objects[o.key] = bytes.Clone(o.Bytes())
	return nil
}

func (b *bucket) NewWriter(ctx context.Context, key string) (io.WriteCloser, error) {
	return &object{b: b, key: key, ctx: ctx}, nil
}

func (b *bucket) NewReader(_ context.Context, key string) (io.ReadCloser, error) {
	data, ok := b.objects[key]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func (b *bucket) Delete(_ context.Context, key string) error { delete(b.objects, key); return nil }
func (b *bucket) List(_ context.Context, prefix string) (keys []string, err error) {
	for key := range b.objects {
		if rest, ok := strings.CutPrefix(key, prefix); ok && !strings.Contains(rest, "/") {
			keys = append(keys, key)
		}
	}
	return keys, nil
}
func (b *bucket) Close() error { return nil }

// night is a press whose people say what they are told to.
type night struct {
	chores.Press
	t      *testing.T
	dir    string // of the versions
	bucket *bucket
	people []record.Example
}

func newNight(t *testing.T) *night {
	t.Helper()
	dir := t.TempDir()
	v, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	n := &night{t: t, dir: dir, bucket: &bucket{objects: map[string][]byte{}}}
	n.Press = chores.Press{
		Versions: v, To: "s3://tape", Open: func(context.Context, string) (dataset.Bucket, error) { return n.bucket, nil },
		Seed: dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
			return yield(record.Example{ID: "seed-1", Text: "price of gold", Intent: ask.Price, Language: "en", Origin: record.Seeded, Weight: 1})
		}),
		People: dataset.SourceFunc(func(_ context.Context, yield func(record.Example) error) error {
			for _, e := range n.people {
				if err := yield(e); err != nil {
					return err
				}
			}
			return nil
		}),
	}
	return n
}

// says lets somebody agree to what is to be learned.
func (n *night) says(who, text string, intent ask.Intent) {
	id := record.ID(fmt.Sprint(who, len(n.people)))
	n.people = append(n.people, record.Example{ID: id, User: record.ID(who), Text: text, Intent: intent, Language: "en", Origin: record.Confirmed, Weight: 1})
}

// passes publishes, and checks what it says it did.
func (n *night) passes(want ...string) {
	n.t.Helper()
	did, err := n.Publish(n.t.Context(), []dataset.Format{dataset.JSONL, dataset.Parquet})
	if err != nil {
		n.t.Fatal(err)
	}
	if (did == "") != (len(want) == 0) {
		n.t.Errorf("it did %q", did)
	}
	for _, w := range want {
		if !strings.Contains(did, w) {
			n.t.Errorf("it did %q, which lacks %q", did, w)
		}
	}
}

func TestVersionIsMadeAndExportedWhereThereIsSomethingNew(t *testing.T) {
	n := newNight(t)
	n.passes() // the seed alone came with the program
	n.says("ana", "chart of doge", ask.Chart)
	n.passes("dataset v1: 2 examples, 1 of people", "exported to s3://tape: v1.jsonl.gz, v1.parquet")
	if keys := slices.Sorted(maps.Keys(n.bucket.objects)); !slices.Equal(keys, []string{"v1.jsonl.gz", "v1.manifest.json", "v1.parquet"}) {
		t.Errorf("exported %v", keys)
	}
	n.passes()
	n.says("bo", "how is the mood", ask.Sentiment)
	n.passes("dataset v2: 3 examples", "v2.jsonl.gz")
	delete(n.bucket.objects, "v2.parquet") // an export that broke off
	n.passes("exported to s3://tape: v2.parquet")
}

func TestExportThatFailedIsMadeTheNextNight(t *testing.T) {
	n := newNight(t)
	n.says("ana", "chart of doge", ask.Chart)
	n.bucket.fails = "v1.parquet"
	if did, err := n.Publish(t.Context(), []dataset.Format{dataset.JSONL, dataset.Parquet}); err == nil || did != "" {
		t.Errorf("%q, %v", did, err)
	}
	n.bucket.fails = ""
	n.passes("v1.parquet")
	n.To = ""
	n.says("bo", "how is the mood", ask.Sentiment)
	n.passes("dataset v2")
	if did, err := n.Publish(t.Context(), nil); did != "" || err != nil {
		t.Errorf("without a place to export to: %q, %v", did, err)
	}
}

func TestWhoIsErasedLeavesTheExportsToo(t *testing.T) {
	n := newNight(t)
	n.says("ana", "a private chart of doge", ask.Chart)
	n.says("bo", "how is the mood", ask.Sentiment)
	n.passes("v1")
	n.says("bo", "how is the market", ask.Market)
	n.passes("v2")
	if _, err := n.Versions.Withdraw(t.Context(), "ana", "erased", n.Open); err != nil {
		t.Fatal(err)
	}
	before := bytes.Clone(n.bucket.objects["v1.parquet"])
	n.people = n.people[1:]
	n.passes("v1.jsonl.gz", "v2.jsonl.gz")
	if bytes.Equal(before, n.bucket.objects["v1.parquet"]) {
		t.Error("the old export is still there")
	}
	n.passes()
}

// has lists the exports of a version that are as they were.
func (n *night) has(version string, before map[string][]byte) (old []string) {
	for key, data := range before {
		if strings.HasPrefix(key, version+".") && !strings.Contains(key, "manifest") && bytes.Equal(n.bucket.objects[key], data) {
			old = append(old, key)
		}
	}
	return old
}

func TestNoExportKeepsWhatAnErasedPersonWrote(t *testing.T) {
	both, one := []dataset.Format{dataset.JSONL, dataset.Parquet}, []dataset.Format{dataset.JSONL}
	for name, c := range map[string]struct {
		before  func(n *night)
		fails   string
		formats []dataset.Format // of the night after
		want    []string         // exports of v1, at the end
	}{
		"one format could not be written the first time": {nil, "v1.parquet", both, []string{"v1.jsonl.gz", "v1.manifest.json", "v1.parquet"}},
		"one format is no longer wanted":                 {nil, "", one, []string{"v1.jsonl.gz", "v1.manifest.json"}},
		"the version was archived":                       {func(n *night) { n.old("s3://old") }, "", both, []string{"v1.manifest.json"}},
		"the version was pruned":                         {func(n *night) { n.old("") }, "", both, nil},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNight(t)
			n.says("ana", "a private chart of doge", ask.Chart)
			n.says("bo", "how is the mood", ask.Sentiment)
			n.passes("v1")
			n.says("bo", "how is the market", ask.Market)
			n.passes("v2")
			exported := maps.Clone(n.bucket.objects)
			n.bucket.objects["v9.parquet"] = []byte("of somebody else")
			if c.before != nil {
				c.before(n)
			}
			n.people = n.people[1:]
			if _, err := n.Versions.Withdraw(t.Context(), "ana", "erased", n.Open); err != nil {
				t.Fatal(err)
			}
			if n.bucket.fails = c.fails; c.fails != "" {
				if _, err := n.Publish(t.Context(), c.formats); err == nil {
					t.Error("the bucket was full")
				}
				n.bucket.fails = ""
			}
			if _, err := n.Publish(t.Context(), c.formats); err != nil {
				t.Fatal(err)
			}
			if old := append(n.has("v1", exported), n.has("v2", exported)...); len(old) > 0 {
				t.Errorf("%v are as they were", old)
			}
			keys := slices.DeleteFunc(slices.Sorted(maps.Keys(n.bucket.objects)), func(key string) bool { return !strings.HasPrefix(key, "v1.") })
			if !slices.Equal(keys, c.want) || n.bucket.objects["v9.parquet"] == nil {
				t.Errorf("there are %v, want %v", keys, c.want)
			}
			if did, err := n.Publish(t.Context(), c.formats); did != "" || err != nil {
				t.Errorf("again: %q, %v", did, err)
			}
		})
	}
}

// An erasure does not wait for the night.
func TestExportsOfWhoIsTakenOutAreRecalledAndMadeAnew(t *testing.T) {
	n := newNight(t)
	n.says("ana", "a private chart of doge", ask.Chart)
	n.says("bo", "how is the mood", ask.Sentiment)
	n.passes("v1")
	n.says("bo", "how is the market", ask.Market)
	n.passes("v2")
	if gone, err := n.Versions.Recall(t.Context(), n.bucket); len(gone) > 0 || err != nil {
		t.Errorf("nothing has changed, and %v are gone, %v", gone, err)
	}
	if _, err := n.Versions.Withdraw(t.Context(), "ana", "erased", n.Open); err != nil {
		t.Fatal(err)
	}
	if gone, err := n.Versions.Recall(t.Context(), n.bucket); len(gone) != 4 || err != nil || len(n.bucket.objects) != 2 {
		t.Errorf("%v are gone, %v", gone, err)
	}
	n.people = n.people[1:]
	n.passes("v1.jsonl.gz, v1.parquet, v2.jsonl.gz, v2.parquet")
}

// old archives or prunes all but the newest.
func (n *night) old(archive string) {
	n.t.Helper()
	o := chores.Old{Versions: n.Versions, Policy: dataset.Policy{Keep: 1}, Archive: archive, Open: n.Open}
	if did, err := o.Clear(n.t.Context()); err != nil || did == "" {
		n.t.Fatalf("%q, %v", did, err)
	}
}

// classroom has a registry beside the night's versions.
func classroom(t *testing.T) (*night, chores.Teacher, *registry.Registry) {
	t.Helper()
	n := newNight(t)
	m, err := model.Train([]model.Example{
		{Text: model.Text{Words: []string{"price"}}, Label: "price"}, {Text: model.Text{Words: []string{"chart"}}, Label: "chart"},
	}, model.Options{Version: "seed-1"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.New(t.TempDir(), m)
	if err != nil {
		t.Fatal(err)
	}
	words := 0
	teacher := chores.Teacher{Versions: n.Versions, Models: r, Learn: func(_ context.Context, version string) (string, error) {
		words++
		made, err := model.Train([]model.Example{
			{Text: model.Text{Words: []string{fmt.Sprint("word", words)}}, Label: "price"}, {Text: model.Text{Words: []string{"chart"}}, Label: "chart"},
		}, model.Options{})
		if err != nil {
			return "", err
		}
		about, err := n.Versions.Show(version)
		if err != nil {
			return "", err
		}
		e, _, err := r.Add(made, registry.About{Dataset: version, DatasetSHA256: about.SHA256, Against: "seed-1"},
			registry.Papers{Card: func(registry.About) []byte { return nil }}, registry.State{Status: registry.Failed})
		return e.Version, err
	}}
	return n, teacher, r
}

func TestTrainingIsDueOnceWhereEnoughHasChanged(t *testing.T) {
	n, teacher, _ := classroom(t)
	due := func(want, because string) {
		t.Helper()
		version, why, err := teacher.Due(t.Context(), 2)
		if err != nil || version != want || !strings.Contains(why, because) {
			t.Errorf("due is %q because %q, %v, want %q because %q", version, why, err, want, because)
		}
	}
	due("", "there is no dataset yet")
	n.says("ana", "chart of doge", ask.Chart)
	n.passes("v1")
	due("", "dataset v1 has 1 changes since the seed, 2 are needed")
	n.says("ana", "chart of shiba", ask.Chart)
	n.passes("v2")
	due("v2", "")
	if _, err := teacher.Train(t.Context(), "v2"); err != nil {
		t.Fatal(err)
	}
	due("", "dataset v2 was learned already: m")
	n.people[0].Intent = ask.Market // labelled anew
	n.passes("v3")
	due("", "dataset v3 has 1 changes since v2")
	n.says("bo", "how is the mood", ask.Sentiment)
	n.passes("v4")
	due("v4", "")
	if _, err := n.Versions.Prune(t.Context(), dataset.Policy{Keep: 1}, n.Open); err != nil {
		t.Fatal(err)
	}
	due("v4", "") // what the last model was made of is gone
}

func TestTrainingTakesNoFilteredVersion(t *testing.T) {
	n, teacher, _ := classroom(t)
	due := func(want string) {
		t.Helper()
		if version, why, err := teacher.Due(t.Context(), 1); err != nil || version != want {
			t.Errorf("due is %q, %q, %v, want %q", version, why, err, want)
		}
	}
	part := func(i ask.Intent) {
		t.Helper()
		if _, _, err := n.Versions.Build(t.Context(), []dataset.Source{n.Seed, n.People}, dataset.Filters{Intents: []ask.Intent{i}}); err != nil {
			t.Fatal(err)
		}
	}
	n.says("ana", "chart of doge", ask.Chart)
	part(ask.Chart)
	due("")
	n.passes("v2")
	part(ask.Price)
	due("v2")
	n.passes() // nothing is new
	due("v2")
}

func TestTrainingIsDueWhereTheLastOnesDatasetWasChangedByOtherHands(t *testing.T) {
	n, teacher, _ := classroom(t)
	n.says("ana", "chart of doge", ask.Chart)
	n.passes("v1")
	if _, err := teacher.Train(t.Context(), "v1"); err != nil {
		t.Fatal(err)
	}
	n.says("bo", "how is the mood", ask.Sentiment)
	n.passes("v2")
	if err := os.WriteFile(filepath.Join(n.dir, "v1", "examples.jsonl.zst"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if version, why, err := teacher.Due(t.Context(), 20); err != nil || version != "v2" {
		t.Errorf("due is %q, %q, %v", version, why, err)
	}
}

func TestOldVersionsAreMovedOrRemovedButNotThoseOfModels(t *testing.T) {
	n, _, _ := classroom(t)
	for _, text := range []string{"chart of doge", "chart of shiba", "chart of pepe", "chart of ether"} {
		n.says("ana", text, ask.Chart)
		n.passes("dataset")
	}
	named := func(v string) bool { return v == "v2" }
	old := chores.Old{Versions: n.Versions, Policy: dataset.Policy{Keep: 2, Age: time.Hour, Named: named}, Archive: "s3://old", Open: n.Open}
	if did, err := old.Clear(t.Context()); err != nil || did != "datasets v1 moved to s3://old" {
		t.Errorf("%q, %v", did, err)
	}
	if did, err := old.Clear(t.Context()); err != nil || did != "" {
		t.Errorf("again: %q, %v", did, err)
	}
	old.Beyond = 1000 * time.Hour
	if did, err := old.Clear(t.Context()); err != nil || did != "" {
		t.Errorf("not yet so old: %q, %v", did, err)
	}
	old.Beyond = time.Nanosecond
	old.Policy.Named = func(v string) bool { return v != "v1" }
	if did, err := old.Clear(t.Context()); err != nil || did != "datasets v1 removed from there" {
		t.Errorf("too old for the archive: %q, %v", did, err)
	}
	old.Policy.Named, old.Policy.Keep, old.Archive = named, 1, ""
	if did, err := old.Clear(t.Context()); err != nil || did != "datasets v3 removed" {
		t.Errorf("%q, %v", did, err)
	}
}
