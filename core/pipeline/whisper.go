package pipeline

import (
	"context"
	"fmt"
	"time"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// whisperWithin is how long something that nobody waits for may take.
const whisperWithin = 5 * time.Second

// beside tells the companion of an answer that is under way.
func (p *Pipeline) beside(ctx context.Context, i record.Interaction) {
	if p.Beside == nil {
		return
	}
	if err := p.Beside.Beside(ctx, i); err != nil {
		p.Log.Error("take what was said about an answer", "id", i.ID, "error", err)
	}
}

// stored tells the companion of an answer that is stored. What it says comes after the answer.
func (p *Pipeline) stored(ctx context.Context, e record.Entry, i record.Interaction) {
	if p.Beside == nil {
		return
	}
	m := i.Message
	err := p.Beside.Stored(ctx, i, func(c chat.Card) error {
		p.out.drained(ctx, m.Ref.Address)
		return p.whisper(ctx, chat.Whisper{Event: e.Event.ID, On: m.Ref, To: m.Author, Direct: m.Direct, Card: c})
	})
	if err != nil {
		p.Log.Error("look at an answer", "id", i.ID, "error", err)
	}
}

// after tells the companion of a reaction or a press that was taken.
func (p *Pipeline) after(ctx context.Context, e record.Entry) {
	if p.Beside == nil {
		return
	}
	w := chat.Whisper{Event: e.Event.ID}
	switch b := e.Event.Body.(type) {
	case chat.Reaction:
		w.On, w.To = b.On, b.Author
	case chat.Press:
		w.On, w.To = b.On, b.Author
	}
	err := p.Beside.After(ctx, e, func(c chat.Card) error {
		w.Card = c
		return p.whisper(ctx, w)
	})
	if err != nil {
		p.Log.Error("answer a reaction or press", "id", e.ID, "error", err)
	}
}

// whisper says something to one person, where that can be done. It is tried once.
func (p *Pipeline) whisper(ctx context.Context, w chat.Whisper) error {
	out, can := p.Outlets[w.On.Platform].(Whisperer)
	if !can {
		return &chat.SendError{Advice: chat.GiveUp, Err: fmt.Errorf("%s shows everything to everybody", w.On.Platform)}
	}
	ctx, cancel := context.WithTimeout(ctx, whisperWithin)
	defer cancel()
	err := out.Whisper(ctx, w)
	if err != nil {
		p.Log.Debug("whisper", "platform", w.On.Platform, "error", err)
	}
	return err
}
