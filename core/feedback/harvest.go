package feedback

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// Judged has the interactions that somebody spoke of.
type Judged interface {
	Judged(ctx context.Context, yield func(record.Judged) error) error
}

// Harvest is what there is to learn from.
type Harvest struct {
	Store   Judged
	Scrub   func(text string) string  // takes out what tells who wrote it
	Allowed func(record.Consent) bool // whether a person's words may be learned from
}

// Examples yields an example of each interaction that teaches something, oldest first, one at a
// time: of people who agreed, without what tells who they are, with a label that a reviewer
// gave, that the person meant by a correction, or that the voices about the answer confirm.
func (h Harvest) Examples(ctx context.Context, yield func(record.Example) error) error {
	return h.Store.Judged(ctx, func(j record.Judged) error {
		if j.Interaction.User == "" || !h.Allowed(j.Consent) {
			return nil
		}
		e, ok := lesson(j)
		if !ok {
			return nil
		}
		i := j.Interaction
		e.ID, e.User, e.Language, e.Platform, e.At = i.ID, i.User, i.Query.Language, i.Message.Ref.Platform, i.Message.At.UTC()
		if e.At.IsZero() {
			e.At = i.At.UTC()
		}
		if e.Text = strings.TrimSpace(h.Scrub(i.Message.Text)); e.Text == "" {
			return nil
		}
		return yield(e)
	})
}

// lesson is the label that an interaction teaches, who says so, and how much it counts.
func lesson(j record.Judged) (record.Example, bool) {
	if j.Case.State == record.CaseLabelled { // whatever else went wrong: a reviewer has read the question
		return record.Example{Intent: j.Case.Intent, Origin: record.Reviewed, By: j.Case.By, Weight: 1}, true
	}
	if j.Case.State == record.CaseHeld || j.Case.State == record.CaseDismissed || j.Case.State != "" && !j.Case.Cause.Teaches() {
		return record.Example{}, false
	}
	if !plain(j.Interaction.Query) {
		return record.Example{}, false
	}
	voices := Voices(j.Feedback)
	for _, f := range voices {
		if f.Meant != "" && f.User == j.Interaction.User { // nobody else knows what was meant
			return record.Example{Intent: f.Meant, Origin: record.Confirmed, Weight: weighed(f.Weight)}, true
		}
	}
	positive, negative := tally(voices)
	if positive <= negative {
		return record.Example{}, false
	}
	return record.Example{Intent: j.Interaction.Query.Intent, Origin: record.Confirmed, Weight: weighed(positive - negative)}, true
}

func weighed(w float64) float64 {
	if w <= 0 {
		return 1 // of before votes were weighed
	}
	return min(w, 1)
}

// plain reports whether a text says by itself what it wants. One that goes on with another, asks
// two things, or was turned away at the door teaches nothing without a reviewer.
func plain(q ask.Query) bool {
	return q.Intent != "" && !q.Corrects && len(q.Also) == 0 && q.By != ask.ByContext && q.Model != "admission"
}
