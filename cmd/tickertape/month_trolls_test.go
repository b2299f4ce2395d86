package main

import (
	"context"
	"maps"
	"slices"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/learning/dataset"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// calm is the store of a month as if the trolls had asked and judged nothing. All else is the
// same: that is how what they have done is told from what chance does to another month.
type calm struct {
	*bolt.Store
	trolls map[record.ID]bool
}

// Judged yields what the others asked, and what the others said of it.
func (c calm) Judged(ctx context.Context, yield func(record.Judged) error) error {
	return c.Store.Judged(ctx, func(j record.Judged) error {
		if c.trolls[j.Interaction.User] {
			return nil
		}
		j.Feedback = slices.DeleteFunc(slices.Clone(j.Feedback), func(f record.Feedback) bool { return c.trolls[f.User] })
		return yield(j)
	})
}

// trolling is what a month has of its trolls.
type trolled struct {
	votes    int // that they gave
	held     int // cases of a burst that wait for a reviewer still
	lessons  int // examples that are there because of them
	with     map[ask.Intent]float64
	without  map[ask.Intent]float64
	measures int // texts
}

// moved is by how many points the intent differs that differs most.
func (t trolled) moved() (most float64, of ask.Intent) {
	for _, i := range slices.Sorted(maps.Keys(t.with)) {
		if d := 100 * max(t.with[i]-t.without[i], t.without[i]-t.with[i]); d > most {
			most, of = d, i
		}
	}
	return most, of
}

// trolled trains on all that the month has taught, and on the same without what trolls did.
func (w *world) trolled(ctx context.Context) (out trolled) {
	quiet := calm{w.store, map[record.ID]bool{}}
	for user := range trolls {
		id, err := w.store.UserOf(ctx, chat.Slack, author(user))
		if err != nil {
			w.t.Fatal(err)
		}
		quiet.trolls[id] = true
	}
	err := w.store.Judged(ctx, func(j record.Judged) error {
		for _, f := range j.Feedback {
			if quiet.trolls[f.User] {
				out.votes++
			}
		}
		if j.Case.State == record.CaseHeld {
			out.held++
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	with, n := w.learned(ctx, w.store)
	without, m := w.learned(ctx, quiet)
	out.lessons = n - m
	out.with, out.without, out.measures = w.understood(with), w.understood(without), w.measuring()
	return out
}

// learned is a model of the seed and of what a store teaches, and of how many examples of people
// it is.
func (w *world) learned(ctx context.Context, from feedback.Judged) (*model.Model, int) {
	must := func(err error) {
		w.t.Helper()
		if err != nil {
			w.t.Fatal(err)
		}
	}
	versions, err := dataset.Open(w.t.TempDir())
	must(err)
	models, err := registry.New(w.t.TempDir(), w.base)
	must(err)
	people := feedback.Harvest{Store: from, Scrub: privacy.Scrub, Allowed: w.settings.Privacy.TrainingConsent.Allows}
	v, _, err := versions.Build(ctx, []dataset.Source{dataset.SourceFunc(w.written), people}, dataset.Filters{Share: w.settings.Learning.Datasets.Share})
	must(err)
	e, _, err := w.trainer(versions, models).Train(ctx, v.Version)
	must(err)
	m, err := models.Open(e.Version)
	must(err)
	return m, v.Origins[record.Confirmed] + v.Origins[record.Reviewed]
}

// understood is the share of the measuring texts of each intent that a bot with this model reads
// rightly.
func (m month) understood(by *model.Model) map[ask.Intent]float64 {
	u, err := understander()
	if err != nil {
		return nil
	}
	u.Follow(always{by})
	right, all := map[ask.Intent]float64{}, map[ask.Intent]float64{}
	for _, p := range m.pools {
		for _, s := range p.measures {
			all[s.intent]++
			if q, err := u.Understand(context.Background(), chat.Message{Text: s.text, At: start}, ask.Preferences{}); err == nil && q.Intent == s.intent {
				right[s.intent]++
			}
		}
	}
	for i := range all {
		right[i] /= all[i]
	}
	return right
}

func (m month) measuring() (n int) {
	for _, p := range m.pools {
		n += len(p.measures)
	}
	return n
}
