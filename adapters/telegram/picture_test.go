package telegram

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"tickertape/core/chat"
)

func chart(t testing.TB) *chat.Image {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return &chat.Image{Name: "btc.png", Alt: "BTC, 30 days", PNG: b.Bytes()}
}

func TestPictureComesWithItsCaption(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		card := chat.Card{Title: "BTC", Text: strings.Repeat("long ", 400), Image: chart(t), Source: "CoinGecko", Buttons: []chat.Button{{Label: "👍", Value: "v"}}}
		p := post("1001", card)
		p.ReplyTo = chat.Ref{Address: p.To, ID: "5"}
		got := s.sent(p)
		if got.Method != "sendPhoto" || got.Photo != len(card.Image.PNG) || got.ReplyTo != "5" || len(got.Buttons) != 1 {
			t.Errorf("sent %+v", got)
		}
		if !strings.HasSuffix(got.Visible, "…\n\nCoinGecko") || units(got.Visible) > maxCaption {
			t.Errorf("caption %q", got.Visible)
		}
	})
}

func TestPictureThatTelegramCannotTakeIsLeftOut(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		for _, i := range []*chat.Image{{Name: "empty.png"}, {Name: "large.png", PNG: make([]byte, maxPhoto+1)}} {
			if got := s.sent(post("1001", chat.Card{Text: "x", Image: i})); got.Method != "sendMessage" {
				t.Errorf("%s was sent", i.Name)
			}
		}
		for _, why := range []string{"PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED", "not enough rights to send photos to the chat"} {
			s.Refuse("sendPhoto", 1, http.StatusBadRequest, "Bad Request: "+why)
			if got := s.sent(post("1001", chat.Card{Text: "x", Image: chart(t)})); got.Method != "sendMessage" || got.Visible != "x" {
				t.Errorf("%s: sent %+v", why, got)
			}
		}
	})
}

func TestPictureWithoutWords(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := setUp(t)
		if got := s.sent(post("1001", chat.Card{Image: chart(t)})); got.Method != "sendPhoto" || got.Visible != "" {
			t.Errorf("sent %+v", got)
		}
	})
}
