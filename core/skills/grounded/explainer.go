package grounded

import (
	"context"
	"encoding/json"
	"errors"
	"time"
)

// Writer is a language model. It is told what to do, is given data, and returns an object of a
// JSON schema, or something else.
type Writer interface {
	Write(ctx context.Context, task, data string, schema json.RawMessage) (string, error)
}

// Meter counts what became of questions: "given", the rule that a text broke, "late" or "failed".
type Meter interface {
	Worded(outcome string)
}

// Entry is what an explanation may rest on.
type Entry struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Question is what somebody wants explained.
type Question struct {
	Text     string  // as it was written; it counts as data
	Language string  // of the explanation, by its code: one of the eight
	Entries  []Entry // in that language, the best first
}

// Answer is an explanation that was checked.
type Answer struct {
	Text string
	Used []int // places of the entries that it rests on, in the order that they were given in
}

// Patience is how long the model may take for one explanation.
const Patience = 4 * time.Second

// Explainer explains. The zero value has no model and never does.
type Explainer struct {
	Writer Writer // nil: none
	Meter  Meter  // may be nil
}

// Explain words an explanation; false: there is none that may be shown.
func (e Explainer) Explain(ctx context.Context, q Question) (Answer, bool) {
	if e.Writer == nil || len(q.Entries) == 0 || languages[q.Language] == "" {
		return Answer{}, false
	}
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	reply, err := e.Writer.Write(ctx, task(q.Language), data(q), schema(q.Entries))
	if err != nil {
		e.count(failure(err))
		return Answer{}, false
	}
	a, broken := q.check(reply)
	if broken != "" {
		e.count(string(broken))
		return Answer{}, false
	}
	e.count("given")
	return a, true
}

func failure(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "late"
	}
	return "failed"
}

func (e Explainer) count(outcome string) {
	if e.Meter != nil {
		e.Meter.Worded(outcome)
	}
}
