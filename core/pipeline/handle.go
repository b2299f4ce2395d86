package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/record"
)

// handle finishes one entry. A store that fails is tried again until ctx ends: the entry is
// still in it.
func (p *Pipeline) handle(ctx context.Context, e record.Entry) {
	defer func() {
		if r := recover(); r != nil { // again and again, if it stayed
			p.Log.Error("handling panicked", "id", e.ID, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
			p.drop(ctx, e)
		}
	}()
	switch b := e.Event.Body.(type) {
	case chat.Message:
		p.question(ctx, e, b, chat.Ref{})
	case chat.Reaction:
		p.react(ctx, e, b.On.Address)
	case chat.Press:
		p.pressed(ctx, e, b)
	default:
		p.drop(ctx, e)
	}
}

// pressed answers a button that asks; every other one is a judgement.
func (p *Pipeline) pressed(ctx context.Context, e record.Entry, b chat.Press) {
	language, text, asks := chat.Asked(b.Value)
	if !asks {
		p.react(ctx, e, b.On.Address)
		return
	}
	instead := chat.Ref{}
	if strings.HasPrefix(b.Value, chat.Redraws) {
		instead = b.On
	}
	p.question(ctx, e, chat.Message{Ref: b.On, ReplyTo: b.On, Author: b.Author, Text: text, Direct: true, At: b.At, Language: language}, instead)
}

// question answers a message and hands the reply to the outbox. A picture takes the place of
// the message instead, if there is one; a refusal does not, so that what was there stays.
func (p *Pipeline) question(ctx context.Context, e record.Entry, m chat.Message, instead chat.Ref) {
	start := time.Now()
	m, v, say := p.admit.check(m)
	if v != admitted {
		p.Meter.Limited(m.Ref.Platform)
	}
	if v == ignored {
		p.drop(ctx, e)
		return
	}
	i := record.Interaction{ID: e.ID, Message: m, At: e.At}
	if v == answered {
		i.Query = ask.Query{Text: m.Text, Intent: ask.OutOfScope, By: ask.ByCommand, Model: "admission", Language: "en"}
		i.Card = chat.Card{Text: say}
	} else if card, granted := p.wish(ctx, m); granted {
		i.Query, i.Card = ask.Query{Text: m.Text, Intent: ask.Settings, Confidence: 1, By: ask.ByCommand, Model: "wish", Language: card.Language}, card
	} else {
		i.Query, i.Card, i.Failed = p.answer(ctx, m)
		i.Arm = i.Query.Trial.Arms
	}
	if m.Overheard && i.Card.Source == "" { // nobody asked, so that nobody misses an answer
		p.drop(ctx, e)
		return
	}
	i.Provider, i.Took = i.Card.Source, time.Since(start)
	post := p.post(i)
	if i.Card.Image != nil {
		post.Instead = instead
	}
	p.deliver(ctx, e, i, post)
}

// wish is the card for what somebody says about themselves; talk among people is none of it.
func (p *Pipeline) wish(ctx context.Context, m chat.Message) (chat.Card, bool) {
	if p.Wishes == nil || m.Overheard {
		return chat.Card{}, false
	}
	return p.Wishes.Wish(m, func() ask.Preferences { return p.asker(ctx, m).Prefers() })
}

// deliver stores the interaction with its outbox entry, and lets the reply leave meanwhile:
// nobody waits for the disk twice. What the outbox has to note about the reply waits for the
// entry. A question that an earlier process took may have been answered by it already.
func (p *Pipeline) deliver(ctx context.Context, e record.Entry, i record.Interaction, post chat.Post) {
	stored := make(chan struct{})
	p.out.put(parcel{
		Reply:     record.Reply{ID: i.ID, Post: post, State: record.Pending, At: time.Now()},
		recovered: e.At.Before(p.started), stored: stored,
	})
	if p.Second != nil { // nobody waits for it
		i.Query.Second = p.Second.Second(i.Message)
	}
	p.beside(ctx, i)
	if p.persist(ctx, "store interaction", e.ID, func() error { return p.Inbox.Answered(ctx, i, post) }) {
		close(stored)
		p.Meter.Answered(i)
		p.stored(ctx, e, i)
	}
}

func (p *Pipeline) post(i record.Interaction) chat.Post {
	card := i.Card
	if p.Buttons != nil && !card.Asks {
		card.Buttons = append(card.Buttons[:len(card.Buttons):len(card.Buttons)], p.Buttons(i.ID)...)
	}
	return chat.Post{Key: string(i.ID), To: i.Message.Ref.Address, ReplyTo: i.Message.Ref, Card: card, At: i.Message.At}
}

// answer understands and answers within the deadline, and shows that it does.
func (p *Pipeline) answer(ctx context.Context, m chat.Message) (q ask.Query, card chat.Card, failed bool) {
	ctx, cancel := context.WithTimeout(ctx, p.cfg.AnswerWithin)
	defer cancel()
	language := &atomic.Value{}
	defer p.typing(ctx, m, language)()
	return p.think(ctx, m, func(q ask.Query) (ask.Query, bool) { language.Store(q.Language); return q, true })
}

// think understands and answers what may be answered, and has a card for that whatever happens:
// an apology, where it failed.
func (p *Pipeline) think(ctx context.Context, m chat.Message, admit func(ask.Query) (ask.Query, bool)) (q ask.Query, card chat.Card, failed bool) {
	defer func() {
		if r := recover(); r != nil {
			p.Log.Error("answering panicked", "intent", q.Intent, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
			card, failed = sorry(q.Language), true
		}
	}()
	q = ask.Query{Text: m.Text, Intent: ask.OutOfScope, Language: m.Language}
	who := p.asker(ctx, m)
	q, err := p.Nlu.Understand(ctx, m, who.Prefers())
	if err != nil {
		p.Log.Error("understand", "error", err)
		return ask.Query{Text: m.Text, Intent: ask.OutOfScope, Model: q.Model, Trial: q.Trial}, sorry(m.Language), true
	}
	if m.Language != "" {
		q = speaking(q, m.Language)
	}
	q, may := admit(askedBy(who, m, q))
	if !may {
		return q, chat.Card{}, false
	}
	card, err = p.Skills.Answer(ctx, q)
	if err != nil {
		p.Log.Error("answer", "intent", q.Intent, "error", err)
		return q, sorry(q.Language), true
	}
	if hears, can := p.Nlu.(Listener); can && len(q.Assets) == 0 && card.Table != nil && len(q.Also) == 0 {
		hears.Listed(m, listed(card))
	}
	return q, card, false
}

// listed are whose numbers a card has, in its order.
func listed(c chat.Card) (ids []string) {
	for _, v := range c.Values {
		if v.Of != "" && !slices.Contains(ids, v.Of) {
			ids = append(ids, v.Of)
		}
	}
	return ids
}

// speaking is a query that is answered in a language.
func speaking(q ask.Query, language string) ask.Query {
	q.Language, q.Also = language, slices.Clone(q.Also)
	for i := range q.Also {
		q.Also[i].Language = language
	}
	return q
}

// typing shows on the platform that an answer is under way, if it takes long enough to
// matter, and in the language that it will have, if that is known by then. The returned stop
// waits for that to end.
func (p *Pipeline) typing(ctx context.Context, m chat.Message, language *atomic.Value) (stop func()) {
	t, can := p.Outlets[m.Ref.Platform].(Typer)
	if !can || p.cfg.TypeAfter <= 0 || m.Overheard {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	begin := time.AfterFunc(p.cfg.TypeAfter, func() {
		defer close(done)
		if known, is := language.Load().(string); is {
			m.Language = known
		}
		t.Type(ctx, m)
	})
	return func() {
		cancel()
		if !begin.Stop() {
			<-done
		}
	}
}

// react gives a reaction or a press to its room. One that is on nothing of ours is dropped,
// but not while a reply may be on its way to being linked.
func (p *Pipeline) react(ctx context.Context, e record.Entry, on chat.Address) {
	waited := false
	p.persist(ctx, "take reaction", e.ID, func() error {
		err := p.Reacts.React(ctx, e)
		if errors.Is(err, record.ErrNotFound) && !waited {
			waited = true
			p.out.settle(ctx, on)
			err = p.Reacts.React(ctx, e)
		}
		switch {
		case errors.Is(err, record.ErrNotFound):
			return nil
		case errors.Is(err, record.ErrInvalid):
			p.Log.Warn("a reaction or press makes no sense", "id", e.ID, "error", err)
			return nil
		}
		return err
	})
	p.after(ctx, e)
	p.drop(ctx, e)
}

func (p *Pipeline) drop(ctx context.Context, e record.Entry) {
	p.persist(ctx, "drop entry", e.ID, func() error { return p.Inbox.Drop(ctx, e.ID) })
}

// persist repeats a store operation until it succeeds; false when ctx ended first.
func (p *Pipeline) persist(ctx context.Context, what string, id record.ID, do func() error) bool {
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := do()
		if err == nil {
			return true
		}
		if ctx.Err() != nil {
			return false
		}
		p.Log.Error(what, "id", id, "error", err)
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return false
		}
	}
}
