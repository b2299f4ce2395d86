package dataset_test

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
	"testing/synctest"
	"time"

	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

// source is a list of examples.
type source []record.Example

func (s source) Examples(_ context.Context, yield func(record.Example) error) error {
	for _, e := range s {
		if err := yield(e); err != nil {
			return err
		}
	}
	return nil
}

// seeded, said and reviewed are examples of the three origins.
func seeded(text string, i ask.Intent) record.Example {
	return record.Example{ID: record.ID("seed " + text), Text: text, Intent: i, Language: "en", Origin: record.Seeded, Weight: 1}
}

func said(user, text string, i ask.Intent) record.Example {
	return record.Example{
		ID: record.ID(user + " " + text), User: record.ID(user), Text: text, Intent: i, Language: "en", Platform: "slack",
		Origin: record.Confirmed, Weight: 1, At: time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC),
	}
}

func reviewed(text string, i ask.Intent) record.Example {
	e := said("rita", text, i)
	e.Origin, e.By, e.ID = record.Reviewed, "olga", e.ID+" reviewed"
	return e
}

func open(t testing.TB) *dataset.Versions {
	t.Helper()
	v, err := dataset.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func build(t testing.TB, v *dataset.Versions, f dataset.Filters, s ...record.Example) dataset.Manifest {
	t.Helper()
	m, _, err := v.Build(t.Context(), []dataset.Source{source(s)}, f)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Verify(t.Context(), m.Version); err != nil {
		t.Fatal(err)
	}
	return m
}

// labels are the texts of a version with what they are.
func labels(t testing.TB, v *dataset.Versions, version string) map[string]ask.Intent {
	t.Helper()
	out := map[string]ask.Intent{}
	err := v.Examples(t.Context(), version, func(e record.Example) error { out[e.Text] = e.Intent; return nil })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestVersionHoldsOneOfEachText(t *testing.T) {
	v := open(t)
	m := build(t, v, dataset.Filters{},
		seeded("price of btc", ask.Price), seeded("Price of BTC ", ask.Price), seeded("price of btc???", ask.Price),
		seeded("btc on 2020", ask.History), seeded("btc on 2021", ask.History), seeded("1500 btc in eur", ask.Convert),
		seeded("soooo good", ask.Feedback), seeded("sooooooo good", ask.Feedback), seeded("price of eth", ask.Price))
	if got := labels(t, v, "v1"); len(got) != 5 || m.Examples != 5 || m.Dropped.Same != 1 || m.Dropped.Near != 3 {
		t.Errorf("%v, dropped %+v", got, m.Dropped)
	}
	if want := map[ask.Intent]int{ask.Price: 2, ask.History: 1, ask.Convert: 1, ask.Feedback: 1}; !maps.Equal(m.Intents, want) {
		t.Errorf("%v", m.Intents)
	}
}

func TestReviewerBeatsSeedBeatsReactions(t *testing.T) {
	v := open(t)
	build(t, v, dataset.Filters{},
		seeded("to the moon", ask.Smalltalk), reviewed("to the moon", ask.Price), said("ana", "to the moon", ask.Advice),
		seeded("gm", ask.Smalltalk), said("ana", "gm", ask.Price), said("bob", "gm", ask.Price),
		said("ana", "wen lambo", ask.Price), said("bob", "wen lambo", ask.Smalltalk), said("cat", "wen lambo", ask.Smalltalk))
	got := labels(t, v, "v1")
	if got["to the moon"] != ask.Price || got["gm"] != ask.Smalltalk || got["wen lambo"] != ask.Smalltalk {
		t.Errorf("%v", got)
	}
}

func TestNoPersonHasMoreThanTheirShare(t *testing.T) {
	v := open(t)
	var all []record.Example
	for i := range 400 {
		all = append(all, said("troll", fmt.Sprint("word", string(rune('a'+i%26)), string(rune('a'+i/26))), ask.Advice))
	}
	for i := range 600 {
		all = append(all, said(fmt.Sprint("person", i), fmt.Sprint("other", string(rune('a'+i%26)), string(rune('a'+i/26))), ask.Price))
	}
	m := build(t, v, dataset.Filters{Share: 0.05}, all...)
	if m.Intents[ask.Advice] != 31 || m.Intents[ask.Price] != 600 || m.Dropped.Share != 369 { // 31 are 5 % of 631
		t.Errorf("%v, %+v", m.Intents, m.Dropped)
	}
}

func TestFiltersTakeWhatIsWanted(t *testing.T) {
	v := open(t)
	late := said("ana", "late one", ask.Price)
	late.At = late.At.AddDate(0, 1, 0)
	m := build(t, v, dataset.Filters{Until: late.At}, late, said("ana", "early one", ask.Price), seeded("timeless", ask.Price))
	if got := slices.Sorted(maps.Keys(labels(t, v, m.Version))); !slices.Equal(got, []string{"early one", "timeless"}) {
		t.Errorf("%v", got)
	}
	m = build(t, v, dataset.Filters{Origins: []record.Origin{record.Confirmed}}, late, seeded("timeless", ask.Price))
	if m.Version != "v2" || m.Parent != "v1" || m.Examples != 1 || m.Dropped.Filtered != 1 {
		t.Errorf("%+v", m)
	}
	_, _, err := v.Build(t.Context(), nil, dataset.Filters{Share: 2, Origins: []record.Origin{"hearsay"}})
	if err == nil || !bytes.Contains([]byte(err.Error()), []byte("hearsay")) || !bytes.Contains([]byte(err.Error()), []byte("share")) {
		t.Error(err)
	}
}

func TestNothingNewMakesNoVersion(t *testing.T) {
	v := open(t)
	build(t, v, dataset.Filters{}, seeded("one", ask.Price), seeded("two", ask.Help))
	m, fresh, err := v.Build(t.Context(), []dataset.Source{source{seeded("two", ask.Help)}, source{seeded("one", ask.Price)}}, dataset.Filters{})
	if err != nil || fresh || m.Version != "v1" {
		t.Errorf("%v, %v, %+v", err, fresh, m)
	}
	if all, err := v.List(); err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
}

// The law of the folder: examples in any order, sorted in memory or in files, are one version.
func TestOrderOfSourcesDoesNotMatter(t *testing.T) {
	words := []string{"price", "Price", "btc", "eth", "2020", "2021", "why", "!!", "é", "é"}
	rapid.Check(t, func(r *rapid.T) {
		var all []record.Example
		for range rapid.IntRange(0, 60).Draw(r, "n") {
			text := rapid.SampledFrom(words).Draw(r, "a") + " x" + rapid.SampledFrom(words).Draw(r, "b")
			intent := rapid.SampledFrom([]ask.Intent{ask.Price, ask.Chart, ask.Help}).Draw(r, "intent")
			user := rapid.SampledFrom([]string{"", "ana", "bob"}).Draw(r, "user")
			e := seeded(text, intent)
			if user != "" {
				e = said(user, text, intent)
			}
			e.Weight = float64(rapid.IntRange(1, 3).Draw(r, "weight"))
			all = append(all, e)
		}
		dir, err := os.MkdirTemp("", "datasets")
		if err != nil {
			r.Fatal(err)
		}
		defer os.RemoveAll(dir) //nolint:errcheck // of the test
		v, _ := dataset.Open(dir)
		first, _, err := v.Build(t.Context(), []dataset.Source{source(all)}, dataset.Filters{Share: 0.1})
		if err != nil {
			r.Fatal(err)
		}
		dataset.HoldAtOnce(v, rapid.IntRange(1, 9).Draw(r, "held"))
		again, fresh, err := v.Build(t.Context(), []dataset.Source{source(rapid.Permutation(all).Draw(r, "order"))}, dataset.Filters{Share: 0.1})
		if err != nil || fresh || again.SHA256 != first.SHA256 {
			r.Fatalf("%v: another version", err)
		}
		if err := v.Verify(t.Context(), "v1"); err != nil {
			r.Fatal(err)
		}
	})
}

func TestDiffTellsWhatChanged(t *testing.T) {
	v := open(t)
	build(t, v, dataset.Filters{}, seeded("stays", ask.Price), seeded("goes", ask.Price), seeded("turns", ask.Price))
	build(t, v, dataset.Filters{}, seeded("stays", ask.Price), seeded("comes", ask.Help), reviewed("turns", ask.Chart))
	got := map[dataset.Change]bool{}
	if err := v.Diff(t.Context(), "v1", "v2", func(c dataset.Change) error { got[c] = true; return nil }); err != nil {
		t.Fatal(err)
	}
	if want := map[dataset.Change]bool{{Text: "goes", Was: ask.Price}: true, {Text: "comes", Is: ask.Help}: true, {Text: "turns", Was: ask.Price, Is: ask.Chart}: true}; !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestDamageIsNoticed(t *testing.T) {
	for name, spoil := range map[string]func(dir string) error{
		"bytes": func(dir string) error { return flip(filepath.Join(dir, "examples.jsonl.zst")) },
		"gone":  func(dir string) error { return os.Remove(filepath.Join(dir, "examples.jsonl.zst")) },
		"manifest": func(dir string) error {
			return edit(filepath.Join(dir, "manifest.json"), `"examples": 2`, `"examples": 3`)
		},
		"counts": func(dir string) error { return edit(filepath.Join(dir, "manifest.json"), `"price": 1`, `"price": 2`) },
		"digest": func(dir string) error {
			return edit(filepath.Join(dir, "manifest.json"), `"sha256": "`, `"sha256": "0`)
		},
		"name": func(dir string) error {
			return edit(filepath.Join(dir, "manifest.json"), `"version": "v1"`, `"version": "v7"`)
		},
		"no JSON": func(dir string) error { return os.WriteFile(filepath.Join(dir, "manifest.json"), []byte("{"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			v, err := dataset.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			build(t, v, dataset.Filters{}, seeded("one", ask.Price), seeded("two", ask.Help))
			if err := spoil(filepath.Join(dir, "v1")); err != nil {
				t.Fatal(err)
			}
			if err := v.Verify(t.Context(), "v1"); err == nil {
				t.Error("not noticed")
			}
		})
	}
}

// Examples that are whole, but not those of the manifest, teach nothing and go nowhere.
func TestExamplesOfOtherHandsAreRefused(t *testing.T) {
	dir := t.TempDir()
	v, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	build(t, v, dataset.Filters{}, seeded("one", ask.Price), seeded("two", ask.Help))
	name := filepath.Join(dir, "v1", "examples.jsonl.zst")
	if err := repack(name, `"intent":"price"`, `"intent":"chart"`); err != nil {
		t.Fatal(err)
	}
	if err := v.Examples(t.Context(), "v1", func(record.Example) error { return nil }); !errors.Is(err, dataset.ErrTampered) {
		t.Errorf("read: %v", err)
	}
	for _, f := range dataset.Formats() {
		b := bucket{}
		if _, err := v.Export(t.Context(), "v1", f, b); !errors.Is(err, dataset.ErrTampered) || len(b) != 0 {
			t.Errorf("%s: %v, %d objects are left", f, err, len(b))
		}
	}
	if _, err := v.Withdraw(t.Context(), "ana", "erased", nil); !errors.Is(err, dataset.ErrTampered) {
		t.Errorf("withdraw: %v", err)
	}
	if err := v.Intact(t.Context(), "v1"); !errors.Is(err, dataset.ErrTampered) {
		t.Errorf("intact: %v", err)
	}
	build(t, v, dataset.Filters{}, seeded("one", ask.Price))
	for _, pair := range [][2]string{{"v1", "v2"}, {"v2", "v1"}} {
		err := v.Diff(t.Context(), pair[0], pair[1], func(dataset.Change) error { t.Errorf("%v: something is told", pair); return nil })
		if !errors.Is(err, dataset.ErrTampered) || !strings.Contains(err.Error(), "v1: it was changed by other hands: its SHA-256 is") {
			t.Errorf("diff %v: %v", pair, err)
		}
	}
	if err := flip(name); err != nil {
		t.Fatal(err)
	}
	if err := v.Intact(t.Context(), "v1"); !errors.Is(err, dataset.ErrTampered) {
		t.Errorf("that can't be unpacked: %v", err)
	}
}

// repack changes the lines of a packed file.
func repack(name, old, is string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	in, err := zstd.NewReader(nil)
	if err != nil {
		return err
	}
	defer in.Close()
	lines, err := in.DecodeAll(data, nil)
	if err != nil {
		return err
	}
	if !bytes.Contains(lines, []byte(old)) {
		return errors.New("nothing to change")
	}
	out, err := zstd.NewWriter(nil)
	if err != nil {
		return err
	}
	return os.WriteFile(name, out.EncodeAll(bytes.ReplaceAll(lines, []byte(old), []byte(is)), nil), 0o600)
}

func flip(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	data[len(data)/2] ^= 0x10
	return os.WriteFile(name, data, 0o600)
}

func edit(name, old, is string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Contains(data, []byte(old)) {
		return errors.New("nothing to edit in " + string(data))
	}
	return os.WriteFile(name, bytes.Replace(data, []byte(old), []byte(is), 1), 0o600)
}

func TestUnknownVersionsAreNamed(t *testing.T) {
	v := open(t)
	for _, name := range []string{"", "v1", "v01", "../v1", "one"} {
		if _, err := v.Show(name); !errors.Is(err, dataset.ErrUnknown) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestFailingSourceLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	v, _ := dataset.Open(dir)
	for _, s := range []source{{seeded("fine", ask.Price), seeded("", ask.Price)}, {seeded("x", "nonsense")}, {said("ana", "\xff", ask.Price)}} {
		if _, _, err := v.Build(t.Context(), []dataset.Source{s}, dataset.Filters{}); err == nil {
			t.Error("built")
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := v.Build(ended, []dataset.Source{source{seeded("fine", ask.Price)}}, dataset.Filters{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	left, err := fs.Glob(os.DirFS(dir), "*v*")
	if err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestCrashWhileReplacingIsFinished(t *testing.T) {
	dir := t.TempDir()
	v, _ := dataset.Open(dir)
	build(t, v, dataset.Filters{}, seeded("one", ask.Price))
	in := func(name string) string { return filepath.Join(dir, name) }
	for name, crash := range map[string]error{
		"before the new one stood": os.Rename(in("v1"), in(".v1.old")),
		"while building":           os.Mkdir(in(".v9.new"), 0o700),
	} {
		if crash != nil {
			t.Fatal(name, crash)
		}
	}
	m, fresh, err := v.Build(t.Context(), []dataset.Source{source{seeded("one", ask.Price)}}, dataset.Filters{})
	if err != nil || fresh || m.Version != "v1" {
		t.Errorf("%v, %+v", err, m)
	}
	if _, err := os.Stat(in(".v9.new")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("half a version was left")
	}
}

// bucket is a place in memory.
type bucket map[string][]byte

type object struct {
	bytes.Buffer
	ctx context.Context
	to  bucket
	key string
}

func (o *object) Close() error {
	if o.ctx.Err() != nil {
		return o.ctx.Err()
	}
	o.to[o.key] = o.Bytes()
	return nil
}

func (b bucket) NewWriter(ctx context.Context, key string) (io.WriteCloser, error) {
	return &object{ctx: ctx, to: b, key: key}, nil
}

func (b bucket) NewReader(_ context.Context, key string) (io.ReadCloser, error) {
	if _, ok := b[key]; !ok {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(b[key])), nil
}

func (b bucket) Delete(_ context.Context, key string) error { delete(b, key); return nil }
func (b bucket) List(_ context.Context, prefix string) (keys []string, err error) {
	for key := range b {
		if rest, ok := strings.CutPrefix(key, prefix); ok && !strings.Contains(rest, "/") {
			keys = append(keys, key)
		}
	}
	return keys, nil
}
func (b bucket) Close() error { return nil }
func (b bucket) open(context.Context, string) (dataset.Bucket, error) {
	return b, nil
}

func TestPersonIsTakenOutOfEveryVersion(t *testing.T) {
	v, b := open(t), bucket{}
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Price))
	before := build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Price), said("ana", "hers too", ask.Help))
	if moved, err := v.Archive(t.Context(), dataset.Policy{Keep: 1}, "somewhere", b.open); err != nil || !slices.Equal(moved, []string{"v1"}) {
		t.Fatalf("%v, %v", moved, err)
	}
	n, err := v.Withdraw(t.Context(), "ana", "she asked for it", b.open)
	if err != nil || n != 3 {
		t.Fatalf("%d, %v", n, err)
	}
	m, _ := v.Show("v2")
	if len(m.Withdrawn) != 1 || m.Withdrawn[0].Examples != 2 || m.Withdrawn[0].Was != before.SHA256 || m.Withdrawn[0].Reason != "she asked for it" {
		t.Errorf("%+v", m.Withdrawn)
	}
	if n, err := v.Withdraw(t.Context(), "ana", "again", b.open); err != nil || n != 0 {
		t.Errorf("again: %d, %v", n, err)
	}
	if _, err := v.Restore(t.Context(), "v1", b.open); err != nil {
		t.Fatal(err)
	}
	for _, version := range []string{"v1", "v2"} {
		if got := labels(t, v, version); len(got) != 1 || got["his"] == "" {
			t.Errorf("%s: %v", version, got)
		}
		if err := v.Verify(t.Context(), version); err != nil {
			t.Error(err)
		}
	}
}

// stubborn is a place where nothing can be deleted for now.
type stubborn struct {
	bucket
	fails error
}

func (s *stubborn) Delete(ctx context.Context, key string) error {
	if s.fails != nil {
		return s.fails
	}
	return s.bucket.Delete(ctx, key)
}
func (s *stubborn) open(context.Context, string) (dataset.Bucket, error) { return s, nil }

func TestRestoredVersionLeavesNoCopyInTheArchive(t *testing.T) {
	v, b := open(t), &stubborn{bucket: bucket{}}
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Price))
	build(t, v, dataset.Filters{}, said("bob", "his", ask.Price))
	move := func() {
		t.Helper()
		if moved, err := v.Archive(t.Context(), dataset.Policy{Keep: 1}, "x", b.open); err != nil || len(moved) != 1 || len(b.bucket) != 1 {
			t.Fatalf("%v, %v, %d in the archive", moved, err, len(b.bucket))
		}
	}
	move()
	if _, err := v.Restore(t.Context(), "v1", b.open); err != nil || len(b.bucket) != 0 {
		t.Errorf("%v, %d left in the archive", err, len(b.bucket))
	}
	move()
	b.fails = errors.New("no route")
	if _, err := v.Restore(t.Context(), "v1", b.open); !errors.Is(err, b.fails) {
		t.Error(err)
	}
	if m, _ := v.Show("v1"); m.Archive != "" || m.Copy != "x" {
		t.Errorf("it is in %q, with a copy in %q", m.Archive, m.Copy)
	}
	if _, err := v.Withdraw(t.Context(), "ana", "erased", b.open); !errors.Is(err, b.fails) {
		t.Errorf("she is said to be gone: %v", err)
	}
	b.fails = nil
	if _, err := v.Withdraw(t.Context(), "ana", "erased", b.open); err != nil || len(b.bucket) != 0 {
		t.Errorf("%v, %d left in the archive", err, len(b.bucket))
	}
	if got := labels(t, v, "v1"); len(got) != 1 || got["his"] == "" {
		t.Errorf("%v", got)
	}
}

// A copy that is broken in the archive does not take the place of what may be mended there.
func TestRestoreOfABrokenCopyLeavesTheVersionArchived(t *testing.T) {
	v, b := open(t), bucket{}
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price))
	build(t, v, dataset.Filters{}, said("bob", "his", ask.Price))
	if _, err := v.Archive(t.Context(), dataset.Policy{Keep: 1}, "x", b.open); err != nil {
		t.Fatal(err)
	}
	whole := b["v1/examples.jsonl.zst"]
	b["v1/examples.jsonl.zst"] = whole[:len(whole)/2]
	if _, err := v.Restore(t.Context(), "v1", b.open); err == nil {
		t.Error("half a file was restored")
	}
	b["v1/examples.jsonl.zst"] = whole
	if _, err := v.Restore(t.Context(), "v1", b.open); err != nil {
		t.Error(err)
	}
}

func TestOldVersionsGoButNoneThatAModelNames(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v, b := open(t), bucket{}
		for i := range 6 {
			build(t, v, dataset.Filters{}, seeded(fmt.Sprint("text", string(rune('a'+i))), ask.Price))
			time.Sleep(24 * time.Hour)
		}
		named := func(version string) bool { return version == "v2" }
		moved, err := v.Archive(t.Context(), dataset.Policy{Age: 100 * time.Hour, Named: named}, "x", b.open)
		if err != nil || !slices.Equal(moved, []string{"v1"}) || len(b) != 1 {
			t.Fatalf("%v, %v", moved, err)
		}
		if _, _, err := v.Build(t.Context(), nil, dataset.Filters{}); err != nil { // v7, empty
			t.Fatal(err)
		}
		gone, err := v.Prune(t.Context(), dataset.Policy{Keep: 3, Named: named}, b.open)
		if err != nil || !slices.Equal(gone, []string{"v1", "v3", "v4"}) || len(b) != 0 {
			t.Errorf("%v, %v, %d in the archive", gone, err, len(b))
		}
		time.Sleep(1000 * time.Hour)
		if gone, err := v.Prune(t.Context(), dataset.Policy{Age: time.Hour}, b.open); err != nil || !slices.Equal(gone, []string{"v2", "v5", "v6"}) {
			t.Errorf("%v, %v: the newest stays", gone, err)
		}
		if m := build(t, v, dataset.Filters{}, seeded("anew", ask.Price)); m.Version != "v8" || m.Parent != "v7" {
			t.Errorf("%+v", m)
		}
	})
}

func TestOneChangeAtATime(t *testing.T) {
	v := open(t)
	busy := dataset.SourceFunc(func(context.Context, func(record.Example) error) error {
		_, err := v.Prune(t.Context(), dataset.Policy{}, nil)
		return err
	})
	if _, _, err := v.Build(t.Context(), []dataset.Source{busy}, dataset.Filters{}); !errors.Is(err, dataset.ErrBusy) {
		t.Error(err)
	}
}

// After a power cut a manifest may be empty.
func TestBrokenVersionHidesNoOther(t *testing.T) {
	dir := t.TempDir()
	v, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price))
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Price))
	if err := os.WriteFile(filepath.Join(dir, "v2", "manifest.json"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := v.List()
	if err != nil || len(all) != 1 || all[0].Version != "v1" {
		t.Errorf("%+v, %v", all, err)
	}
	if broken, err := v.Broken(); err != nil || len(broken) != 1 || broken[0].Version != "v2" || broken[0].Err == nil {
		t.Errorf("%+v, %v", broken, err)
	}
	if m := build(t, v, dataset.Filters{}, said("bob", "his", ask.Price)); m.Version != "v3" || m.Parent != "v1" {
		t.Errorf("%+v", m)
	}
	n, err := v.Withdraw(t.Context(), "ana", "erased", nil)
	if n != 1 || err == nil || !strings.Contains(err.Error(), "mend or remove") {
		t.Errorf("%d examples, and what nobody can read is said to be clear: %v", n, err)
	}
}

// What somebody has too much of does not make the whole larger, of which it would be less.
func TestNobodyRaisesTheBoundByWritingMore(t *testing.T) {
	v := open(t)
	var all []record.Example
	letters := func(i int) string { return string([]rune{rune('a' + i%26), rune('a' + i/26%26), rune('a' + i/676)}) }
	for i := range 3000 {
		all = append(all, said("troll", "word"+letters(i), ask.Advice))
	}
	for i := range 1000 {
		all = append(all, said(fmt.Sprint("person", i%300), "other"+letters(i), ask.Price))
	}
	m := build(t, v, dataset.Filters{Share: 0.05}, all...)
	if m.Intents[ask.Advice] != 52 || m.Intents[ask.Price] != 1000 { // 52 are 5 % of 1,052
		t.Errorf("%v, %+v", m.Intents, m.Dropped)
	}
}

func TestWhatModelsAreJudgedByIsInNoVersion(t *testing.T) {
	v := open(t)
	v.KeepApart(func() (dataset.Apart, error) { return dataset.ApartOf([]string{"Price of Litecoin on 5 May?"}), nil })
	m := build(t, v, dataset.Filters{}, reviewed("price of litecoin on 7 may", ask.Price), seeded("price of  LITECOIN on 5 may", ask.Price), reviewed("price of monero", ask.Price))
	if m.Examples != 1 || m.Dropped.Frozen != 2 {
		t.Errorf("%d examples, %+v", m.Examples, m.Dropped)
	}
}
