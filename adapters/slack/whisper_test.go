package slack

import (
	"errors"
	"testing"

	"tickertape/core/chat"
)

func TestWhisperIsSeenByOnePersonAlone(t *testing.T) {
	p := begin(t)
	card := chat.Card{Text: "What went wrong?", Buttons: []chat.Button{{Label: "Old data", Value: "why:old:1"}}}
	asked := p.world.Say(inGeneral("price btc"))
	if err := p.Whisper(t.Context(), chat.Whisper{On: asked, To: chat.Author{ID: "U1"}, Card: card}); err != nil {
		t.Fatal(err)
	}
	calls := p.world.Calls("chat.postEphemeral")
	if len(p.world.Posts()) != 0 || len(calls) != 1 || calls[0].Params["user"] != "U1" || calls[0].Params["channel"] != asked.Channel || calls[0].Params["thread_ts"] != asked.Thread || calls[0].Params["blocks"] == "" {
		t.Errorf("%d messages, calls %+v", len(p.world.Posts()), calls)
	}
	direct := p.world.Say(ana("price btc"))
	if err := p.Whisper(t.Context(), chat.Whisper{On: direct, To: chat.Author{ID: "U1"}, Card: card}); err != nil || len(p.world.Posts()) != 1 {
		t.Errorf("in a direct channel: %v, %d messages", err, len(p.world.Posts()))
	}
	p.world.BlockWith(asked.Channel, "not_in_channel")
	if err := p.Whisper(t.Context(), chat.Whisper{On: asked, To: chat.Author{ID: "U1"}, Card: card}); !errors.Is(err, chat.GiveUp) {
		t.Errorf("where it is not: %v", err)
	}
}
