package nlu_test

import (
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

func TestAForgottenPersonBeginsAnew(t *testing.T) {
	u := newUnderstander(t)
	at := func(platform chat.Platform, channel, who, text string) ask.Query {
		q, err := u.Understand(t.Context(), chat.Message{
			Ref: chat.Ref{Address: chat.Address{Platform: platform, Channel: channel}, ID: "1"}, Author: chat.Author{ID: who}, Text: text, At: monday,
		}, ask.Preferences{})
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	for _, seat := range [][2]string{{"dm", "ana"}, {"room", "ana"}, {"dm", "bo"}} {
		at(chat.Slack, seat[0], seat[1], "3 eth in jpy")
	}
	at(chat.Telegram, "dm", "ana", "3 eth in jpy")
	u.Forget(func(p chat.Platform, who string) bool { return p == chat.Slack && who == "ana" })
	for _, channel := range []string{"dm", "room"} {
		if q := at(chat.Slack, channel, "ana", "and sol?"); q.Intent != ask.Price || q.Amount != 0 {
			t.Errorf("%s: goes on with %s", channel, counted(q))
		}
	}
	for _, q := range []ask.Query{at(chat.Slack, "dm", "bo", "and sol?"), at(chat.Telegram, "dm", "ana", "and sol?")} {
		if q.Amount != 3 {
			t.Errorf("somebody else was forgotten, too: %s", counted(q))
		}
	}
	draft := chat.Draft{Platform: chat.Slack, Author: chat.Author{ID: "ana"}, Of: "asset"}
	stranger := draft
	stranger.Author.ID = "cy"
	at(chat.Slack, "dm", "ana", "price of doge")
	u.Forget(func(_ chat.Platform, who string) bool { return who == "ana" })
	if ours, theirs := u.Complete(t.Context(), draft), u.Complete(t.Context(), stranger); len(ours) > 0 && ours[0] != theirs[0] {
		t.Errorf("still suggested first: %v", ours[0])
	}
}
