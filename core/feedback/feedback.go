// Package feedback turns what people think of replies into stored judgements, and those into
// cases to review and examples to learn from.
//
// A judgement is an emoji on a reply, a press of its 👍 or 👎, or a message: "wrong", "no, I
// meant ethereum". Taking an emoji off, or pressing again, withdraws it. A person has one voice
// about a reply, whatever they used: the latest that stands (see Voices). The more somebody
// judges in a day, the less each of their votes weighs (see Weight).
//
// A reply with a negative voice has a case, with its probable cause (see probable); one that the
// model was unsure of has one too (see Desk.watch). What becomes of a case:
//
//	          ┌─all took it back─▶ gone
//	answer ──▶ open ──label──▶ labelled ──▶ an example
//	  burst│    │ └──dismiss──▶ dismissed
//	       ▼    ▼
//	       held, until somebody labels or dismisses it
//
// Promise: without a reviewer an outage never teaches the classifier (record.Cause.Teaches), a burst
// of votes against one label or for one, or of corrections that ask for it, is held and not
// learned from (see bursts), a reviewer's label beats every vote. It fails by returning the store's error: the caller comes again with the same
// entry, and nothing is counted twice. It knows no platform: emoji of every spelling pass
// through one normal form.
package feedback

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Store is what judgements need.
type Store interface {
	// InteractionOf finds whose reply a message is. record.ErrNotFound: nobody's.
	InteractionOf(context.Context, chat.Ref) (record.ID, error)
	// AddFeedback stores a judgement once, however often it is called with the same ID.
	AddFeedback(context.Context, record.Feedback) error
	// WithdrawFeedback withdraws what the same author said with the same Emoji.
	WithdrawFeedback(context.Context, record.Feedback) error
	// ToggleFeedback stores a judgement in place of all that the same author said by button,
	// or, if the same one stands, withdraws it. Called again with the same ID it does nothing.
	ToggleFeedback(context.Context, record.Feedback) error
}

// Voters tells who judged how often.
type Voters interface {
	// Votes counts what an author has judged since a time, what they took back included.
	Votes(ctx context.Context, p chat.Platform, by chat.Author, since time.Time) (int, error)
	// Judgements yields all feedback since a time, oldest first.
	Judgements(ctx context.Context, since time.Time, yield func(record.Feedback) error) error
	// UserOf is our id of an author; empty of a stranger.
	UserOf(context.Context, chat.Platform, chat.Author) (record.ID, error)
}

// Cases keeps what is to be looked at.
type Cases interface {
	Interaction(context.Context, record.ID) (record.Interaction, error)
	FeedbackOn(context.Context, record.ID) ([]record.Feedback, error)
	// ChangeCase decides in one step what becomes of an interaction's case; change may be
	// called more than once.
	ChangeCase(ctx context.Context, id record.ID, change func(c record.Case, there bool) (next record.Case, keep bool)) error
	Case(context.Context, record.ID) (record.Case, error)
	Cases(ctx context.Context, yield func(record.Case) error) error
}

// Meter counts judgements as they come in. It must not block.
type Meter interface {
	Judged(v record.Verdict, by string, i record.Interaction) // by: emoji, button or words
	Held(label string, n int)                                 // cases of a burst
}

// Parts are what a Desk is made of.
type Parts struct {
	Store  Store
	Voters Voters
	Cases  Cases
	Emoji  Emoji
	Known  func(word string) bool // whether the model has learned from a word; nil: it knows all
	Meter  Meter                  // may be nil
	Now    func() time.Time       // nil: time.Now
}

// Desk takes judgements. It is safe for concurrent use.
type Desk struct {
	Parts
	bursts  bursts
	lately  lately
	watched ration
}

// New makes a desk.
func New(p Parts) *Desk {
	if p.Now == nil {
		p.Now = time.Now
	}
	if p.Known == nil {
		p.Known = func(string) bool { return true }
	}
	return &Desk{Parts: p, watched: ration{most: mostWatched}}
}

// React stores or withdraws what the entry's Reaction or Press says. It may be called again
// with the same entry. record.ErrNotFound: it is on nothing of ours.
func (d *Desk) React(ctx context.Context, e record.Entry) error {
	switch b := e.Event.Body.(type) {
	case chat.Reaction:
		return d.reaction(ctx, e, b)
	case chat.Press:
		if cause, of, ok := parseWhy(b.Value); ok {
			return d.because(ctx, of, b, cause)
		}
		return d.press(ctx, e, b)
	}
	return nil
}

func (d *Desk) reaction(ctx context.Context, e record.Entry, r chat.Reaction) error {
	verdict, means := d.Emoji.Verdict(r.Emoji)
	if !means {
		return nil
	}
	of, err := d.Store.InteractionOf(ctx, r.On)
	if err != nil {
		return fmt.Errorf("reaction %s: %w", e.ID, err)
	}
	f := record.Feedback{
		ID: e.ID, Interaction: of, Author: r.Author, Platform: r.On.Platform,
		Verdict: verdict, Emoji: r.Emoji, At: r.At,
	}
	if r.Removed {
		return d.judge(ctx, f, d.Store.WithdrawFeedback)
	}
	return d.judge(ctx, f, d.Store.AddFeedback)
}

func (d *Desk) press(ctx context.Context, e record.Entry, p chat.Press) error {
	verdict, of, ok := parse(p.Value)
	if !ok {
		return nil
	}
	f := record.Feedback{
		ID: e.ID, Interaction: of, Author: p.Author, Platform: p.On.Platform,
		Verdict: verdict, Emoji: button(verdict), At: p.At,
	}
	if verdict != withdraw {
		return d.judge(ctx, f, d.Store.ToggleFeedback)
	}
	return d.judge(ctx, f, func(ctx context.Context, f record.Feedback) error {
		for _, old := range []record.Verdict{record.Positive, record.Negative} {
			f.Verdict, f.Emoji = old, button(old)
			if err := d.Store.WithdrawFeedback(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// judge weighs a judgement, lets the store do with it what it says, and looks at its case.
func (d *Desk) judge(ctx context.Context, f record.Feedback, do func(context.Context, record.Feedback) error) error {
	n, err := d.Voters.Votes(ctx, f.Platform, f.Author, d.Now().Add(-day))
	if err != nil {
		return fmt.Errorf("judgement %s: %w", f.ID, err)
	}
	f.Weight = Weight(n)
	if err := do(ctx, f); err != nil {
		return fmt.Errorf("judgement %s: %w", f.ID, err)
	}
	i, all, err := d.said(ctx, f.Interaction)
	if errors.Is(err, record.ErrNotFound) {
		return nil // a press on a reply that was never stored
	}
	if err == nil {
		err = d.settle(ctx, i, all)
	}
	if err != nil {
		return fmt.Errorf("judgement %s: %w", f.ID, err)
	}
	if d.Meter != nil && standing(all, f.ID) {
		d.Meter.Judged(f.Verdict, by(f.Emoji), i)
	}
	return nil
}

// said is an interaction and what was said about it.
func (d *Desk) said(ctx context.Context, id record.ID) (record.Interaction, []record.Feedback, error) {
	i, err := d.Cases.Interaction(ctx, id)
	if err != nil {
		return i, nil, err
	}
	all, err := d.Cases.FeedbackOn(ctx, id)
	return i, all, err
}
