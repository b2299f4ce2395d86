package web

import (
	"flag"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestCardOnThePage(t *testing.T) {
	p := open(t, nil)
	p.Now = func() time.Time { return time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC) }
	p.ask("price btc eth")
	p.answer("k", chat.Card{
		Title: "Prices", Text: "BTC is at $97,432.10.\n\nETH is at $3,550.20.", Source: "CoinGecko", AsOf: p.Now(), Notice: "Data is 3 minutes old.",
		Fields:  []chat.Field{{Name: "24 h", Value: "▲ +2.40 %", Trend: chat.Up}, {Name: "7 days", Value: "▼ −1.10 %", Trend: chat.Down}},
		Table:   &chat.Table{Header: []string{"Asset", "Price"}, Rows: [][]string{{"BTC", "$97,432.10"}, {"ETH", "$3,550.20"}}},
		Image:   &chat.Image{PNG: []byte("png"), Alt: "Bitcoin over 30 days"},
		Buttons: []chat.Button{{Label: "👍", Value: "rate:positive:k"}, {Label: "7d", Value: "chart:7d"}},
	})
	_, body := p.do(p.client, http.MethodGet, "/", nil)
	_, card, ok := strings.Cut(body, `<article class="card"`)
	card, _, found := strings.Cut(card, "</article>")
	if !ok || !found {
		t.Fatal("no card")
	}
	const file = "testdata/card.golden"
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(card), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || card != string(want) {
		t.Errorf("%v, the card is\n%s", err, card)
	}
}

// The buttons that are under nearly every card are written short here; card.golden has some whole.
func TestPageShowsTheCardsOfAllPlatforms(t *testing.T) {
	adaptertest.Shown(t, func(d adaptertest.Deck) (pages []string) {
		for _, c := range d.Cards {
			pages = append(pages, strings.Replace(shown(t, c.Card), votes(t, c.Language), "👍👎", 1))
		}
		return pages
	})
}

// votes are the buttons of an answer in a language.
func votes(t *testing.T, language string) string {
	t.Helper()
	bare := shown(t, chat.Card{Buttons: adaptertest.Buttons, Language: language})
	return bare[strings.Index(bare, "<form"):strings.LastIndex(bare, "</span>")]
}

func shown(t *testing.T, c chat.Card) string {
	t.Helper()
	var page strings.Builder
	if err := templates.ExecuteTemplate(&page, "entry", view(entry{ID: "a1", Card: c, At: time.Date(2026, 11, 23, 10, 58, 12, 0, time.UTC)})); err != nil {
		t.Fatal(err)
	}
	return page.String()
}
