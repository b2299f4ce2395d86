package registry_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
)

// again makes a model a second time, of which the gates say something else now.
func again(t *testing.T, r *registry.Registry, word, against string, p99 time.Duration, s registry.Status) registry.Entry {
	t.Helper()
	about := registry.About{Dataset: "v1", Against: against, Gates: eval.Gates{P99: p99}}
	e, fresh, err := r.Add(trained(t, word), about, registry.Papers{Card: func(a registry.About) []byte { return []byte("# " + a.Version) }},
		registry.State{Status: s, Reason: "p99 " + p99.String()})
	if err != nil || fresh {
		t.Fatalf("fresh %v, %v", fresh, err)
	}
	return e
}

func TestModelThatIsMadeAgainIsJudgedByTheGatesOfNow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, _ := open(t)
		first := add(t, r, "vielleicht", registry.Failed)
		time.Sleep(time.Hour)
		again(t, r, "vielleicht", "seed-1", time.Second, registry.Candidate)
		time.Sleep(time.Hour)
		again(t, r, "vielleicht", "seed-1", time.Second, registry.Candidate) // nothing new
		e, err := r.Get(first.Version)
		if err != nil || e.Status != registry.Candidate || e.Reason != "p99 1s" || e.Against != "seed-1" || e.Gates.P99 != time.Second {
			t.Errorf("%+v, %v", e, err)
		}
		if !e.Created.Equal(first.Created) || !e.Since.Equal(first.Since.Add(time.Hour)) {
			t.Errorf("made %v, judged %v", e.Created, e.Since)
		}
		if len(e.Earlier) != 1 || e.Earlier[0].Status != registry.Failed || e.Earlier[0].Reason != "of the test" || !e.Earlier[0].Since.Equal(first.Since) {
			t.Errorf("%+v", e.Earlier)
		}
		if err := errors.Join(r.Intact(e.Version), r.Whole(e.Version)); err != nil {
			t.Error(err)
		}
		if _, err := r.Canary(e.Version, 0.1, registry.Order{Who: "ana"}); err != nil {
			t.Error(err)
		}
	})
}

func TestWhatWasDecidedOnAModelStandsWhenItIsMadeAgain(t *testing.T) {
	by := registry.Order{Who: "ana", Why: "of the test"}
	for name, decide := range map[string]func(r *registry.Registry, version string) error{
		"it serves":      func(r *registry.Registry, v string) error { _, err := r.Promote(v, by); return err },
		"it is a canary": func(r *registry.Registry, v string) error { _, err := r.Canary(v, 0.1, by); return err },
		"it is a shadow": func(r *registry.Registry, v string) error { _, err := r.Shadow(v, by); return err },
		"it was rolled back": func(r *registry.Registry, v string) error {
			_, err := r.Canary(v, 0.1, by)
			_, back := r.Rollback("", by)
			return errors.Join(err, back)
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := open(t)
			first := add(t, r, "vielleicht", registry.Candidate)
			if err := decide(r, first.Version); err != nil {
				t.Fatal(err)
			}
			before, err := r.Get(first.Version)
			if err != nil {
				t.Fatal(err)
			}
			e := again(t, r, "vielleicht", "m00000000", time.Nanosecond, registry.Failed)
			if e.Status != before.Status || e.Reason != before.Reason || e.Against != first.Against || len(e.Earlier) > 0 {
				t.Errorf("%+v", e)
			}
		})
	}
}

func TestModelWhoseCanaryEndedWithoutAWordIsNotSettled(t *testing.T) {
	r, _ := open(t)
	a, b := add(t, r, "vielleicht", registry.Candidate), add(t, r, "eventuell", registry.Candidate)
	by := registry.Order{Who: "ana"}
	_, err := r.Canary(a.Version, 0.1, by)
	if err == nil {
		_, err = r.Promote(b.Version, by) // another one serves, and the canary ends
	}
	if err != nil {
		t.Fatal(err)
	}
	if e := again(t, r, "vielleicht", b.Version, time.Second, registry.Failed); e.Status != registry.Failed {
		t.Errorf("%+v", e)
	}
}
