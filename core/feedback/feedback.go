// Package feedback turns reactions and button presses on replies into stored judgements.
//
// A reaction counts if it is on a reply of the bot and its emoji means something (see Emoji);
// taking it off withdraws the judgement. A person's newer press replaces the older one; the
// same button pressed again takes it back.
// It knows no platform: emoji of every spelling pass through one normal form.
package feedback

import (
	"context"
	"fmt"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Store is what feedback needs to remember.
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

// Desk takes reactions and presses.
type Desk struct {
	store Store
	emoji Emoji
}

// New makes a desk that reads emoji by the given table.
func New(store Store, emoji Emoji) *Desk { return &Desk{store, emoji} }

// React stores or withdraws what the entry's Reaction or Press says. It may be called again
// with the same entry. record.ErrNotFound: it is on nothing of ours.
func (d *Desk) React(ctx context.Context, e record.Entry) error {
	switch b := e.Event.Body.(type) {
	case chat.Reaction:
		return d.reaction(ctx, e, b)
	case chat.Press:
		return d.press(ctx, e, b)
	}
	return nil
}

func (d *Desk) reaction(ctx context.Context, e record.Entry, r chat.Reaction) error {
	verdict, means := d.emoji.Verdict(r.Emoji)
	if !means {
		return nil
	}
	of, err := d.store.InteractionOf(ctx, r.On)
	if err != nil {
		return fmt.Errorf("reaction %s: %w", e.ID, err)
	}
	f := record.Feedback{
		ID: e.ID, Interaction: of, Author: r.Author, Platform: r.On.Platform,
		Verdict: verdict, Emoji: r.Emoji, At: r.At,
	}
	if r.Removed {
		return d.store.WithdrawFeedback(ctx, f)
	}
	return d.store.AddFeedback(ctx, f)
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
		return d.store.ToggleFeedback(ctx, f)
	}
	for _, old := range []record.Verdict{record.Positive, record.Negative} {
		f.Verdict, f.Emoji = old, button(old)
		if err := d.store.WithdrawFeedback(ctx, f); err != nil {
			return fmt.Errorf("press %s: %w", e.ID, err)
		}
	}
	return nil
}
