package chores_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickertape/core/learning/chores"
	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
)

// school has models, and says who led which of them to a role.
type school struct {
	*registry.Registry
	t   *testing.T
	dir string
	n   int
}

func newSchool(t *testing.T) *school {
	t.Helper()
	s := &school{t: t, dir: t.TempDir()}
	r, err := registry.New(s.dir, s.trained("seed-1"))
	if err != nil {
		t.Fatal(err)
	}
	s.Registry = r
	return s
}

// trained is a model like no other before.
func (s *school) trained(version string) *model.Model {
	s.t.Helper()
	s.n++
	m, err := model.Train([]model.Example{
		{Label: "price", Text: model.Text{Words: []string{"price", fmt.Sprint("word", s.n)}}}, {Label: "chart", Text: model.Text{Words: []string{"chart"}}},
	}, model.Options{Version: version, Rounds: 5})
	if err != nil {
		s.t.Fatal(err)
	}
	return m
}

// judged puts a model in that the gates have compared with another one.
func (s *school) judged(status registry.Status, against string) string {
	s.t.Helper()
	e, _, err := s.Add(s.trained(""), registry.About{Dataset: "v1", Against: against, Judged: eval.Metrics{}}, registry.Papers{
		Card: func(registry.About) []byte { return nil },
	}, registry.State{Status: status, Reason: "of the test"})
	if err != nil {
		s.t.Fatal(err)
	}
	return e.Version
}

// fifth is a share of the people.
func fifth(context.Context) (float64, error) { return 0.2, nil }

// leads calls the next candidate, and checks whom that made what.
func (s *school) leads(to registry.Status, want string) {
	s.t.Helper()
	did, err := chores.Usher{Models: s.Registry, To: to, Share: fifth}.Next(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	if (did == "") != (want == "") || !strings.HasPrefix(did, want) {
		s.t.Errorf("it did %q, want %q", did, want)
	}
}

func (s *school) deployed() registry.Deployment {
	s.t.Helper()
	d, err := s.Deployment()
	if err != nil {
		s.t.Fatal(err)
	}
	return d
}

// by is an operator's order.
var by = registry.Order{Who: "ana", Why: "of the test"}

func TestModelThatPassedTheGatesIsTheNextCanary(t *testing.T) {
	s := newSchool(t)
	s.leads(registry.Canary, "") // there is the seed alone
	s.judged(registry.Candidate, "seed-1")
	second := s.judged(registry.Candidate, "seed-1")
	s.judged(registry.Failed, "seed-1")
	s.leads("", "") // an operator decides
	s.leads(registry.Canary, second+" is the canary")
	if d := s.deployed(); d.Canary != second || d.Share != 0.2 || d.History[0].Who != "the job judge" || d.History[0].Why != "it passed the gates" {
		t.Errorf("%+v", d)
	}
	s.judged(registry.Candidate, "seed-1")
	s.leads(registry.Canary, "") // one is out
}

func TestNobodyIsACanaryWhereItsShareCantBeTold(t *testing.T) {
	s := newSchool(t)
	s.judged(registry.Candidate, "seed-1")
	closed := errors.New("the store is closed")
	u := chores.Usher{Models: s.Registry, To: registry.Canary, Share: func(context.Context) (float64, error) { return 0, closed }}
	if did, err := u.Next(t.Context()); did != "" || !errors.Is(err, closed) || s.deployed().Canary != "" {
		t.Errorf("%q, %v", did, err)
	}
}

func TestModelThatWasRolledBackIsNotTriedAgainNorAnOlderOne(t *testing.T) {
	s := newSchool(t)
	s.judged(registry.Candidate, "seed-1")
	s.judged(registry.Candidate, "seed-1")
	s.leads(registry.Canary, "m")
	if _, err := s.Rollback("", by); err != nil {
		t.Fatal(err)
	}
	s.leads(registry.Canary, "")
	next := s.judged(registry.Candidate, "seed-1")
	s.leads(registry.Canary, next)
}

func TestCandidateWaitsForGatesThatKnowTheServingModel(t *testing.T) {
	s := newSchool(t)
	first := s.judged(registry.Candidate, "seed-1")
	if _, err := s.Promote(first, by); err != nil {
		t.Fatal(err)
	}
	s.judged(registry.Candidate, "seed-1") // compared with one that does not serve any more
	s.leads(registry.Canary, "")
	next := s.judged(registry.Candidate, first)
	s.leads(registry.Canary, next)
}

func TestShadowIsReplacedByTheNextCandidateButNotAnOperatorsOne(t *testing.T) {
	s := newSchool(t)
	first := s.judged(registry.Candidate, "seed-1")
	s.leads(registry.Shadow, first+" is the shadow")
	s.leads(registry.Shadow, "")
	second := s.judged(registry.Candidate, "seed-1")
	s.leads(registry.Shadow, second)
	if _, err := s.Shadow(first, by); err != nil {
		t.Fatal(err)
	}
	s.judged(registry.Candidate, "seed-1")
	s.leads(registry.Shadow, "")
	if d := s.deployed(); d.Shadow != first || d.Canary != "" || d.Serving != "seed-1" {
		t.Errorf("%+v", d)
	}
}

func TestTrainingWaitsForTheCanary(t *testing.T) {
	n, s := newNight(t), newSchool(t)
	for _, c := range "abc" {
		n.says("ana", "price of "+string(c), "price")
	}
	n.passes("dataset v1")
	teacher := chores.Teacher{Versions: n.Versions, Models: s.Registry, Await: true}
	due := func(want string) {
		t.Helper()
		version, why, err := teacher.Due(t.Context(), 1)
		if err != nil || version != want || (why == "") != (want != "") {
			t.Errorf("%q, %q, %v, want %q", version, why, err, want)
		}
	}
	due("v1")
	s.judged(registry.Candidate, "seed-1")
	s.leads(registry.Canary, "m")
	due("")
	teacher.Await = false
	due("") // the model was made of another dataset with this name: nothing has changed
}

// verdict is a judge who says something.
type verdict struct {
	did string
	err error
}

func (v verdict) RunOnce(context.Context) (string, error) { return v.did, v.err }

func TestBenchJudgesBeforeItCallsTheNext(t *testing.T) {
	s := newSchool(t)
	s.judged(registry.Candidate, "seed-1")
	b := chores.Bench{Judge: verdict{err: errors.New("the store is closed")}, Usher: chores.Usher{Models: s.Registry, To: registry.Canary, Share: fifth}}
	if _, err := b.RunOnce(t.Context()); err == nil || s.deployed().Canary != "" {
		t.Errorf("%v, %+v", err, s.deployed())
	}
	b.Judge = verdict{did: "m1 rolled back: worse"}
	if did, err := b.RunOnce(t.Context()); err != nil || !strings.HasPrefix(did, "m1 rolled back: worse; m") {
		t.Errorf("%q, %v", did, err)
	}
	b.Judge = verdict{}
	if did, err := b.RunOnce(t.Context()); err != nil || did != "" {
		t.Errorf("%q, %v", did, err)
	}
}

func TestModelThatWasRolledBackIsNotTriedAgainWhenTheDeploymentIsLost(t *testing.T) {
	for name, lose := range map[string]func(file string) error{
		"deleted": os.Remove, "broken": func(file string) error { return os.WriteFile(file, []byte("{"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSchool(t)
			s.judged(registry.Candidate, "seed-1")
			s.leads(registry.Canary, "m")
			if _, err := s.Rollback("", by); err != nil {
				t.Fatal(err)
			}
			if err := lose(filepath.Join(s.dir, "deployment.json")); err != nil {
				t.Fatal(err)
			}
			_, _ = s.Rollback("", by) // puts aside what can't be read
			s.leads(registry.Canary, "")
		})
	}
}
