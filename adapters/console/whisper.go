package console

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"tickertape/core/chat"
)

var errPipe = errors.New("nothing but answers goes into a pipe")

// Whisper prints a card: there is nobody else. Its buttons are chosen by their numbers, until
// something else is written. Into a pipe nothing is said.
func (a *Adapter) Whisper(_ context.Context, w chat.Whisper) error {
	if !a.screen || w.On.Channel != a.channel {
		return &chat.SendError{Advice: chat.GiveUp, Err: errPipe}
	}
	if err := a.show(chat.Post{To: w.On.Address, Card: a.offered(w.Card)}); err != nil {
		return &chat.SendError{Advice: chat.GiveUp, Err: fmt.Errorf("print: %w", err)}
	}
	return nil
}

// offered is a card with its buttons as numbers, which the next line may choose.
func (a *Adapter) offered(c chat.Card) chat.Card {
	for n, b := range c.Buttons {
		c.Text += fmt.Sprintf("\n%d: %s", n+1, b.Label)
	}
	a.mu.Lock()
	a.offers = c.Buttons
	a.mu.Unlock()
	return c
}

// chosen is the button that a line chooses. Whatever is written ends the choice. The caller
// holds the lock.
func (a *Adapter) chosen(line string) (b chat.Button, ok bool) {
	offers := a.offers
	a.offers = nil
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil || n < 1 || n > len(offers) {
		return b, false
	}
	return offers[n-1], true
}
