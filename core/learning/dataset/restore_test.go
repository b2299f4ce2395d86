package dataset_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
)

// far is a place where something happens while an object is read.
type far struct {
	bucket
	during func()
	fails  error
}

func (f *far) NewReader(ctx context.Context, key string) (io.ReadCloser, error) {
	if during := f.during; during != nil {
		f.during = nil
		during()
	}
	if f.fails != nil {
		return nil, f.fails
	}
	return f.bucket.NewReader(ctx, key)
}
func (f *far) open(context.Context, string) (dataset.Bucket, error) { return f, nil }

// archived are two versions with words of ana, the older of which is far away.
func archived(t *testing.T) (*dataset.Versions, *far, string) {
	t.Helper()
	dir, f := t.TempDir(), &far{bucket: bucket{}}
	v, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Price))
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Help))
	if moved, err := v.Archive(t.Context(), dataset.Policy{Keep: 1}, "x", f.open); err != nil || !slices.Equal(moved, []string{"v1"}) {
		t.Fatal(moved, err)
	}
	return v, f, dir
}

// left are the files beside the versions.
func left(t *testing.T, dir string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), ".") && e.Name() != ".lock" {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestRestoreTellsWhatItHasFetched(t *testing.T) {
	v, f, dir := archived(t)
	size := int64(len(f.bucket["v1/examples.jsonl.zst"]))
	made, err := v.Show("v1")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "v1", "examples.jsonl.zst")
	for _, from := range []string{"x", ""} { // the second time it is here
		r, err := v.Restore(t.Context(), "v1", f.open)
		if err != nil || r.File != file || r.Bytes != size || r.From != from || r.Version != "v1" || !r.Created.Equal(made.Created) || r.Archive != "" || r.Copy != "" {
			t.Errorf("%+v, %v", r, err)
		}
	}
	if names := left(t, dir); len(names) > 0 || len(f.bucket) > 0 {
		t.Errorf("%v and %d objects are left", names, len(f.bucket))
	}
	if err := v.Verify(t.Context(), "v1"); err != nil {
		t.Error(err)
	}
	if _, err := v.Restore(t.Context(), "v9", f.open); !errors.Is(err, dataset.ErrUnknown) {
		t.Error(err)
	}
}

func TestEverythingElseGoesOnWhileAVersionIsFetched(t *testing.T) {
	v, f, _ := archived(t)
	f.during = func() {
		if m := build(t, v, dataset.Filters{}, said("bob", "his", ask.Chart)); m.Version != "v3" {
			t.Errorf("%s was made", m.Version)
		}
		if gone, err := v.Prune(t.Context(), dataset.Policy{Keep: 2}, f.open); err != nil || len(gone) > 0 {
			t.Errorf("%v are gone, %v", gone, err)
		}
		if _, err := v.Restore(t.Context(), "v1", f.open); !errors.Is(err, dataset.ErrBusy) {
			t.Errorf("twice at once: %v", err)
		}
	}
	if r, err := v.Restore(t.Context(), "v1", f.open); err != nil || r.From != "x" {
		t.Errorf("%+v, %v", r, err)
	}
	if err := v.Verify(t.Context(), "v1"); err != nil {
		t.Error(err)
	}
}

func TestPersonTakenOutWhileAVersionIsFetchedIsNowhere(t *testing.T) {
	for name, fails := range map[string]error{"it is fetched": nil, "it breaks off": errors.New("no route")} {
		t.Run(name, func(t *testing.T) {
			v, f, dir := archived(t)
			f.during = func() {
				if n, err := v.Withdraw(t.Context(), "ana", "she asked for it", f.open); err != nil || n != 2 {
					t.Errorf("%d were taken out, %v", n, err)
				}
				f.fails = fails
			}
			if r, err := v.Restore(t.Context(), "v1", f.open); err != nil || r.Examples != 1 {
				t.Errorf("%+v, %v", r, err)
			}
			if got := labels(t, v, "v1"); len(got) != 1 || got["his"] == "" {
				t.Errorf("%v", got)
			}
			if names := left(t, dir); len(names) > 0 || len(f.bucket) > 0 {
				t.Errorf("%v and %d objects are left", names, len(f.bucket))
			}
		})
	}
}

func TestRestoreThatFailsOrIsCalledOffLeavesNothingBehind(t *testing.T) {
	v, f, dir := archived(t)
	f.fails = errors.New("no route")
	if _, err := v.Restore(t.Context(), "v1", f.open); !errors.Is(err, f.fails) {
		t.Error(err)
	}
	f.fails = nil
	ctx, cancel := context.WithCancel(t.Context())
	f.during = cancel
	if _, err := v.Restore(ctx, "v1", f.open); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if m, err := v.Show("v1"); err != nil || m.Archive != "x" || len(left(t, dir)) > 0 {
		t.Errorf("%+v, %v, %v", m, err, left(t, dir))
	}
	if err := os.WriteFile(filepath.Join(dir, ".v1.fetched"), []byte("her words"), 0o600); err != nil { // a crash left it
		t.Fatal(err)
	}
	build(t, v, dataset.Filters{}, said("bob", "his", ask.Chart))
	if names := left(t, dir); len(names) > 0 {
		t.Errorf("%v are left", names)
	}
	if _, err := v.Restore(t.Context(), "v1", f.open); err != nil {
		t.Error(err)
	}
}
