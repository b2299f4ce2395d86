package telegram

import (
	"context"
	"errors"
	"strings"

	"tickertape/core/chat"
)

var errGroup = errors.New("in a group everybody sees everything")

// Whisper sends a card where its person is alone with us: a private chat has the id of the
// person, a group's is negative. To write to somebody elsewhere than they wrote to us is not
// ours to do.
// https://core.telegram.org/bots/api#chat
func (a *Adapter) Whisper(ctx context.Context, w chat.Whisper) error {
	if w.On.Channel != w.To.ID || strings.HasPrefix(w.On.Channel, "-") {
		return &chat.SendError{Advice: chat.GiveUp, Err: errGroup}
	}
	_, err := a.Send(ctx, chat.Post{To: w.On.Address, Card: w.Card})
	return err
}
