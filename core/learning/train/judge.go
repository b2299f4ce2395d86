package train

import (
	"strings"
	"time"

	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
	"tickertape/core/record"
)

// judge measures a model, and the one that serves, and finds out where it stands.
func (t Trainer) judge(made, was *model.Model, serving registry.Entry, c course, about *registry.About) registry.State {
	frozen := t.frozen()
	fair := frozen
	for _, m := range c.held {
		// The model that comes with the program has no dataset of the registry: it has learned all that was written for it.
		if m.origin == record.Reviewed || (m.origin == record.Seeded && serving.Dataset != "") {
			fair = append(fair[:len(fair):len(fair)], m)
		}
	}
	about.Held, about.Regression = measure(made, c.held), measure(made, frozen)
	about.Judged, about.Serving = measure(made, fair), measure(was, fair)
	why := t.Gates.Compare(about.Judged, about.Serving)
	why = append(why, t.Gates.Absolute(measure(made, append(frozen[:len(frozen):len(frozen)], c.held...)))...)
	if len(why) > 0 {
		return registry.State{Status: registry.Failed, Reason: strings.Join(why, "; ")}
	}
	return registry.State{Status: registry.Candidate, Reason: "passed the gates"}
}

// attempts is how often each message is timed; the shortest counts, since the others also
// measure what else the machine does.
const attempts = 3

func measure(m *model.Model, messages []message) eval.Metrics {
	plain := make([]eval.Message, len(messages))
	for i, msg := range messages {
		plain[i] = msg.Message
	}
	return eval.Measure(plain, func(i int) eval.Opinion {
		var best model.Guess
		took := time.Duration(1<<63 - 1)
		for range attempts {
			began := time.Now()
			best, _ = m.Tell(messages[i].view)
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
