package main

import (
	"context"
	"fmt"
	"maps"
	"math"
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

// calm is the store of a month as if the trolls had judged nothing. All else is the
// same: that is how what they have done is told from what chance does to another month.
type calm struct {
	*bolt.Store
	trolls map[record.ID]bool
}

// Judged yields what was asked, and what the others said of it.
func (c calm) Judged(ctx context.Context, yield func(record.Judged) error) error {
	return c.Store.Judged(ctx, func(j record.Judged) error {
		if c.trolls[j.Interaction.User] && j.Case.State != record.CaseLabelled { // what a reviewer says of it is not their word
			return nil
		}
		j.Feedback = slices.DeleteFunc(slices.Clone(j.Feedback), func(f record.Feedback) bool { return c.trolls[f.User] })
		return yield(j)
	})
}

// trolled is what a month has of its trolls.
type trolled struct {
	votes, held   int                    // what they gave, and cases of a burst that wait still
	lessons, lost int                    // examples that are there because of them, or count otherwise; and that are not
	with, without map[ask.Intent]reading // of a model of all that was taught, and of one of the same without them
}

// reading is how an intent is understood in the texts that measure: the share of them that is, and
// how likely the model finds what is right, on average. Of a hundred texts one is a point already;
// the likelihood tells less than that.
type reading struct{ right, likely, texts float64 }

// moved is by how many points the intent differs that differs most, by the likelihood of what is
// right.
func (t trolled) moved() (most float64, of ask.Intent) {
	for _, i := range slices.Sorted(maps.Keys(t.with)) {
		if d := 100 * math.Abs(t.with[i].likely-t.without[i].likely); d > most {
			most, of = d, i
		}
	}
	return most, of
}

// flipped is the same by the share of texts.
func (t trolled) flipped() (most float64, of ask.Intent) {
	for _, i := range slices.Sorted(maps.Keys(t.with)) {
		if d := 100 * math.Abs(t.with[i].right-t.without[i].right); d > most {
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
	with, taught := w.learned(ctx, w.store)
	without, calmly := w.learned(ctx, quiet)
	for lesson := range taught {
		if !calmly[lesson] {
			out.lessons++
		}
	}
	for lesson := range calmly {
		if !taught[lesson] {
			out.lost++
		}
	}
	with.Temperature = without.Temperature // how sure a model is of all that it says moves no intent
	out.with, out.without = w.understood(with), w.understood(without)
	return out
}

// learned is a model of the seed and of what a store teaches, and the examples of people in it.
func (w *world) learned(ctx context.Context, from feedback.Judged) (*model.Model, map[string]bool) {
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
	lessons := map[string]bool{}
	must(versions.Examples(ctx, v.Version, func(e record.Example) error {
		if e.Origin != record.Seeded {
			lessons[fmt.Sprint(e.Text, "\t", e.Intent, "\t", e.Weight)] = true
		}
		return nil
	}))
	trainer := w.trainer(versions, models)
	trainer.Options.Rounds = w.settled
	e, _, err := trainer.Train(ctx, v.Version)
	must(err)
	m, err := models.Open(e.Version)
	must(err)
	return m, lessons
}

// understood is how a model reads the texts that measure.
func (m month) understood(by *model.Model) map[ask.Intent]reading {
	out := map[ask.Intent]reading{}
	for _, p := range m.pools {
		for _, s := range p.measures {
			r := out[s.intent]
			best, second := by.Tell(m.view.View(s.text))
			switch string(s.intent) {
			case best.Label:
				r.right++
				r.likely += best.Confidence
			case second.Label:
				r.likely += second.Confidence
			}
			r.texts++
			out[s.intent] = r
		}
	}
	for i, r := range out {
		out[i] = reading{r.right / r.texts, r.likely / r.texts, r.texts}
	}
	return out
}
