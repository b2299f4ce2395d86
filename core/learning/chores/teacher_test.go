package chores_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/learning/chores"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
)

// lesson is a teacher whose gates fail whatever takes longer than they allow, and who makes the same
// model of the same version.
type lesson struct {
	chores.Teacher
	*school
	made map[string]*model.Model
}

func newLesson(t *testing.T) *lesson {
	t.Helper()
	n := newNight(t)
	n.says("ana", "chart of doge", ask.Chart)
	n.passes("v1")
	l := &lesson{school: newSchool(t), made: map[string]*model.Model{}}
	l.Teacher = chores.Teacher{Versions: n.Versions, Models: l.Registry, Learn: l.learn}
	l.Gates.Defaults()
	return l
}

func (l *lesson) learn(_ context.Context, version string) (string, error) {
	if l.made[version] == nil {
		l.made[version] = l.trained("")
	}
	m, err := l.Versions.Show(version)
	if err != nil {
		return "", err
	}
	s := registry.State{Status: registry.Candidate, Reason: "passed the gates"}
	if l.Gates.P99 < time.Microsecond {
		s = registry.State{Status: registry.Failed, Reason: "too slow"}
	}
	e, _, err := l.Add(l.made[version], registry.About{Dataset: version, DatasetSHA256: m.SHA256, Against: l.deployed().Serving, Gates: l.Gates},
		registry.Papers{Card: func(registry.About) []byte { return nil }}, s)
	return e.Version, err
}

// night trains where that is due, and tells which model was made.
func (l *lesson) night(want bool) (version string) {
	l.t.Helper()
	due, why, err := l.Due(l.t.Context(), 1)
	if err != nil || (due != "") != want {
		l.t.Fatalf("due is %q because %q, %v", due, why, err)
	}
	if !want {
		if !strings.Contains(why, "was learned already") {
			l.t.Errorf("%q", why)
		}
		return ""
	}
	if version, err = l.Train(l.t.Context(), due); err != nil {
		l.t.Fatal(err)
	}
	return version
}

func TestModelThatFailedIsJudgedAgainWhenTheGatesChange(t *testing.T) {
	l := newLesson(t)
	l.Gates.P99 = time.Nanosecond
	m := l.night(true)
	l.night(false)
	l.leads(registry.Canary, "")
	l.Gates.Defaults()
	if again := l.night(true); again != m {
		t.Errorf("%s, want %s", again, m)
	}
	l.night(false)
	l.leads(registry.Canary, m+" is the canary")
}

func TestCandidateIsJudgedAgainWhenAnotherModelServes(t *testing.T) {
	l := newLesson(t)
	m := l.night(true)
	other := l.judged(registry.Candidate, "seed-1")
	if _, err := l.Promote(other, by); err != nil {
		t.Fatal(err)
	}
	l.leads(registry.Canary, "")
	l.night(true)
	l.night(false)
	if e, err := l.Get(m); err != nil || e.Against != other || len(e.Earlier) != 1 {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestModelThatHadItsChanceIsNotJudgedAgain(t *testing.T) {
	l := newLesson(t)
	l.night(true)
	l.leads(registry.Canary, "m")
	if _, err := l.Rollback("", by); err != nil {
		t.Fatal(err)
	}
	l.Gates.P99 = time.Second
	l.night(false)
}
