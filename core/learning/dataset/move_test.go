package dataset_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
)

// slow is a place where something happens while an object is written.
type slow struct {
	bucket
	during func()
	fails  error
}

type late struct {
	io.WriteCloser
	of *slow
}

func (l late) Close() error {
	if during := l.of.during; during != nil {
		l.of.during = nil
		during()
	}
	return errors.Join(l.WriteCloser.Close(), l.of.fails)
}

func (s *slow) NewWriter(ctx context.Context, key string) (io.WriteCloser, error) {
	w, err := s.bucket.NewWriter(ctx, key)
	return late{w, s}, err
}
func (s *slow) open(context.Context, string) (dataset.Bucket, error) { return s, nil }

// shelves are two versions, both with words of ana, and a slow archive.
func shelves(t *testing.T) (*dataset.Versions, *slow, func() []string) {
	t.Helper()
	v, b := open(t), &slow{bucket: bucket{}}
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Price))
	build(t, v, dataset.Filters{}, said("ana", "hers", ask.Price), said("bob", "his", ask.Price), said("bob", "his too", ask.Help))
	return v, b, func() []string {
		t.Helper()
		moved, err := v.Archive(t.Context(), dataset.Policy{Keep: 1}, "x", b.open)
		if err != nil {
			t.Error(err)
		}
		return moved
	}
}

func TestVersionsAreMadeWhileAnotherIsOnItsWayToTheArchive(t *testing.T) {
	v, b, archive := shelves(t)
	b.during = func() {
		if m := build(t, v, dataset.Filters{}, said("bob", "his", ask.Chart)); m.Version != "v3" {
			t.Errorf("%s was made", m.Version)
		}
		if moved := archive(); !slices.Equal(moved, []string{"v2"}) { // which is old now; v1 is under way
			t.Errorf("%v were moved meanwhile", moved)
		}
		if gone, err := v.Prune(t.Context(), dataset.Policy{Keep: 2}, b.open); err != nil || len(gone) > 0 {
			t.Errorf("%v are gone while it is read, %v", gone, err)
		}
	}
	if moved := archive(); !slices.Equal(moved, []string{"v1"}) || len(b.bucket) != 2 {
		t.Errorf("%v were moved, %d are there", moved, len(b.bucket))
	}
	for _, version := range []string{"v1", "v2"} {
		if _, err := v.Restore(t.Context(), version, b.open); err != nil {
			t.Error(err)
		}
		if err := v.Verify(t.Context(), version); err != nil {
			t.Error(err)
		}
	}
}

func TestPersonTakenOutOfAVersionOnItsWayIsNotInTheArchive(t *testing.T) {
	v, b, archive := shelves(t)
	b.during = func() {
		if n, err := v.Withdraw(t.Context(), "ana", "she asked for it", b.open); err != nil || n != 2 {
			t.Errorf("%d were taken out, %v", n, err)
		}
	}
	if moved := archive(); len(moved) > 0 || len(b.bucket) > 0 {
		t.Errorf("%v were moved, %d are there", moved, len(b.bucket))
	}
	if m, err := v.Show("v1"); err != nil || m.Copy != "" || m.Archive != "" || m.Examples != 1 {
		t.Errorf("%+v, %v", m, err)
	}
	if moved := archive(); !slices.Equal(moved, []string{"v1"}) {
		t.Errorf("%v were moved the next time", moved)
	}
}

// The upload breaks off at its end: something may be there.
func TestCopyOfAMoveThatBrokeOffIsDeletedByTheNextChange(t *testing.T) {
	v, b, archive := shelves(t)
	b.fails = errors.New("no route")
	if _, err := v.Archive(t.Context(), dataset.Policy{Keep: 1}, "x", b.open); !errors.Is(err, b.fails) {
		t.Error(err)
	}
	if m, err := v.Show("v1"); err != nil || m.Copy != "x" || m.Archive != "" {
		t.Errorf("%+v, %v", m, err)
	}
	b.fails = nil
	if n, err := v.Withdraw(t.Context(), "ana", "she asked for it", b.open); err != nil || n != 2 || len(b.bucket) > 0 {
		t.Errorf("%d were taken out, %v; %d objects are there", n, err, len(b.bucket))
	}
	if moved := archive(); !slices.Equal(moved, []string{"v1"}) {
		t.Errorf("%v were moved", moved)
	}
}

func TestArchivedVersionIsMovedBackWithoutThePersonAndWithoutTheLock(t *testing.T) {
	v, b, archive := shelves(t)
	if moved := archive(); !slices.Equal(moved, []string{"v1"}) {
		t.Fatal(moved)
	}
	b.during = func() { build(t, v, dataset.Filters{}, said("bob", "his", ask.Chart)) }
	if n, err := v.Withdraw(t.Context(), "ana", "she asked for it", b.open); err != nil || n != 2 {
		t.Errorf("%d were taken out, %v", n, err)
	}
	if m, err := v.Show("v1"); err != nil || m.Archive != "x" || m.Copy != "" || m.Examples != 1 {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := v.Show("v3"); err != nil {
		t.Error(err)
	}
}
