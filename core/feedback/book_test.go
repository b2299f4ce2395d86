package feedback_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// book is a store that behaves. Message m1 is the reply of interaction i1, and so on; a person's
// id is that of their account.
type book struct {
	rows         []record.Feedback
	interactions map[record.ID]record.Interaction
	cases        map[record.ID]record.Case
	consents     map[record.ID]record.ConsentState
	at           time.Time
	changed      int // times that a case was changed, or looked at for that
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func newBook() *book {
	b := &book{interactions: map[record.ID]record.Interaction{}, cases: map[record.ID]record.Case{}, consents: map[record.ID]record.ConsentState{}, at: noon}
	b.add("i1", "ana", answer())
	return b
}

// answer is to a price that was well understood.
func answer() record.Interaction {
	return record.Interaction{
		Query: ask.Query{Text: "price of bitcoin", Intent: ask.Price, Confidence: 0.9, By: ask.ByModel, Model: "seed-1", Language: "en"},
		Card:  chat.Card{Title: "Bitcoin", Source: "CoinGecko"}, Provider: "CoinGecko", At: noon,
	}
}

func (b *book) add(id, user record.ID, i record.Interaction) {
	i.ID, i.User = id, user
	i.Message.Ref.Platform = "test"
	if i.Message.Text == "" {
		i.Message.Text = i.Query.Text
	}
	b.interactions[id] = i
}

func (b *book) now() time.Time { return b.at }

func (b *book) InteractionOf(_ context.Context, r chat.Ref) (record.ID, error) {
	id := record.ID("i" + strings.TrimPrefix(r.ID, "m"))
	if _, ok := b.interactions[id]; !ok || !strings.HasPrefix(r.ID, "m") {
		return "", record.ErrNotFound
	}
	return id, nil
}

func (b *book) AddFeedback(_ context.Context, f record.Feedback) error {
	if _, ok := b.interactions[f.Interaction]; !ok {
		return record.ErrNotFound
	}
	for _, old := range b.rows {
		if old.ID == f.ID {
			return nil
		}
	}
	f.User, f.At = record.ID(f.Author.ID), b.at
	b.rows = append(b.rows, f)
	return nil
}

func (b *book) WithdrawFeedback(_ context.Context, f record.Feedback) error {
	for i, old := range b.rows {
		if old.Interaction == f.Interaction && old.Author == f.Author && old.Emoji == f.Emoji {
			b.rows[i].Withdrawn = true
		}
	}
	return nil
}

func (b *book) ToggleFeedback(ctx context.Context, f record.Feedback) error {
	for i, old := range b.rows {
		if old.ID == f.ID {
			return nil
		}
		if old.Interaction == f.Interaction && old.Author == f.Author && strings.HasPrefix(old.Emoji, record.Button) && !old.Withdrawn {
			b.rows[i].Withdrawn = true
			f.Withdrawn = f.Withdrawn || old.Emoji == f.Emoji
		}
	}
	return b.AddFeedback(ctx, f)
}

func (b *book) Votes(_ context.Context, _ chat.Platform, by chat.Author, since time.Time) (n int, err error) {
	for _, f := range b.rows {
		if f.Author.ID == by.ID && f.At.After(since) {
			n++
		}
	}
	return n, nil
}

func (b *book) Judgements(_ context.Context, since time.Time, yield func(record.Feedback) error) error {
	for _, f := range b.rows {
		if f.At.After(since) {
			if err := yield(f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) UserOf(_ context.Context, _ chat.Platform, who chat.Author) (record.ID, error) {
	return record.ID(who.ID), nil
}

func (b *book) Interaction(_ context.Context, id record.ID) (record.Interaction, error) {
	i, ok := b.interactions[id]
	if !ok {
		return i, record.ErrNotFound
	}
	return i, nil
}

func (b *book) FeedbackOn(_ context.Context, id record.ID) (all []record.Feedback, err error) {
	for _, f := range b.rows {
		if f.Interaction == id {
			all = append(all, f)
		}
	}
	return all, nil
}

func (b *book) ChangeCase(_ context.Context, id record.ID, change func(record.Case, bool) (record.Case, bool)) error {
	b.changed++
	if _, ok := b.interactions[id]; !ok {
		return record.ErrNotFound
	}
	c, there := b.cases[id]
	next, keep := change(c, there)
	if keep {
		next.Interaction = id
		b.cases[id] = next
	} else {
		delete(b.cases, id)
	}
	return nil
}

func (b *book) Case(_ context.Context, id record.ID) (record.Case, error) {
	c, ok := b.cases[id]
	if !ok {
		return c, record.ErrNotFound
	}
	return c, nil
}

func (b *book) Cases(_ context.Context, yield func(record.Case) error) error {
	for _, id := range slices.Sorted(maps.Keys(b.cases)) {
		if err := yield(b.cases[id]); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) Judged(ctx context.Context, yield func(record.Judged) error) error {
	for _, id := range slices.Sorted(maps.Keys(b.interactions)) {
		all, _ := b.FeedbackOn(ctx, id)
		c, there := b.cases[id]
		if len(all) == 0 && !there {
			continue
		}
		i := b.interactions[id]
		if err := yield(record.Judged{Interaction: i, Case: c, Feedback: all, Consent: record.Consent{User: i.User, State: b.consents[i.User]}}); err != nil {
			return err
		}
	}
	return nil
}

// counts are the judgements that stand.
func (b *book) counts() (positive, negative int) {
	for _, f := range b.rows {
		switch {
		case f.Withdrawn:
		case f.Verdict == record.Positive:
			positive++
		default:
			negative++
		}
	}
	return positive, negative
}
