package telegramtest_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

func TestMessagesAreWhatTheLibraryReads(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		ref := b.Say(adaptertest.Line{User: "1001", Channel: "77", Thread: "33", Text: "price \"btc\" 🚀", Mention: true})
		var list []struct {
			Message struct {
				tg.Message
				Thread int64 `json:"message_thread_id"`
				Topic  bool  `json:"is_topic_message"`
			}
		}
		if err := json.Unmarshal(b.call("getUpdates").Result, &list); err != nil || len(list) != 1 {
			t.Fatalf("%v, %v", list, err)
		}
		m := list[0].Message
		if m.Text != "@tickertape_bot price \"btc\" 🚀" || m.From.ID != 1001 || m.Thread != 33 || !m.Topic || !m.Chat.IsSuperGroup() {
			t.Errorf("got %+v", m)
		}
		if e := m.Entities; len(e) != 1 || e[0].Type != "mention" || e[0].Offset != 0 || e[0].Length != 15 {
			t.Errorf("entities %+v", e)
		}
		if ref.Channel != strconv.FormatInt(m.Chat.ID, 10) || ref.ID != strconv.Itoa(m.MessageID) || ref.Thread != "33" || m.Chat.ID >= 0 {
			t.Errorf("reference %+v of %+v", ref, m.Chat)
		}
	})
}

func TestPeopleAndGroupsMayHaveAnyName(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		for _, l := range []adaptertest.Line{{User: "ana", Text: "x"}, {User: "ana", Channel: "C1", Text: "x"}, {User: "1", Channel: "-100200", Text: "x"}} {
			one, two := b.Say(l), b.Say(l)
			if one.Address != two.Address || one.ID == two.ID || one.Channel == "0" {
				t.Errorf("%v and %v", one, two)
			}
			if (one.Channel[0] == '-') != (l.Channel != "") {
				t.Errorf("%+v is in %s", l, one.Channel)
			}
		}
	})
}

func TestGroupPrivacyHidesTalk(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		for _, l := range []adaptertest.Line{
			{User: "1", Channel: "7", Text: "lunch?"},
			{User: "1", Channel: "7", Text: "price", Mention: true},
			{User: "1", Channel: "7", Text: "/price"},
			{User: "1", Channel: "7", Text: "and?", ReplyTo: "5"},
			{User: "1", Text: "private"},
		} {
			b.Say(l)
		}
		if b.Pending() != 4 {
			t.Errorf("%d are seen", b.Pending())
		}
	}, telegramtest.Privacy())
}

func TestReactionsTellBeforeAndAfter(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		on := chat.Ref{Address: chat.Address{Channel: "-5"}, ID: "9"}
		b.React("1", on, "👍", false)
		b.React("1", on, "❤️", false)
		b.React("2", on, "👎", false)
		b.React("1", on, "👍", true)
		type kinds []struct{ Type, Emoji string }
		var list []struct {
			R struct {
				Old kinds `json:"old_reaction"`
				New kinds `json:"new_reaction"`
			} `json:"message_reaction"`
		}
		if err := json.Unmarshal(b.call("getUpdates").Result, &list); err != nil || len(list) != 4 {
			t.Fatalf("%v, %v", list, err)
		}
		last := list[3].R
		if len(list[2].R.Old) != 0 || len(last.Old) != 2 || len(last.New) != 1 || last.New[0].Emoji != "❤" {
			t.Errorf("got %+v", list)
		}
	})
}

func TestPressIsAnsweredOnce(t *testing.T) {
	bubble(t, func(t *testing.T, b *bot) {
		b.Press("1", chat.Ref{Address: chat.Address{Channel: "1"}, ID: "9"}, "value")
		var list []tg.Update
		if err := json.Unmarshal(b.call("getUpdates").Result, &list); err != nil || len(list) != 1 || list[0].CallbackQuery.Data != "value" {
			t.Fatalf("%v, %v", list, err)
		}
		id := list[0].CallbackQuery.ID
		if b.Turning() != 1 || !b.call("answerCallbackQuery", "callback_query_id", id).OK || b.Turning() != 0 {
			t.Error("the answer was not taken")
		}
		b.wantRefusal(400, "query is too old", b.call("answerCallbackQuery", "callback_query_id", id))
		b.wantRefusal(400, "MESSAGE_TOO_LONG", b.call("answerCallbackQuery", "callback_query_id", id, "text", strings.Repeat("x", 201)))
	})
}
