// Package storagetest is the suite that every store passes: what the bot relies on when it
// tells a platform that a message has arrived. A store brings a way to open itself on a
// folder (or a schema named after it); opening the same folder again must find what was
// stored before.
//
// Everything is stated through the store's own methods, so that a second store means the
// same by them as the first.
package storagetest

import (
	"context"
	"io"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/record"
)

// Store is all that a store does, for all its callers together; each of them declares the
// part that it needs.
type Store interface {
	Run(context.Context) error
	Close() error

	Accept(context.Context, chat.Event) (fresh bool, err error)
	Next(context.Context) (record.Entry, error)
	Answered(context.Context, record.Interaction, chat.Post) error
	Drop(context.Context, record.ID) error

	Unsent(context.Context) ([]record.Reply, error)
	Sent(context.Context, record.ID, chat.Ref) error
	Unsure(context.Context, record.ID) error
	GiveUp(ctx context.Context, id record.ID, why string) error

	Interaction(context.Context, record.ID) (record.Interaction, error)
	InteractionOf(context.Context, chat.Ref) (record.ID, error)
	Asked(ctx context.Context, from, to time.Time, limit int) ([]record.Demand, error)

	AddFeedback(context.Context, record.Feedback) error
	WithdrawFeedback(context.Context, record.Feedback) error
	ToggleFeedback(context.Context, record.Feedback) error

	FeedbackOn(context.Context, record.ID) ([]record.Feedback, error)
	Votes(ctx context.Context, p chat.Platform, by chat.Author, since time.Time) (int, error)
	Judgements(ctx context.Context, since time.Time, yield func(record.Feedback) error) error

	ChangeCase(ctx context.Context, id record.ID, change func(c record.Case, there bool) (next record.Case, keep bool)) error
	Case(context.Context, record.ID) (record.Case, error)
	Cases(ctx context.Context, yield func(record.Case) error) error
	Judged(ctx context.Context, yield func(record.Judged) error) error
	People(ctx context.Context, since time.Time, most int) (int, error)
	Tried(ctx context.Context, since time.Time, yield func(record.Judged) error) error

	Consent(context.Context, chat.Platform, chat.Author) (record.Consent, error)
	ConsentOf(context.Context, record.ID) (record.Consent, error)
	SetConsent(context.Context, chat.Platform, chat.Author, record.ConsentState) (record.ID, error)
	UserOf(context.Context, chat.Platform, chat.Author) (record.ID, error)
	Erase(context.Context, record.ID) (int, error)

	BeginErasure(context.Context, record.ID) error
	EndErasure(context.Context, record.ID) error
	Erasures(context.Context) ([]record.ID, error)
	BeginWithdrawal(context.Context, record.ID) error
	EndWithdrawal(context.Context, record.ID) error
	Withdrawals(context.Context) ([]record.ID, error)
	RemoveTexts(ctx context.Context, before time.Time) (int, error)
	RemoveInteractions(ctx context.Context, before time.Time) (int, error)
	RemoveFeedback(ctx context.Context, before time.Time) (int, error)
	RemoveCases(ctx context.Context, before time.Time) (int, error)

	PutRun(context.Context, record.Run) error
	Runs(ctx context.Context, job string, most int) ([]record.Run, error)
	Remember(ctx context.Context, name string, data []byte) error
	Memory(ctx context.Context, name string) ([]byte, error)

	Get(ctx context.Context, key string) (data []byte, ok bool, err error)
	Put(ctx context.Context, key string, data []byte, created, expires time.Time) error

	PutLetter(context.Context, market.Letter) error
	Letters(context.Context) ([]market.Letter, error)
	DropLetter(ctx context.Context, id string) error

	PutRoster(context.Context, market.Roster) error
	Roster(context.Context) (market.Roster, error)

	Asker(ctx context.Context, who chat.Author, where chat.Address) (ask.Asker, error)
	Prefer(ctx context.Context, name string, key ask.Key, value string) error

	Dump(ctx context.Context, table string, w io.Writer) error
}

// Open opens a store on a folder without running it. Its inbox takes at least 5,000 events.
type Open func(t *testing.T, dir string) Store

// Exercise runs the whole suite.
func Exercise(t *testing.T, open Open) {
	groups := map[string]map[string]func(*testing.T, *house){
		"life": life, "inbox": inbox, "outbox": outbox, "interactions": interactions,
		"feedback": feedback, "dump": dump, "asked": asked, "cache": cached, "letters": letters, "rosters": rosters, "preferences": preferences,
		"review": review, "trials": trials, "privacy": privacy, "jobs": jobs, "many at once": manyAtOnce,
	}
	for group, tests := range groups {
		t.Run(group, func(t *testing.T) {
			for name, test := range tests {
				t.Run(name, func(t *testing.T) { test(t, enter(t, open)) })
			}
		})
	}
	t.Run("laws", func(t *testing.T) { laws(t, open) })
}

// Full checks a store that was opened for so many unanswered events and no more.
func Full(t *testing.T, open Open, limit int) {
	h := enter(t, open)
	for n := range limit {
		h.accept(message(n))
	}
	if _, err := h.Accept(t.Context(), message(limit)); !isFull(err) {
		t.Errorf("event %d of %d: error %v, want ErrFull", limit+1, limit, err)
	}
	if fresh, err := h.Accept(t.Context(), message(0)); fresh || err != nil {
		t.Errorf("a known event at a full inbox: fresh %v, error %v, want neither", fresh, err)
	}
	h.reopen()
	if _, err := h.Accept(t.Context(), message(limit)); !isFull(err) {
		t.Errorf("after reopening: error %v, want ErrFull", err)
	}
	first, second := h.next(), h.next()
	h.answer(first)
	h.drop(second.ID)
	h.accept(message(limit))
	h.accept(message(limit + 1))
	if _, err := h.Accept(t.Context(), message(limit+2)); !isFull(err) {
		t.Errorf("after two were done and two came: error %v, want ErrFull", err)
	}
}
