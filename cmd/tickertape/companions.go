package main

import (
	"context"
	"errors"
	"slices"
	"sync"

	"tickertape/core/chat"
	"tickertape/core/feedback"
	"tickertape/core/nlu"
	"tickertape/core/pipeline"
	"tickertape/core/privacy"
	"tickertape/core/record"
	"tickertape/storage/bolt"
)

// companions are the rooms that hear what people say about answers. Each knows its own buttons.
type companions struct {
	feedback *feedback.Desk
	privacy  *privacy.Desk
	erase    privacy.Erasure // also of what the running bot remembers
}

// newCompanions makes them; memories are what is emptied where somebody is erased, besides their own.
func newCompanions(s settings, store *bolt.Store, m *metrics, memories ...privacy.Memory) companions {
	judged := feedback.New(feedback.Parts{
		Store: store, Voters: store, Cases: store, Emoji: feedback.NewEmoji(s.Feedback), Known: seedWords(), Meter: m,
	})
	erase := erasure(s, store)
	erase.Memories = slices.Concat(memories, []privacy.Memory{judged})
	return companions{judged, privacy.New(s.Privacy, store, erase), erase}
}

// harvest is what the store has to learn from: the words of people who agreed, without what
// tells who they are.
func harvest(s settings, store *bolt.Store) feedback.Harvest {
	return feedback.Harvest{Store: store, Scrub: privacy.Scrub, Allowed: s.Privacy.TrainingConsent.Allows}
}

// React lets the room take it whose it is.
func (c companions) React(ctx context.Context, e record.Entry) error {
	return errors.Join(c.feedback.React(ctx, e), c.privacy.React(ctx, e))
}

// Beside lets a judgement in words be taken.
func (c companions) Beside(ctx context.Context, i record.Interaction) error {
	return c.feedback.Beside(ctx, i)
}

// Stored lets doubtful answers be noted, and people be asked.
func (c companions) Stored(ctx context.Context, i record.Interaction, say pipeline.Say) error {
	return errors.Join(c.feedback.Stored(ctx, i), c.privacy.Stored(ctx, i, say))
}

// After says what either room has to say.
func (c companions) After(ctx context.Context, e record.Entry, say pipeline.Say) error {
	for _, room := range []func(context.Context, record.Entry) (chat.Card, bool){c.feedback.After, c.privacy.After} {
		if card, speaks := room(ctx, e); speaks {
			_ = say(card) // nobody waits for it
		}
	}
	return nil
}

// seedWords knows the words of the seed dataset. It reads that when it is first asked: by then
// an answer has left.
func seedWords() func(word string) bool {
	read := sync.OnceValue(func() func(string) bool {
		seed, err := nlu.Seed()
		if err != nil {
			return func(string) bool { return true }
		}
		texts := make([]string, len(seed))
		for n, l := range seed {
			texts[n] = l.Text
		}
		return feedback.Vocabulary(texts)
	})
	return func(word string) bool { return read()(word) }
}
