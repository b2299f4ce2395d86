package dataset_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/record"
)

// under is a policy that allows whom those before it in the list do, and fewer.
func under(policy string) dataset.Consent {
	order := []string{"everybody", "some", "nobody"}
	return dataset.Consent{Policy: policy, Covers: func(made string) bool {
		at := slices.Index(order, made)
		return at >= 0 && slices.Index(order, policy) <= at
	}}
}

// agreed is who may be learned from.
func agreed(who ...record.ID) func(context.Context, record.ID) (bool, error) {
	return func(_ context.Context, user record.ID) (bool, error) { return slices.Contains(who, user), nil }
}

func texts(t *testing.T, v *dataset.Versions, version string) []string {
	return slices.Sorted(maps.Keys(labels(t, v, version)))
}

func TestVersionOfALooserPolicyIsNotUsedUntilItIsConfined(t *testing.T) {
	v := open(t).Under(under("everybody"))
	build(t, v, dataset.Filters{}, seeded("one", ask.Price), said("ana", "two", ask.Help), said("bob", "three", ask.Help))
	build(t, v, dataset.Filters{Origins: []record.Origin{record.Seeded}}, seeded("one", ask.Price))
	v.Under(under("some"))
	none := func(record.Example) error { t.Error("an example"); return nil }
	b := bucket{}
	_, exported := v.Export(t.Context(), "v1", dataset.JSONL, b)
	for _, err := range []error{
		v.Examples(t.Context(), "v1", none), v.Intact(t.Context(), "v1"), exported,
		v.Diff(t.Context(), "v2", "v1", func(dataset.Change) error { t.Error("a change"); return nil }),
	} {
		if !errors.Is(err, dataset.ErrLooser) {
			t.Errorf("error %v, want ErrLooser", err)
		}
	}
	if got := texts(t, v, "v2"); len(got) != 1 || len(b) > 0 {
		t.Errorf("of nobody: %v; exported %v", got, b)
	}
	for _, want := range []int{1, 0} {
		if n, err := v.Confine(t.Context(), agreed("ana"), "fewer are allowed", b.open); n != want || err != nil {
			t.Errorf("%d, %v", n, err)
		}
	}
	m, err := v.Show("v1")
	if err != nil || m.Filters.Consent != "some" || len(m.Withdrawn) != 1 || m.Withdrawn[0].Reason != "fewer are allowed" {
		t.Errorf("%+v, %v", m, err)
	}
	if got := texts(t, v, "v1"); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("%v", got)
	}
	if v.Under(under("everybody")); !slices.Equal(texts(t, v, "v1"), []string{"one", "two"}) || v.Verify(t.Context(), "v1") != nil {
		t.Error("a looser policy may not use what a stricter one could")
	}
}

// Before manifests named a policy nobody noted who was allowed.
func TestVersionWithoutAPolicyIsConfinedOnce(t *testing.T) {
	v := open(t)
	build(t, v, dataset.Filters{}, said("ana", "two", ask.Help))
	v.Under(under("everybody"))
	if err := v.Intact(t.Context(), "v1"); !errors.Is(err, dataset.ErrLooser) {
		t.Errorf("error %v, want ErrLooser", err)
	}
	if n, err := v.Confine(t.Context(), agreed("ana"), "", nil); n != 0 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if m, err := v.Show("v1"); err != nil || m.Filters.Consent != "everybody" || len(m.Withdrawn) != 0 || v.Intact(t.Context(), "v1") != nil {
		t.Errorf("%+v, %v", m, err)
	}
}

// A build gives what is allowed by now: where that is what a version has, it may be used.
func TestBuildOfTheSameExamplesConfinesTheirVersion(t *testing.T) {
	v := open(t).Under(under("everybody"))
	build(t, v, dataset.Filters{}, said("ana", "two", ask.Help))
	v.Under(under("some"))
	if m := build(t, v, dataset.Filters{}, said("ana", "two", ask.Help)); m.Version != "v1" || v.Intact(t.Context(), "v1") != nil {
		t.Errorf("%+v", m)
	}
}

func TestConsentThatCannotBeReadTakesNobodyOut(t *testing.T) {
	v := open(t)
	build(t, v, dataset.Filters{}, said("ana", "two", ask.Help))
	v.Under(under("some"))
	boom := errors.New("the store is closed")
	_, err := v.Confine(t.Context(), func(context.Context, record.ID) (bool, error) { return false, boom }, "", nil)
	if !errors.Is(err, boom) || !errors.Is(v.Intact(t.Context(), "v1"), dataset.ErrLooser) {
		t.Errorf("%v", err)
	}
	if m, err := v.Show("v1"); err != nil || m.Examples != 1 {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestConfiningReachesTheArchive(t *testing.T) {
	v := open(t).Under(under("everybody"))
	build(t, v, dataset.Filters{}, said("ana", "two", ask.Help), said("bob", "three", ask.Help))
	build(t, v, dataset.Filters{}, said("ana", "two", ask.Help))
	b := bucket{}
	if moved, err := v.Archive(t.Context(), dataset.Policy{Keep: 1}, "box", b.open); err != nil || !slices.Equal(moved, []string{"v1"}) {
		t.Fatal(moved, err)
	}
	v.Under(under("some"))
	if n, err := v.Confine(t.Context(), agreed("ana"), "", b.open); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if m, err := v.Show("v1"); err != nil || m.Archive == "" || m.Examples != 1 {
		t.Errorf("%+v, %v", m, err)
	}
}
