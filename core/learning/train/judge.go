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
	held, kept := told(made.measured, c.held), told(made.all, frozen)
	// The model that comes with the program has no dataset of the registry: it has learned all that was written for it.
	fair := held.only(func(m message) bool {
		return m.origin == record.Reviewed || (m.origin == record.Seeded && serving.Dataset != "")
	})
	before := told(was.all, frozen)
	about.Held, about.Regression = held.metrics(), kept.metrics()
	about.Judged, about.Serving = kept.and(fair).metrics(), before.and(told(was.measured, fair.messages)).metrics()
	why := t.compare(*about, before.metrics(), len(fair.messages))
	why = append(why, t.Gates.Absolute(kept.and(held).metrics())...)
	if len(why) > 0 {
		return registry.State{Status: registry.Failed, Reason: strings.Join(why, "; ")}
	}
	return registry.State{Status: registry.Candidate, Reason: "passed the gates"}
}

// compare tells why a model may not take the place of the one that serves, of which alone is how it does on
// the frozen messages, beside which others are fair to both. It must be no worse on the frozen ones alone, too:
// what reviewers label judges as well as it teaches, so one who errs the same way all the time would else win
// with the others' mistakes what the frozen ones lose.
func (t Trainer) compare(about registry.About, alone eval.Metrics, others int) []string {
	why := t.Gates.CompareEach(about.Regression, alone)
	if others == 0 {
		return why
	}
	for i := range why {
		why[i] = "of the frozen messages alone, " + why[i]
	}
	return append(t.Gates.Compare(about.Judged, about.Serving), why...)
}

// attempts is how often each message is timed; the shortest counts, since the others also
// measure what else the machine does.
const attempts = 3

// answers are what a model told of messages.
type answers struct {
	messages []message
	opinions []eval.Opinion
}

// told lets a model tell of messages.
func told(m *model.Model, messages []message) answers {
	out := answers{messages, make([]eval.Opinion, len(messages))}
	for i, msg := range messages {
		var best model.Guess
		took := time.Duration(1<<63 - 1)
		for range attempts {
			began := time.Now()
			best, _ = m.Tell(msg.view)
			took = min(took, time.Since(began))
		}
		out.opinions[i] = eval.Opinion{Intent: best.Label, Confidence: best.Confidence, Took: took}
	}
	return out
}

// only are those of some of the messages.
func (a answers) only(these func(message) bool) (out answers) {
	for i, m := range a.messages {
		if these(m) {
			out.messages, out.opinions = append(out.messages, m), append(out.opinions, a.opinions[i])
		}
	}
	return out
}

// and are these and others.
func (a answers) and(b answers) answers {
	return answers{slices.Concat(a.messages, b.messages), slices.Concat(a.opinions, b.opinions)}
}

func (a answers) metrics() eval.Metrics {
	plain := make([]eval.Message, len(a.messages))
	for i, m := range a.messages {
		plain[i] = m.Message
	}
	return eval.Measure(plain, func(i int) eval.Opinion { return a.opinions[i] })
}

// Measure is how a model does on the frozen messages.
func (t Trainer) Measure(m *model.Model) eval.Metrics { return told(m, t.frozen()).metrics() }

// frozen are the regression set as the model sees it.
func (t Trainer) frozen() []message {
	out := make([]message, len(t.Regression))
	for i, m := range t.Regression {
		out[i] = message{m, t.View.View(m.Text), record.Reviewed}
	}
	return out
}
