package discord

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"tickertape/adapters/discord/discordtest"
	"tickertape/core/chat"
)

func TestWhisperIsAFollowUpThatOnePersonSees(t *testing.T) {
	b := start(t)
	card := chat.Card{Text: "What went wrong?", Buttons: []chat.Button{{Label: "Old data", Value: "why:old:1"}}}
	b.discord.Slash("1001", "555", "price", discordtest.Arg("assets", "btc"))
	m := b.next().Body.(chat.Message)
	ref := b.answer(m, bitcoin)
	b.discord.PressButton("1002", ref, "rate:negative:1")
	e := b.next()
	press := e.Body.(chat.Press)
	for _, w := range []chat.Whisper{
		{Event: e.ID, On: press.On, To: press.Author, Card: card},
		{Event: "m:1", On: m.Ref, To: m.Author, Card: card}, // to who used the command
	} {
		if err := b.Whisper(t.Context(), w); err != nil {
			t.Error(err)
		}
	}
	if err := b.Whisper(t.Context(), chat.Whisper{Event: "r:1", On: ref, To: press.Author, Card: card}); !errors.Is(err, chat.GiveUp) {
		t.Errorf("after a reaction in a guild: %v", err)
	}
	sent := 0
	for _, q := range b.discord.Requests() {
		if !strings.HasSuffix(q.Route, "/webhooks/{app}/{token}") {
			continue
		}
		var body struct {
			Flags      int
			Components []any
		}
		if err := json.Unmarshal(q.Body, &body); err != nil || body.Flags&ephemeral == 0 || len(body.Components) == 0 {
			t.Errorf("%v: %s", err, q.Body)
		}
		sent++
	}
	if sent != 2 || len(b.discord.Replies()) != 1 {
		t.Errorf("%d follow-ups, %d messages", sent, len(b.discord.Replies()))
	}
}

func TestWhisperInADirectChannelIsAMessage(t *testing.T) {
	b := start(t)
	at := chat.Address{Platform: chat.Discord, Channel: "9001001"}
	if err := b.Whisper(t.Context(), chat.Whisper{On: chat.Ref{Address: at, ID: "1"}, Direct: true, Card: chat.Card{Text: "hi"}}); err != nil {
		t.Fatal(err)
	}
	if all := b.discord.Replies(); len(all) != 1 || all[0].Ref.Channel != "9001001" {
		t.Errorf("%+v", all)
	}
}
