package telegram

import (
	"errors"
	"testing"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

func TestWhisperIsSaidInAPrivateChatAlone(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		card := chat.Card{Text: "What went wrong?", Buttons: []chat.Button{{Label: "Old data", Value: "why:old:1"}}}
		s.Say(adaptertest.Line{User: "1001", Text: "price btc"})
		s.Say(adaptertest.Line{User: "1001", Channel: "77", Text: "price btc", Mention: true})
		s.settle()
		var private, group chat.Message
		for _, e := range s.desk.kept() {
			if m := e.Body.(chat.Message); m.Direct {
				private = m
			} else {
				group = m
			}
		}
		if err := s.Whisper(t.Context(), chat.Whisper{On: private.Ref, To: private.Author, Card: card}); err != nil {
			t.Fatal(err)
		}
		if all := s.Posts(); len(all) != 1 || all[0].Ref.Channel != private.Ref.Channel {
			t.Errorf("%+v", all)
		}
		if err := s.Whisper(t.Context(), chat.Whisper{On: group.Ref, To: group.Author, Card: card}); !errors.Is(err, chat.GiveUp) || len(s.Posts()) != 1 {
			t.Errorf("in a group: %v, %+v", err, s.Posts())
		}
	})
}
