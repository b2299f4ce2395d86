package train

import (
	"slices"
	"strings"
	"time"

	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
	"tickertape/core/record"
)

// judge measures a model, and the one that serves, and finds out where it stands. The frozen
// messages, which nobody learns, are read by the models as they are; those held back by what the
// models were before they learned them.
func (t Trainer) judge(made, was pair, serving registry.Entry, c course, about *registry.About) registry.State {
	frozen := t.frozen()
	var fair []message
	for _, m := range c.held {
		// The model that comes with the program has no dataset of the registry: it has learned all that was written for it.
		if m.origin == record.Reviewed || (m.origin == record.Seeded && serving.Dataset != "") {
			fair = append(fair, m)
		}
	}
	about.Held, about.Regression = measure(made.measured, c.held), measure(made.all, frozen)
	about.Judged, about.Serving = made.measure(frozen, fair), was.measure(frozen, fair)
	why := t.compare(*about, was, frozen, fair)
	why = append(why, t.Gates.Absolute(made.measure(frozen, c.held))...)
	if len(why) > 0 {
		return registry.State{Status: registry.Failed, Reason: strings.Join(why, "; ")}
	}
	return registry.State{Status: registry.Candidate, Reason: "passed the gates"}
}

// compare tells why a model may not take the place of the one that serves. It must be no worse on
// the frozen messages alone, too: what reviewers label judges as well as it teaches, so one who
// errs the same way all the time would else win with the others' mistakes what the frozen ones lose.
func (t Trainer) compare(about registry.About, was pair, frozen, fair []message) []string {
	why := t.Gates.CompareEach(about.Regression, measure(was.all, frozen))
	if len(fair) == 0 {
		return why
	}
	for i := range why {
		why[i] = "of the frozen messages alone, " + why[i]
	}
	return append(t.Gates.Compare(about.Judged, about.Serving), why...)
}

// measure is how a model does on messages that nobody learns, and on others that were held back.
func (p pair) measure(frozen, held []message) eval.Metrics {
	return measureBy(append(slices.Clip(frozen), held...), func(i int) *model.Model {
		if i < len(frozen) {
			return p.all
		}
		return p.measured
	})
}

// attempts is how often each message is timed; the shortest counts, since the others also
// measure what else the machine does.
const attempts = 3

func measure(m *model.Model, messages []message) eval.Metrics {
	return measureBy(messages, func(int) *model.Model { return m })
}

// measureBy asks one model or another.
func measureBy(messages []message, by func(i int) *model.Model) eval.Metrics {
	plain := make([]eval.Message, len(messages))
	for i, msg := range messages {
		plain[i] = msg.Message
	}
	return eval.Measure(plain, func(i int) eval.Opinion {
		var best model.Guess
		took := time.Duration(1<<63 - 1)
		for range attempts {
			began := time.Now()
			best, _ = by(i).Tell(messages[i].view)
			took = min(took, time.Since(began))
		}
		return eval.Opinion{Intent: best.Label, Confidence: best.Confidence, Took: took}
	})
}

// Measure is how a model does on the frozen messages.
func (t Trainer) Measure(m *model.Model) eval.Metrics { return measure(m, t.frozen()) }

// frozen are the regression set as the model sees it.
func (t Trainer) frozen() []message {
	out := make([]message, len(t.Regression))
	for i, m := range t.Regression {
		out[i] = message{m, t.View.View(m.Text), record.Reviewed}
	}
	return out
}
