package web

import (
	"context"
	"errors"

	"tickertape/core/chat"
)

var errForgotten = errors.New("that conversation has been forgotten")

// Send puts a card into its conversation. One that this process does not know is given up.
func (a *Adapter) Send(_ context.Context, p chat.Post) (chat.Ref, error) {
	s := a.sessions.find(p.To.Channel)
	if s == nil {
		return chat.Ref{}, &chat.SendError{Advice: chat.GiveUp, Err: errForgotten}
	}
	id := "a" + p.Key
	s.add(entry{ID: id, Card: p.Card}, p.ReplyTo.ID, a.cfg.History, a.Now())
	return chat.Ref{Address: p.To, ID: id}, nil
}

// Whisper puts a card into the conversation: a visitor is alone in theirs.
func (a *Adapter) Whisper(ctx context.Context, w chat.Whisper) error {
	_, err := a.Send(ctx, chat.Post{Key: "w" + w.Event, To: w.On.Address, Card: w.Card})
	return err
}

// Edit puts a card in the place of one that is still there. One that is not is given up.
func (a *Adapter) Edit(_ context.Context, p chat.Post) (chat.Ref, error) {
	s := a.sessions.find(p.Instead.Channel)
	if s == nil || !s.replace(p.Instead.ID, p.Card, a.Now()) {
		return chat.Ref{}, &chat.SendError{Advice: chat.GiveUp, Err: errForgotten}
	}
	return p.Instead, nil
}
