package registry_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
)

var ana = registry.Order{Who: "ana", Why: "of the test"}

// stand checks who has which role.
func stand(t *testing.T, r *registry.Registry, serving, canary, shadow string) {
	t.Helper()
	d, err := r.Deployment()
	if err != nil || d.Serving != serving || d.Canary != canary || d.Shadow != shadow || (canary == "") != (d.Share == 0) || (canary == "") != d.Since.IsZero() {
		t.Errorf("%+v, %v; want %s, canary %q, shadow %q", d, err, serving, canary, shadow)
	}
}

func (c call) must(t *testing.T) registry.Deployment {
	t.Helper()
	if c.err != nil {
		t.Fatal(c.err)
	}
	return c.d
}

type call struct {
	d   registry.Deployment
	err error
}

func of(d registry.Deployment, err error) call { return call{d, err} }

func TestModelGoesTheWholeWayAndBack(t *testing.T) {
	r, dir := open(t)
	a, b := add(t, r, "vielleicht", registry.Candidate).Version, add(t, r, "eventuell", registry.Candidate).Version
	stand(t, r, "seed-1", "", "")
	of(r.Shadow(a, ana)).must(t)
	stand(t, r, "seed-1", "", a)
	of(r.Canary(a, 0.1, ana)).must(t)
	stand(t, r, "seed-1", a, "")
	of(r.Promote("", ana)).must(t)
	stand(t, r, a, "", "")
	of(r.Canary(b, 0.5, ana)).must(t)
	of(r.Rollback("", ana)).must(t) // ends the canary, and nothing else
	stand(t, r, a, "", "")
	of(r.Promote(b, ana)).must(t)
	stand(t, r, b, "", "")
	of(r.Rollback("", ana)).must(t)
	stand(t, r, a, "", "")
	of(r.Rollback("", ana)).must(t)
	stand(t, r, "seed-1", "", "")
	if _, err := r.Rollback("", ana); !errors.Is(err, registry.ErrNothing) {
		t.Errorf("back from the seed: %v", err)
	}
	again, err := registry.New(dir, trainedSeed(t))
	if err != nil {
		t.Fatal(err)
	}
	d := of(again.Deployment()).must(t)
	if n := len(d.History); n != 8 || d.History[2].From != "seed-1" || d.History[2].To != a || d.History[2].Role != registry.Serving || d.History[2].Who != "ana" ||
		d.History[2].Why != "of the test" || d.History[2].At.IsZero() || !d.History[6].Back || d.History[1].Share != 0.1 {
		t.Errorf("history of %d: %+v", n, d.History)
	}
}

func trainedSeed(t *testing.T) *model.Model {
	t.Helper()
	m := trained(t, "seed")
	m.Version = "seed-1"
	return m
}

func TestStatusIsWhatTheDeploymentSays(t *testing.T) {
	r, _ := open(t)
	a, b := add(t, r, "vielleicht", registry.Candidate).Version, add(t, r, "eventuell", registry.Failed).Version
	want := func(version string, s registry.Status, reason string) {
		t.Helper()
		if e, err := r.Get(version); err != nil || e.State.Status != s || !strings.Contains(e.Reason, reason) {
			t.Errorf("%s is %s (%s), %v; want %s", version, e.State.Status, e.Reason, err, s)
		}
	}
	want("seed-1", registry.Serving, "")
	want(a, registry.Candidate, "of the test")
	of(r.Shadow(b, ana)).must(t)
	want(b, registry.Shadow, "by ana")
	of(r.Shadow("", ana)).must(t)
	want(b, registry.Failed, "of the test") // which it still is
	of(r.Canary(a, 0.1, ana)).must(t)
	want(a, registry.Canary, "by ana")
	of(r.Rollback("", registry.Order{Who: "judge", Why: "it was worse"})).must(t)
	want(a, registry.Retired, "it was worse, by judge")
	of(r.Promote(a, ana)).must(t)
	want(a, registry.Serving, "by ana")
	want("seed-1", registry.Retired, "by ana")
}

func TestFailedModelAnswersNobodyUnlessSomebodyInsistsAndSaysWhy(t *testing.T) {
	r, _ := open(t)
	failed := add(t, r, "vielleicht", registry.Failed).Version
	for _, o := range []registry.Order{{Who: "ana", Why: "I like it"}, {Who: "ana", Force: true}} {
		if _, err := r.Promote(failed, o); !errors.Is(err, registry.ErrFailed) || !strings.Contains(err.Error(), "of the test") {
			t.Errorf("promote by %+v: %v", o, err)
		}
		if _, err := r.Canary(failed, 0.1, o); !errors.Is(err, registry.ErrFailed) {
			t.Errorf("canary by %+v: %v", o, err)
		}
	}
	of(r.Shadow(failed, ana)).must(t)
	stand(t, r, "seed-1", "", failed)
	of(r.Promote(failed, registry.Order{Who: "ana", Why: "the gate is wrong", Force: true})).must(t)
	stand(t, r, failed, "", "")
}

func TestBrokenOrUnknownModelIsGivenNoRole(t *testing.T) {
	r, dir := open(t)
	a, b := add(t, r, "vielleicht", registry.Candidate).Version, add(t, r, "eventuell", registry.Candidate).Version
	of(r.Promote(a, ana)).must(t)
	of(r.Promote(b, ana)).must(t)
	if err := os.WriteFile(filepath.Join(dir, a, "model.bin"), []byte("tampered"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"shadow": of(r.Shadow(a, ana)).err, "canary": of(r.Canary(a, 0.1, ana)).err, "promote": of(r.Promote(a, ana)).err, "rollback": nil,
	} {
		if name != "rollback" && !errors.Is(err, registry.ErrBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := r.Promote("m00000000", ana); !errors.Is(err, registry.ErrUnknown) {
		t.Error(err)
	}
	if _, err := r.Canary("seed-1", 1, ana); err == nil {
		t.Error("a canary for everybody")
	}
	if _, err := r.Promote(b, ana); !errors.Is(err, registry.ErrNothing) {
		t.Errorf("it serves already: %v", err)
	}
	if _, err := r.Promote("", ana); !errors.Is(err, registry.ErrNothing) {
		t.Errorf("no canary: %v", err)
	}
	stand(t, r, b, "", "")
	of(r.Rollback("", ana)).must(t) // past the broken one
	stand(t, r, "seed-1", "", "")
}

func TestRollbackToANamedModelThatServed(t *testing.T) {
	r, _ := open(t)
	var all []string
	for _, word := range []string{"vielleicht", "eventuell", "womöglich"} {
		v := add(t, r, word, registry.Candidate).Version
		of(r.Promote(v, ana)).must(t)
		all = append(all, v)
	}
	never := add(t, r, "kaum", registry.Candidate).Version
	if _, err := r.Rollback(never, ana); err == nil || !strings.Contains(err.Error(), "has not served") {
		t.Error(err)
	}
	of(r.Rollback(all[0], ana)).must(t)
	stand(t, r, all[0], "", "")
	of(r.Shadow(never, ana)).must(t)
	of(r.Rollback(never, ana)).must(t)
	stand(t, r, all[0], "", "")
	of(r.Rollback("", ana)).must(t)
	stand(t, r, "seed-1", "", "")
}

func TestOrderAboutACanaryThatHasGoneIsNotCarriedOut(t *testing.T) {
	r, _ := open(t)
	a := add(t, r, "vielleicht", registry.Candidate).Version
	first := of(r.Canary(a, 0.1, ana)).must(t)
	of(r.Rollback("", ana)).must(t)
	late := registry.Order{Who: "judge", Of: first.Since}
	if _, err := r.Promote(a, late); !errors.Is(err, registry.ErrNothing) {
		t.Error(err)
	}
	of(r.Canary(a, 0.1, ana)).must(t)
	if _, err := r.Promote(a, late); !errors.Is(err, registry.ErrNothing) {
		t.Errorf("of the same model, begun anew: %v", err)
	}
	stand(t, r, "seed-1", a, "")
}

func TestSpoiltDeploymentIsToldAndNotOverwritten(t *testing.T) {
	r, dir := open(t)
	file := filepath.Join(dir, "deployment.json")
	for _, text := range []string{"{", `{"serving":""}`, "[]"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Rollback("seed-1", ana); err == nil || !strings.Contains(err.Error(), "deployment.json") {
			t.Errorf("%q: %v", text, err)
		}
		if left, err := os.ReadFile(file); err != nil || string(left) != text {
			t.Errorf("%q became %q, %v", text, left, err)
		}
	}
}

func TestManyMayDecideAtOnceAndNoStepIsLost(t *testing.T) {
	r, dir := open(t)
	a := add(t, r, "vielleicht", registry.Candidate).Version
	const n = 20
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			own, err := registry.New(dir, trainedSeed(t))
			if err == nil {
				_, err = own.Canary(a, 0.5, registry.Order{Who: fmt.Sprint("operator ", i)})
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	who := map[string]bool{}
	for _, s := range of(r.Deployment()).must(t).History {
		who[s.Who] = true
	}
	if len(who) != n {
		t.Errorf("%d of %d steps are remembered", len(who), n)
	}
}

// Whatever was decided before: one model serves, which opens, and rollbacks lead to the seed.
func TestEveryWayLeadsBackToTheSeed(t *testing.T) {
	r, dir := open(t)
	versions := []string{"seed-1", ""}
	for _, word := range []string{"vielleicht", "eventuell", "womöglich"} {
		versions = append(versions, add(t, r, word, registry.Candidate).Version)
	}
	rapid.Check(t, func(t *rapid.T) {
		_ = errors.Join(os.Remove(filepath.Join(dir, "deployment.json")), os.Remove(filepath.Join(dir, "history.json")))
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			before, _ := r.Deployment()
			version := rapid.SampledFrom(versions).Draw(t, "version")
			var after registry.Deployment
			var err error
			switch rapid.IntRange(0, 3).Draw(t, "act") {
			case 0:
				after, err = r.Shadow(version, ana)
			case 1:
				after, err = r.Canary(version, 0.5, ana)
			case 2:
				after, err = r.Promote(version, ana)
			case 3:
				after, err = r.Rollback(version, ana)
			}
			if now, _ := r.Deployment(); err != nil && !reflect.DeepEqual(now, before) || err == nil && len(after.History) <= len(before.History) {
				t.Fatalf("%v: %+v became %+v", err, before, now)
			}
			if _, err := r.Open(after.Serving); err == nil && (after.Serving == after.Canary || after.Serving == after.Shadow) {
				t.Fatalf("one model has two roles: %+v", after)
			}
			if served := after.Served("seed-1"); err == nil && served[len(served)-1] != after.Serving {
				t.Fatalf("served %v, serves %s", served, after.Serving)
			}
		}
		for range 30 {
			if _, err := r.Rollback("", ana); err != nil {
				break
			}
		}
		if d, err := r.Deployment(); err != nil || d.Serving != "seed-1" || d.Canary != "" {
			t.Fatalf("%+v, %v", d, err)
		}
	})
}

func TestMistakesOfOperatorsAreToldOnceAndChangeNothing(t *testing.T) {
	r, dir := open(t)
	o := registry.Order{Who: "olga", Why: "because"}
	for name, act := range map[string]func() error{
		"canary":  func() error { _, err := r.Canary("m00000000", .1, o); return err },
		"promote": func() error { _, err := r.Promote("m00000000", o); return err },
	} {
		if err := act(); !errors.Is(err, registry.ErrUnknown) || strings.Count(err.Error(), "m00000000") != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	first, second := add(t, r, "vielleicht", registry.Candidate), add(t, r, "womöglich", registry.Candidate)
	for _, e := range []registry.Entry{first, second} {
		if _, err := r.Promote(e.Version, o); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, first.Version, "model.bin"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Rollback(first.Version, o); !errors.Is(err, registry.ErrBroken) {
		t.Errorf("a broken model was named: %v", err)
	}
	if d, err := r.Deployment(); err != nil || d.Serving != second.Version {
		t.Errorf("%+v, %v", d, err)
	}
	if d, err := r.Rollback("", o); err != nil || d.Serving != "seed-1" {
		t.Errorf("where none is named: %+v, %v", d, err)
	}
}

func TestRollbackPutsAsideADeploymentThatCantBeRead(t *testing.T) {
	for _, text := range []string{"", `{"serving":`, `{"serving":""}`, `{"serving":"../../etc"}`, `{"serving":"seed-1","canary":"m0a1b2c3d","share":7}`} {
		r, dir := open(t)
		name := filepath.Join(dir, "deployment.json")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Deployment(); err == nil {
			t.Errorf("%s is accepted", text)
		}
		if _, err := r.Shadow("seed-1", ana); err == nil {
			t.Errorf("%s is overwritten", text)
		}
		d, err := r.Rollback("", ana)
		if err != nil || d.Serving != "seed-1" || len(d.History) != 1 || d.History[0].Who != "ana" {
			t.Errorf("%s: %+v, %v", text, d, err)
		}
		if kept, err := os.ReadFile(name + ".broken"); err != nil || string(kept) != text {
			t.Errorf("%s was not kept: %q, %v", text, kept, err)
		}
		stand(t, r, "seed-1", "", "")
	}
}
