package skills_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// moody opens a bazaar with the index of two years.
func moody() *bazaar {
	b := open()
	for i := range 730 {
		b.mood = append(b.mood, market.Point{At: day(2026, 11, 23).AddDate(0, 0, i-729), Value: math.Round(50 + 40*math.Sin(float64(i)/30))})
	}
	return b
}

func TestTheMoodIsDrawnWhereAPictureIsWanted(t *testing.T) {
	over := func(span ask.Span, drawn bool) ask.Query {
		q := during(ask.Sentiment, span)
		q.Pictured = drawn
		return q
	}
	usual := ask.Query{Intent: ask.Sentiment, Pictured: true}
	for name, c := range map[string]struct {
		q       ask.Query
		days    int // of the picture; 0: none
		buttons string
	}{
		"no time named":      {usual, 90, "30d 1y max"},
		"a year":             {over("1y", true), 365, "30d 90d max"},
		"a time, no picture": {over("30d", false), 30, "90d 1y max"},
		"as far as known":    {over("max", true), 730, "30d 90d 1y"},
		"today":              {over("24h", false), 0, ""},
		"a day":              {over("2026-11-01", false), 0, ""},
		"nothing of both":    {ask.Query{Intent: ask.Sentiment}, 0, ""},
	} {
		card := moody().answer(t, c.q)
		var labels []string
		for _, b := range card.Buttons {
			labels = append(labels, b.Label)
			if !strings.HasPrefix(b.Value, "draw:chart fear and greed index ") {
				t.Errorf("%s: %q", name, b.Value)
			}
		}
		if got := strings.Join(labels, " "); got != c.buttons || (card.Image != nil) != (c.days > 0) {
			t.Fatalf("%s: buttons %q, want %q: %s", name, got, c.buttons, card.Plain())
		}
		if card.Image == nil {
			continue
		}
		points := card.Image.Plot.Lines[0].Runs[0]
		if long := points[len(points)-1].At.Sub(points[0].At); long < time.Duration(c.days-2)*24*time.Hour || long > time.Duration(c.days+1)*24*time.Hour {
			t.Errorf("%s: %v are drawn", name, long)
		}
	}
	if c := open().answer(t, usual); c.Image != nil || !strings.Contains(c.Text, "None of my data providers has the fear and greed index") {
		t.Errorf("without a provider: %s", c.Plain())
	}
}

func TestThePastOfMoneyIsThatOfAPair(t *testing.T) {
	b := open()
	b.prices = map[string][]market.Point{"eur": {{At: day(2026, 11, 1), Value: 1.08}, {At: day(2026, 11, 20), Value: 1.1}}}
	for _, intent := range []ask.Intent{ask.History, ask.Chart} {
		q := during(intent, "30d", euro)
		q.Currency = "usd"
		if c := b.answer(t, q); c.Title != "EUR/USD" || !strings.HasPrefix(c.Text, "EUR/USD went from ") {
			t.Errorf("%s: %q: %s", intent, c.Title, c.Text)
		}
	}
	q := during(ask.History, "2026-11-20", euro)
	q.Currency = "usd"
	if c := b.answer(t, q); c.Title != "EUR/USD" || !strings.HasPrefix(c.Text, "EUR/USD was at 1.1") {
		t.Errorf("of a day: %q: %s", c.Title, c.Text)
	}
}
