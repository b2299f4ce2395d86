package feedback

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// Beside hears of an answer that is about to be stored, and may do so again after a crash. A
// message that judges an earlier answer becomes feedback on that one; a question that is worth
// a look gets a case, once it is stored: see Stored. It says nothing to anybody.
func (d *Desk) Beside(ctx context.Context, i record.Interaction) error {
	verdict, judges := verdictOf(i.Query)
	if !judges {
		return nil
	}
	of, err := d.meant(ctx, i.Message)
	if err != nil || of == "" {
		return err
	}
	f := record.Feedback{
		ID: i.ID, Interaction: of, Author: i.Message.Author, Platform: i.Message.Ref.Platform,
		Verdict: verdict, Emoji: record.Words, At: i.At,
	}
	if meant, ok := meantIn(i.Query); ok {
		f.Correction, f.Meant = i.Message.Text, meant
	}
	err = d.judge(ctx, f, d.Store.AddFeedback)
	if errors.Is(err, record.ErrNotFound) {
		return nil
	}
	return err
}

// Stored hears of an answer that is stored.
func (d *Desk) Stored(ctx context.Context, i record.Interaction) error {
	if i.Query.Intent != ask.Feedback {
		d.lately.keep(seatOf(i.Message), i.ID, d.Now())
	}
	c, worth := d.watch(i)
	if !worth {
		return nil
	}
	err := d.change(ctx, i.ID, func(old record.Case, there bool) (record.Case, bool) {
		if there {
			return old, true
		}
		return c, true
	})
	if err != nil {
		return fmt.Errorf("open a case of %s: %w", i.ID, err)
	}
	return nil
}

// verdictOf is what a message says about an earlier answer.
func verdictOf(q ask.Query) (record.Verdict, bool) {
	if _, corrects := meantIn(q); corrects {
		return record.Negative, true
	}
	if q.Intent != ask.Feedback {
		return "", false
	}
	return tone(q.Text)
}

// meantIn is what a message says was meant by the question before: it was understood so, or names
// what it would be called.
func meantIn(q ask.Query) (ask.Intent, bool) {
	if q.Corrects || q.Intent != ask.Feedback {
		return q.Intent, q.Corrects
	}
	return meantBy(q.Text)
}

// meant finds the interaction that a message judges: the one whose reply it answers, or else the
// last of the same person in the same conversation.
func (d *Desk) meant(ctx context.Context, m chat.Message) (record.ID, error) {
	if !m.ReplyTo.Zero() {
		id, err := d.Store.InteractionOf(ctx, m.ReplyTo)
		if err == nil || !errors.Is(err, record.ErrNotFound) {
			return id, err
		}
	}
	return d.lately.last(seatOf(m), d.Now()), nil
}

// A person's last question is judged by a message for so long; so many are kept.
const (
	judgedFor = 15 * time.Minute
	mostSeats = 50_000
)

// seat is a person in a conversation.
type seat struct {
	where chat.Address
	who   string
}

func seatOf(m chat.Message) seat { return seat{m.Ref.Address, m.Author.ID} }

// lately remembers what people asked last. What was asked before a restart is not judged by
// words after it, as it is not corrected either.
type lately struct {
	mu    sync.Mutex
	seats map[seat]asked
}

type asked struct {
	id record.ID
	at time.Time
}

func (l *lately) keep(s seat, id record.ID, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seats == nil || len(l.seats) >= mostSeats {
		l.seats = map[seat]asked{}
	}
	if s.who != "" {
		l.seats[s] = asked{id, now}
	}
}

func (l *lately) forget(is func(chat.Platform, string) bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for s := range l.seats {
		if is(s.where.Platform, s.who) {
			delete(l.seats, s)
		}
	}
}

// Forget drops which questions people asked last.
func (d *Desk) Forget(is func(chat.Platform, string) bool) { d.lately.forget(is) }

func (l *lately) last(s seat, now time.Time) record.ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	if a := l.seats[s]; now.Sub(a.at) < judgedFor {
		return a.id
	}
	return ""
}
