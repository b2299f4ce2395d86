package console

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"tickertape/core/chat"
)

// ear keeps what is received.
type ear struct{ events []chat.Event }

func (e *ear) Receive(_ context.Context, ev chat.Event) error {
	e.events = append(e.events, ev)
	return nil
}

func TestChoiceIsMadeByItsNumber(t *testing.T) {
	var out bytes.Buffer
	to := &ear{}
	a := &Adapter{Parts: Parts{To: to, Out: &out, Now: time.Now}, channel: "c", waiting: map[string]bool{}, screen: true}
	w := chat.Whisper{On: chat.Ref{Address: chat.Address{Platform: chat.Console, Channel: "c"}}, Card: chat.Card{
		Text: "What went wrong?", Buttons: []chat.Button{{Label: "Wrong coin", Value: "a"}, {Label: "Old data", Value: "b"}},
	}}
	if err := a.Whisper(t.Context(), w); err != nil || !strings.Contains(out.String(), "1: Wrong coin") || !strings.Contains(out.String(), "2: Old data") {
		t.Fatalf("%v: %s", err, out.String())
	}
	for _, line := range []string{" 2 ", "2"} { // the second time there is nothing to choose from
		a.take(t.Context(), line)
	}
	if p, ok := to.events[0].Body.(chat.Press); !ok || p.Value != "b" {
		t.Errorf("%+v", to.events[0])
	}
	if m, ok := to.events[1].Body.(chat.Message); !ok || m.Text != "2" {
		t.Errorf("%+v", to.events[1])
	}
	a.screen = false
	if err := a.Whisper(t.Context(), w); !errors.Is(err, chat.GiveUp) {
		t.Errorf("into a pipe: %v", err)
	}
}

func TestAnswerThatAsksIsChosenByItsNumberAndPlainInAPipe(t *testing.T) {
	var out bytes.Buffer
	to := &ear{}
	a := &Adapter{Parts: Parts{To: to, Out: &out, Now: time.Now}, channel: "c", waiting: map[string]bool{}, came: make(chan struct{}, 1), screen: true}
	p := chat.Post{Key: "k", To: chat.Address{Platform: chat.Console, Channel: "c"}, Card: chat.Card{
		Text: "Shall I forget you?", Asks: true, Buttons: []chat.Button{{Label: "Delete my data", Value: "a"}},
	}}
	if _, err := a.Send(t.Context(), p); err != nil || !strings.Contains(out.String(), "1: Delete my data") {
		t.Fatalf("%v: %s", err, out.String())
	}
	a.take(t.Context(), "1")
	if press, ok := to.events[0].Body.(chat.Press); !ok || press.Value != "a" {
		t.Errorf("%+v", to.events[0])
	}
	out.Reset()
	a.screen = false
	if _, err := a.Send(t.Context(), p); err != nil || strings.Contains(out.String(), "1:") {
		t.Errorf("into a pipe: %v: %s", err, out.String())
	}
}
