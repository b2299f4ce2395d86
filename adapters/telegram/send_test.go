package telegram

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

func post(channel string, c chat.Card) chat.Post {
	return chat.Post{Key: "k", To: chat.Address{Platform: chat.Telegram, Channel: channel}, Card: c}
}

func hello() chat.Post { return post("1001", chat.Card{Text: "hello"}) }

// sent sends a post and returns it as Telegram holds it.

func (s *stage) sent(p chat.Post) telegramtest.Post {
	s.t.Helper()
	ref, err := s.Send(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	all := s.Posts()
	if len(all) == 0 || all[len(all)-1].Ref != ref {
		s.t.Fatalf("the reference %v is not that of the newest message", ref)
	}
	return all[len(all)-1]
}

func TestAnswerGoesWhereTheQuestionWasAsked(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		asked := s.Say(adaptertest.Line{User: "1001", Channel: "77", Thread: "33", Text: "price btc", Mention: true})
		s.settle()
		m := s.desk.kept()[0].Body.(chat.Message)
		if m.Ref != asked {
			t.Fatalf("the question is %v, want %v", m.Ref, asked)
		}
		got := s.sent(chat.Post{To: m.Ref.Address, ReplyTo: m.Ref, Card: chat.Card{Title: "BTC", Text: "91,000 USD"}})
		if got.Ref.Address != asked.Address || got.ReplyTo != asked.ID {
			t.Errorf("answered %+v, asked %v", got, asked)
		}
		if got.Text != "<b>BTC</b>\n91,000 USD" || got.Mode != "HTML" {
			t.Errorf("sent %q", got.Text)
		}
		r := s.Requests("sendMessage")[0].Params
		if r.Get("reply_parameters") != `{"message_id":`+asked.ID+`,"allow_sending_without_reply":true}` || r.Get("link_preview_options") != `{"is_disabled":true}` {
			t.Errorf("parameters %v", r)
		}
	})
}

func TestReplyToAnotherChatIsNotTried(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		p := hello()
		p.ReplyTo = chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "2"}, ID: "5"}
		if got := s.sent(p); got.ReplyTo != "" {
			t.Errorf("replied to %s", got.ReplyTo)
		}
	})
}

func TestButtonsCarryTheirValues(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		got := s.sent(post("1001", chat.Card{Text: "x", Buttons: []chat.Button{
			{Label: "👍", Value: "rate:positive:1"},
			{Label: "too long", Value: strings.Repeat("v", 65)},
			{Label: "just right", Value: strings.Repeat("v", 64)},
			{Label: "", Value: "no label"},
			{Label: "no value"},
			{Label: "not UTF-8", Value: "\xff"},
		}}))
		if !slices.Equal(got.Buttons, []string{"rate:positive:1", strings.Repeat("v", 64)}) {
			t.Errorf("buttons %q", got.Buttons)
		}
		if n := strings.Count(s.log.String(), "a button does not fit"); n != 4 {
			t.Errorf("%d were reported", n)
		}
	})
}

func TestManyButtonsStandInRows(t *testing.T) {
	for label, row := range map[string]int{"label": inRow, strings.Repeat("label ", 3): 2, strings.Repeat("label ", 30): 1} {
		var list []chat.Button
		for range maxButtons + 3 {
			list = append(list, chat.Button{Label: label, Value: "v"})
		}
		k, dropped := keyboard(list)
		if len(k.InlineKeyboard) != maxButtons/row || len(k.InlineKeyboard[0]) != row || len(dropped) != 3 {
			t.Errorf("%q: %d rows, %d dropped", label, len(k.InlineKeyboard), len(dropped))
		}
		if n := units(k.InlineKeyboard[0][0].Text); n > maxLabel {
			t.Errorf("a label of %d", n)
		}
	}
}

func TestCardWithoutAnythingToSeeIsStillAMessage(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		for _, text := range []string{"", " \n ", "\u200b\u2060", "\x00\x07"} {
			if got := s.sent(post("1001", chat.Card{Text: text})); got.Visible != emptyAnswer {
				t.Errorf("%q became %q", text, got.Visible)
			}
		}
	})
}

func TestOversizedCardIsOneShortenedMessage(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		for name, text := range map[string]string{
			"lines":  strings.Repeat("a line of text\n", 600),
			"letter": strings.Repeat("x", 9000),
			"emoji":  strings.Repeat("🚀", 5000),
			"signs":  strings.Repeat("<&>", 3000),
		} {
			got := s.sent(post("1001", chat.Card{Title: "T", Text: text, Notice: "This is not advice.", Source: "CoinGecko"}))
			if n := units(got.Visible); n > maxText || n < maxText-40 {
				t.Errorf("%s: %d units", name, n)
			}
			if !strings.HasSuffix(got.Visible, "…\n\n⚠️ This is not advice.\nCoinGecko") {
				t.Errorf("%s ends with %q", name, got.Visible[len(got.Visible)-80:])
			}
		}
		if n := len(s.Posts()); n != 4 {
			t.Errorf("%d messages", n)
		}
	})
}

func TestTextThatTelegramFindsTooLongIsShortenedHarder(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Refuse("sendMessage", 1, http.StatusBadRequest, "Bad Request: message is too long")
		got := s.sent(post("1001", chat.Card{Text: strings.Repeat("word ", 1000)}))
		if n := units(got.Visible); n > maxText/2 {
			t.Errorf("%d units", n)
		}
		s.Refuse("sendPhoto", 2, http.StatusBadRequest, "Bad Request: message caption is too long")
		_, err := s.Send(t.Context(), post("1001", chat.Card{Text: "x", Image: chart(t)}))
		wantAdvice(t, err, chat.AsPlain)
	})
}

func TestRefusedMarkupIsSentAgainAsPlainText(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		p := post("1001", chat.Card{Title: "A & B", Text: "1 < 2"})
		s.RefuseMarkup()
		_, err := s.Send(t.Context(), p)
		wantAdvice(t, err, chat.AsPlain)
		p.Plain = true
		got := s.sent(p)
		if got.Mode != "" || got.Text != "A & B\n1 < 2" {
			t.Errorf("sent %q as %q", got.Text, got.Mode)
		}
	})
}

func TestPlainTextThatIsRefusedIsGivenUp(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Refuse("sendMessage", 1, http.StatusBadRequest, "Bad Request: something new")
		p := hello()
		p.Plain = true
		_, err := s.Send(t.Context(), p)
		wantAdvice(t, err, chat.GiveUp)
	})
}

func TestQuestionThatWasDeletedIsAnsweredWithoutReply(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.Refuse("sendMessage", 1, http.StatusBadRequest, "Bad Request: message to be replied not found")
		p := hello()
		p.ReplyTo = chat.Ref{Address: p.To, ID: "5"}
		if got := s.sent(p); got.ReplyTo != "" {
			t.Errorf("replied to %q", got.ReplyTo)
		}
	})
}

// answerOnce answers the first call with a body and passes the others on.

func TestGroupThatMovedIsFollowed(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.answerOnce(http.StatusBadRequest, `{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-100555}}`, nil)
		if got := s.sent(post("-5", chat.Card{Text: "x"})); got.Ref.Channel != "-100555" {
			t.Errorf("sent to %s", got.Ref.Channel)
		}
	})
}

func TestTypingIsShownUntilTheAnswerIsThere(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		s.Type(ctx, chat.Message{Ref: chat.Ref{Address: chat.Address{Channel: "-5", Thread: "33"}}})
		got := s.Requests("sendChatAction")
		if len(got) != 3 {
			t.Fatalf("%d actions in ten seconds", len(got))
		}
		if p := got[0].Params; p.Get("action") != "typing" || p.Get("chat_id") != "-5" || p.Get("message_thread_id") != "33" {
			t.Errorf("parameters %v", p)
		}
	})
}

func TestTypingWaitsWhenTelegramAsks(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		s.ThrottleMethod("sendChatAction", 1, 30*time.Second)
		ctx, cancel := context.WithTimeout(t.Context(), 29*time.Second)
		defer cancel()
		s.Type(ctx, chat.Message{Ref: chat.Ref{Address: chat.Address{Channel: "5"}}})
		if n := len(s.Requests("sendChatAction")); n != 1 {
			t.Errorf("%d actions", n)
		}
	})
}

func TestHostileCardIsSentAndNotifiesNobody(t *testing.T) {
	for _, plain := range []bool{false, true} {
		bubble(t, func(t *testing.T) {
			s := setUp(t)
			p := post("1001", cards["hostile"])
			p.Plain = plain
			got := s.sent(p)
			if len(got.Mentions) > 0 {
				t.Errorf("plain=%v notifies %q", plain, got.Mentions)
			}
			if got.Visible != strings.TrimSuffix(render(p.Card, maxText).plain(), "\n") {
				t.Errorf("plain=%v shows %q", plain, got.Visible)
			}
		})
	}
}
