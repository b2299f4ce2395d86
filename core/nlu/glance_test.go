package nlu_test

import (
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// Who asks outside of any conversation, while typing in another one, begins anew every time.
func TestQuestionsOutsideOfAConversationDontGoOn(t *testing.T) {
	u := newUnderstander(t)
	says := func(channel, text string) string {
		q, err := u.Understand(t.Context(), chat.Message{
			Text: text, At: time.Now(), Author: chat.Author{ID: "ann"},
			Ref: chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: channel}},
		}, ask.Preferences{})
		if err != nil {
			t.Fatal(err)
		}
		return string(q.Intent)
	}
	for channel, want := range map[string]string{"a": "chart", "": "price"} {
		says(channel, "chart btc")
		if got := says(channel, "eth"); got != want {
			t.Errorf("in %q: %s, want %s", channel, got, want)
		}
	}
}
