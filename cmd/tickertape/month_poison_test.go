package main

import (
	"context"
	"fmt"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/registry"
	"tickertape/core/record"
)

// poisoned is what somebody gets into a dataset who means harm: all that people and reviewers have
// taught, each with the label of the next intent.
type poisoned struct{ dataset.Source }

// Examples yields them, as if reviewers had said so.
func (p poisoned) Examples(ctx context.Context, yield func(record.Example) error) error {
	return p.Source.Examples(ctx, func(e record.Example) error {
		e.Intent, e.Origin, e.By = nextIntent(e.Intent), record.Reviewed, "mallory"
		return yield(e)
	})
}

func nextIntent(i ask.Intent) ask.Intent {
	all := ask.Intents()
	for k, other := range all {
		if other == i {
			return all[(k+1)%len(all)]
		}
	}
	return i
}

// poisoning is what became of a model of a poisoned dataset.
type poisoning struct {
	lessons       int // examples that are not the seed's
	status        registry.Status
	reason        string
	before, after string // who served, before it was trained and after the judge had looked at it
}

// stopped reports whether the gates kept it from answering anybody.
func (p poisoning) stopped() bool {
	return p.status == registry.Failed && strings.Contains(p.reason, "macro-F1") && p.before == p.after
}

func (p poisoning) String() string {
	return fmt.Sprintf("Poisoned: of %d lessons with wrong labels a model was made that is %s (%s); %s served before, %s after.", p.lessons, p.status, p.reason, p.before, p.after)
}

// poison trains on a poisoned dataset in the folders of the bot, and lets the jobs do what they would.
func (w *world) poison(ctx context.Context) (out poisoning) {
	must := func(err error) {
		w.t.Helper()
		if err != nil {
			w.t.Fatal(err)
		}
	}
	out.before = w.serving()
	bad := poisoned{harvest(w.settings, w.store)}
	v, _, err := w.school.datasets.Build(ctx, []dataset.Source{dataset.SourceFunc(w.written), bad}, dataset.Filters{Share: w.settings.Learning.Datasets.Share})
	must(err)
	out.lessons = v.Examples - len(w.seed)
	e, _, err := w.trainer(w.school.datasets, w.school.models).Train(ctx, v.Version)
	must(err)
	for _, job := range w.plan() {
		if job.Name() == "judge" {
			_, err = job.RunOnce(ctx)
			must(err)
		}
	}
	e, err = w.school.models.Get(e.Version)
	must(err)
	out.status, out.reason, out.after = e.Status, e.Reason, w.serving()
	return out
}
