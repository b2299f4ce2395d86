package feedback

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// Review is the reviewers' side: what to look at, and what they say.
type Review struct {
	Cases Cases
	Now   func() time.Time // nil: time.Now
	// Allowed reports whether the words of a person may be learned from; nil: everybody's.
	Allowed func(ctx context.Context, user record.ID) (bool, error)
}

// Item is a case with what it is about.
type Item struct {
	record.Case
	Interaction record.Interaction
	Feedback    []record.Feedback
}

// Label is a reviewer's word on a case.
type Label struct {
	Intent ask.Intent
	Assets []string // ids; nil: those that were found are right
	Note   string
	By     string
}

// first are the most urgent cases; of equal ones the newest, whose person still remembers.
func first(all []record.Case, most int) []record.Case {
	slices.SortFunc(all, byUrgency)
	return all[:max(0, min(len(all), most))]
}

func byUrgency(a, b record.Case) int {
	return cmp.Or(cmp.Compare(b.Urgency, a.Urgency), b.Opened.Compare(a.Opened), cmp.Compare(a.Interaction, b.Interaction))
}

func (r Review) of(ctx context.Context, c record.Case) (Item, error) {
	i, err := r.Cases.Interaction(ctx, c.Interaction)
	if err != nil {
		return Item{}, fmt.Errorf("case of %s: %w", c.Interaction, err)
	}
	all, err := r.Cases.FeedbackOn(ctx, c.Interaction)
	if err != nil {
		return Item{}, fmt.Errorf("case of %s: %w", c.Interaction, err)
	}
	return Item{c, i, all}, nil
}

// Show has one case, or an interaction without any. record.ErrNotFound: there is none.
func (r Review) Show(ctx context.Context, id record.ID) (Item, error) {
	c, err := r.Cases.Case(ctx, id)
	if errors.Is(err, record.ErrNotFound) {
		c, err = record.Case{Interaction: id}, nil
	}
	if err != nil {
		return Item{}, fmt.Errorf("case of %s: %w", id, err)
	}
	return r.of(ctx, c)
}

// Label decides a case, or decides it anew; an interaction without one gets it. Where the label
// is not what was understood, the question was misread, whatever else went wrong.
// record.ErrNotFound: there is no such interaction.
func (r Review) Label(ctx context.Context, id record.ID, l Label) error {
	if !slices.Contains(ask.Intents(), l.Intent) {
		return fmt.Errorf("%w: %q is no intent, use one of %s", record.ErrInvalid, l.Intent, intents())
	}
	i, err := r.Cases.Interaction(ctx, id)
	if err != nil {
		return fmt.Errorf("label %s: %w", id, err)
	}
	return r.decide(ctx, id, func(c *record.Case) {
		c.State, c.Intent, c.Assets, c.Note, c.By = record.CaseLabelled, l.Intent, l.Assets, l.Note, l.By
		if l.Intent != i.Query.Intent && !c.Cause.Teaches() {
			c.Cause = record.Misread
		}
	})
}

// Dismiss decides that nothing is to be learned from an interaction.
func (r Review) Dismiss(ctx context.Context, id record.ID, note, by string) error {
	return r.decide(ctx, id, func(c *record.Case) {
		c.State, c.Intent, c.Assets, c.Note, c.By = record.CaseDismissed, "", nil, note, by
	})
}

func (r Review) decide(ctx context.Context, id record.ID, what func(*record.Case)) error {
	err := r.Cases.ChangeCase(ctx, id, func(c record.Case, there bool) (record.Case, bool) {
		if !there {
			c = record.Case{Interaction: id, Cause: record.Misread, Opened: r.now().UTC()}
		}
		what(&c)
		c.Decided = r.now().UTC()
		return c, true
	})
	if err != nil {
		return fmt.Errorf("decide %s: %w", id, err)
	}
	return nil
}

func intents() string {
	var all []string
	for _, i := range ask.Intents() {
		all = append(all, string(i))
	}
	return strings.Join(all, ", ")
}
