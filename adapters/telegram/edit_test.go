package telegram

import (
	"net/http"
	"strings"
	"testing"

	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

// redrawn is a post that takes the place of a message with a picture.
func redrawn(t *testing.T, on chat.Ref) chat.Post {
	t.Helper()
	return chat.Post{Key: "k", To: on.Address, ReplyTo: on, Instead: on, Card: chat.Card{
		Title: "Bitcoin (BTC)", Text: "7 days <up>", Image: chart(t), Source: "CoinGecko",
		Buttons: []chat.Button{{Label: "30d", Value: chat.Redraws + "chart bitcoin 30d"}},
	}}
}

// drawn sends a picture and returns its message.
func (s *stage) drawn() telegramtest.Post {
	s.t.Helper()
	return s.sent(post("1001", chat.Card{Title: "Bitcoin (BTC)", Text: "24 hours", Image: chart(s.t)}))
}

func TestEditPutsAnotherPictureIntoTheMessage(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		old := s.drawn()
		p := redrawn(t, old.Ref)
		p.Card.Image.PNG = append(p.Card.Image.PNG, "other"...)
		ref, err := s.Edit(t.Context(), p)
		if err != nil || ref != old.Ref {
			t.Fatalf("edited %v, %v", ref, err)
		}
		all := s.Posts()
		if len(all) != 1 {
			t.Fatalf("%d messages", len(all))
		}
		got := all[0]
		if got.Text != "<b>Bitcoin (BTC)</b>\n7 days &lt;up&gt;\n\n<i>CoinGecko</i>" || got.Photo != len(p.Card.Image.PNG) || len(got.Buttons) != 1 {
			t.Errorf("the message holds %+v", got)
		}
	})
}

func TestEditThatChangesNothingHasSucceeded(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		old := s.drawn()
		s.Refuse("editMessageMedia", 1, http.StatusBadRequest, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
		if ref, err := s.Edit(t.Context(), redrawn(t, old.Ref)); err != nil || ref != old.Ref {
			t.Errorf("edited %v, %v", ref, err)
		}
	})
}

func TestWhatToDoAboutAFailedEdit(t *testing.T) {
	for name, c := range map[string]struct {
		code int
		says string
		want chat.Advice
	}{
		"deleted":           {400, "Bad Request: message to edit not found", chat.GiveUp},
		"not ours":          {400, "Bad Request: message can't be edited", chat.GiveUp},
		"blocked":           {403, "Forbidden: bot was blocked by the user", chat.GiveUp},
		"no picture there":  {400, "Bad Request: there is no media in the message to edit", chat.GiveUp},
		"picture refused":   {400, "Bad Request: PHOTO_INVALID_DIMENSIONS", chat.GiveUp},
		"markup refused":    {400, "Bad Request: can't parse entities: unsupported start tag", chat.AsPlain},
		"Telegram is ill":   {500, "Internal Server Error", chat.Unsure},
		"somebody's token":  {401, "Unauthorized", chat.BackOff},
		"too many requests": {429, "Too Many Requests: retry after 3", chat.Wait},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				s := setUp(t)
				p := redrawn(t, s.drawn().Ref)
				s.Refuse("editMessageMedia", 1, c.code, c.says)
				_, err := s.Edit(t.Context(), p)
				wantAdvice(t, err, c.want)
			})
		})
	}
}

func TestEditWithoutAPictureOrAMessageIsGivenUp(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		p := redrawn(t, s.drawn().Ref)
		p.Instead.ID = "999"
		_, err := s.Edit(t.Context(), p)
		wantAdvice(t, err, chat.GiveUp)
		p.Card.Image = nil
		_, err = s.Edit(t.Context(), p)
		wantAdvice(t, err, chat.GiveUp)
	})
}

func TestCaptionOfAnEditIsWithinTelegramsLimit(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		p := redrawn(t, s.drawn().Ref)
		p.Card.Text = strings.Repeat("long ", 1000)
		if _, err := s.Edit(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		if got := s.Posts()[0]; units(got.Visible) > maxCaption || !strings.HasSuffix(got.Visible, "CoinGecko") {
			t.Errorf("caption %q", got.Visible)
		}
		s.Refuse("editMessageMedia", 1, http.StatusBadRequest, "Bad Request: MEDIA_CAPTION_TOO_LONG")
		if _, err := s.Edit(t.Context(), p); err != nil {
			t.Errorf("Telegram counts otherwise: %v", err)
		}
	})
}

func TestButtonThatAsksIsNotThankedFor(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := start(t)
		on := s.drawn().Ref
		for _, value := range []string{chat.Redraws + "chart bitcoin 7d", "rate:positive:1"} {
			s.Press("1001", on, value)
			s.settle()
		}
		got := s.Requests("answerCallbackQuery")
		if len(got) != 2 || got[0].Params.Get("text") != "" || got[1].Params.Get("text") != "Thanks!" {
			t.Errorf("answered %v", got)
		}
		if s.Turning() != 0 {
			t.Error("a button still turns")
		}
	})
}
