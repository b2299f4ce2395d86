package privacy_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/privacy"
	"tickertape/core/record"
)

// attic notes what it is to remove.
type attic struct {
	asked map[string]time.Time
	fails string
}

var errAttic = errors.New("the disk is full")

func (a *attic) remove(what string, before time.Time, n int) (int, error) {
	a.asked[what] = before
	if what == a.fails {
		return 0, errAttic
	}
	return n, nil
}

func (a *attic) RemoveTexts(_ context.Context, b time.Time) (int, error) {
	return a.remove("texts", b, 1)
}

func (a *attic) RemoveInteractions(_ context.Context, b time.Time) (int, error) {
	return a.remove("interactions", b, 2)
}

func (a *attic) RemoveFeedback(_ context.Context, b time.Time) (int, error) {
	return a.remove("feedback", b, 3)
}

func (a *attic) RemoveCases(_ context.Context, b time.Time) (int, error) {
	return a.remove("cases", b, 0)
}

func TestRetentionRemovesWhatIsOlderThanItMayGet(t *testing.T) {
	now := time.Date(2026, 11, 27, 4, 15, 0, 0, time.UTC)
	day := 24 * time.Hour
	a := &attic{asked: map[string]time.Time{}}
	r := privacy.Retention{
		Keep: privacy.Keep{Texts: 30 * day, Interactions: 365 * day, Feedback: 90 * day, Cases: 60 * day},
		Now:  func() time.Time { return now }, Store: a, Erasure: privacy.Erasure{Store: &ledger{}},
		Datasets: func(context.Context) (string, error) { return "datasets v1 removed", nil },
	}
	did, err := r.Clear(t.Context())
	want := map[string]time.Time{"texts": now.Add(-30 * day), "interactions": now.Add(-365 * day), "feedback": now.Add(-90 * day), "cases": now.Add(-60 * day)}
	if diff := cmp.Diff(want, a.asked); diff != "" || err != nil || did != "3 judgements removed, 2 interactions removed, 1 texts removed, datasets v1 removed" {
		t.Errorf("%q, %v %s", did, err, diff)
	}
	a.fails = "feedback"
	if did, err := r.Clear(t.Context()); !errors.Is(err, errAttic) || !strings.Contains(did, "2 interactions") || !strings.Contains(did, "v1") {
		t.Errorf("one step fails: %q, %v", did, err)
	}
}

func TestDefaultsKeepEverything(t *testing.T) {
	var c privacy.Config
	c.Defaults()
	a := &attic{asked: map[string]time.Time{}}
	did, err := privacy.Retention{Keep: c.Keep, Store: a, Erasure: privacy.Erasure{Store: &ledger{}}}.Clear(t.Context())
	if did != "" || err != nil || len(a.asked) != 0 {
		t.Errorf("%q, %v, %v", did, err, a.asked)
	}
}

func TestTooShortAnAgeIsRefused(t *testing.T) {
	c := privacy.Config{TrainingConsent: "maybe", Keep: privacy.Keep{Texts: time.Hour, Cases: -time.Hour}}
	err := c.Validate()
	for _, want := range []string{`training_consent: "maybe"`, "texts: 1h0m0s is too short, use 240h", "cases: -1h"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v lacks %s", err, want)
		}
	}
}

func TestErasureThatWasHalfDoneIsFinished(t *testing.T) {
	l := &ledger{}
	boom := errors.New("the datasets are busy")
	e := privacy.Erasure{Store: l, Datasets: broken{boom}}
	if _, err := e.Erase(t.Context(), "ana"); !errors.Is(err, boom) {
		t.Fatal(err)
	}
	r := privacy.Retention{Store: &attic{}, Erasure: e}
	if _, err := r.Clear(t.Context()); !errors.Is(err, boom) || len(l.begun) != 1 {
		t.Errorf("%v, begun %v", err, l.begun)
	}
	r.Erasure.Datasets = l
	did, err := r.Clear(t.Context())
	if err != nil || did != "1 erasures finished" || len(l.begun) != 0 || len(l.withd) != 2 || l.withd[0] != record.ID("ana") {
		t.Errorf("%q, %v, begun %v, withdrawn %v", did, err, l.begun, l.withd)
	}
	if did, err := r.Clear(t.Context()); did != "" || err != nil {
		t.Errorf("again: %q, %v", did, err)
	}
}

// library is datasets of which one is built from the store while somebody is erased.
type library struct {
	*ledger
	has bool // it has the person's words
}

func (l *library) Erase(ctx context.Context, id record.ID) (int, error) {
	l.has = true // the build has read them by now
	return l.ledger.Erase(ctx, id)
}

func (l *library) Withdraw(context.Context, record.ID, string) error { l.has = false; return nil }

func TestVersionThatIsBuiltMeanwhileIsClearedToo(t *testing.T) {
	l := &library{ledger: &ledger{}}
	if _, err := (privacy.Erasure{Store: l, Datasets: l}).Erase(t.Context(), "ana"); err != nil || l.has || len(l.begun) != 0 {
		t.Errorf("%v, it has her words: %v, begun %v", err, l.has, l.begun)
	}
}
