package pipeline

import (
	"context"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// Inbox keeps what was accepted until it is answered. What it takes is durable when it returns.
type Inbox interface {
	// Accept stores the event. A known event (same Platform and ID within 24 hours) is not
	// fresh and not stored again. record.ErrFull: come back later.
	Accept(context.Context, chat.Event) (fresh bool, err error)
	// Next waits for the oldest entry that was not handed out since the store was opened.
	Next(context.Context) (record.Entry, error)
	// Answered stores the interaction and makes its entry an outbox entry, in one transaction.
	Answered(context.Context, record.Interaction, chat.Post) error
	// Drop forgets an entry that needs no answer.
	Drop(context.Context, record.ID) error
}

// Outbox keeps answers until their platform took them.
type Outbox interface {
	// Unsent lists what was answered but not sent when the store was opened, oldest first.
	Unsent(context.Context) ([]record.Reply, error)
	// Sent links the platform's message with its interaction and ends the entry.
	Sent(context.Context, record.ID, chat.Ref) error
	// Unsure notes that the reply may have arrived; the entry stays.
	Unsure(context.Context, record.ID) error
	// GiveUp ends the entry; the interaction says that its reply was lost, and why.
	GiveUp(ctx context.Context, id record.ID, why string) error
}

// Understander finds out what a message wants of somebody who prefers something.
type Understander interface {
	Understand(context.Context, chat.Message, ask.Preferences) (ask.Query, error)
}

// Listener is an Understander that hears what an answer listed and its question did not name, in the order of the list, by ids:
// "the second one" means one of them.
type Listener interface {
	Listed(m chat.Message, ids []string)
}

// Second has the opinion of a model that reads along and answers nobody. It is asked when an
// answer is on its way, about the message that was understood; the zero opinion is none.
type Second interface {
	Second(chat.Message) ask.Opinion
}

// Askers know who asks, and what they and their channel prefer.
type Askers interface {
	Asker(context.Context, chat.Author, chat.Address) (ask.Asker, error)
}

// Answerer turns a query into a card.
type Answerer interface {
	Answer(context.Context, ask.Query) (chat.Card, error)
}

// Reactor takes a Reaction or a Press. record.ErrNotFound: it is on nothing of ours.
type Reactor interface {
	React(context.Context, record.Entry) error
}

// Companion hears of answers, and may have something to say to one person alone. Its errors hold
// nobody up.
type Companion interface {
	// Beside hears of an answer that is about to be stored, and again after a crash.
	Beside(context.Context, record.Interaction) error
	// Stored hears of an answer that is stored; say reaches who asked.
	Stored(ctx context.Context, i record.Interaction, say Say) error
	// After hears of a Reaction or Press that was taken; say reaches whose it was.
	After(ctx context.Context, e record.Entry, say Say) error
}

// Wishes are what people say about themselves rather than about markets. What is granted here is
// answered with nothing else. What its author prefers is read only where it is wanted.
type Wishes interface {
	Wish(m chat.Message, prefers func() ask.Preferences) (card chat.Card, granted bool)
}

// Say shows a card to one person alone. An error says that they have surely or maybe not seen it.
type Say = func(chat.Card) error

// Whisperer is an Outlet that can say something to one person alone. What it can't is
// chat.GiveUp, and lost: nothing is owed.
type Whisperer interface {
	Whisper(context.Context, chat.Whisper) error
}

// Outlet sends a post. Errors carry a chat.Advice.
type Outlet interface {
	Send(context.Context, chat.Post) (chat.Ref, error)
}

// Editor is an Outlet that can put a card in the place of the message Post.Instead. Doing that
// again changes nothing. chat.GiveUp: that message can't be changed; the card is then sent as a
// message of its own.
type Editor interface {
	Edit(context.Context, chat.Post) (chat.Ref, error)
}

// Typer is an Outlet that can show that it works on an answer, whose language the message names
// where it is known. Type returns when ctx ends.
type Typer interface {
	Type(context.Context, chat.Message)
}

// Finder is an Outlet that can tell whether an earlier attempt of the same Post.Key arrived.
type Finder interface {
	Find(context.Context, chat.Post) (ref chat.Ref, found bool, err error)
}

// Idempotent is an Outlet whose platform drops a repeated Post.Key by itself, for so long
// after the first attempt.
type Idempotent interface {
	Idempotent() time.Duration
}

// Paced is an Outlet with send limits that are better kept than hit.
type Paced interface {
	Pace() chat.Pace
}
