package skills_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// everyHour opens a bazaar with prices of bitcoin of every hour of three days, a thousand more each, and of
// Apple of every hour of exchanges.
func everyHour() *bazaar {
	b := open()
	b.prices = map[string][]market.Point{}
	for i := range 72 {
		at := noon.Add(time.Duration(i-72) * time.Hour)
		b.prices["bitcoin"] = append(b.prices["bitcoin"], market.Point{At: at, Value: 90_000 + float64(i)*100})
		if h := at.Hour(); h >= 14 && h < 21 && at.Weekday() != time.Saturday && at.Weekday() != time.Sunday {
			b.prices["AAPL"] = append(b.prices["AAPL"], market.Point{At: at, Value: 200 + float64(h)})
		}
	}
	return b
}

// ofTime asks for prices at a time.
func ofTime(at time.Time, assets ...market.Asset) ask.Query {
	q := during(ask.History, ask.Span(at.Format(time.DateOnly)), assets...)
	q.OfHour, q.At = true, at
	return q
}

func TestPricesOfATimeOfDay(t *testing.T) {
	yesterday := noon.Add(-24 * time.Hour) // a Sunday
	spain := ofTime(yesterday, btc)
	spain.Asker.Own.Zone = "Europe/Madrid"
	german := ofTime(yesterday, btc)
	german.Language = "de"
	for name, c := range map[string]struct {
		q    ask.Query
		text string
	}{
		"yesterday at noon":      {ofTime(yesterday, btc), "Bitcoin was at $94,800.00 at 12:00 UTC on 22 Nov 2026. Now it is at $97,432.10"},
		"nearest to it":          {ofTime(yesterday.Add(20*time.Minute), btc), "$94,800.00 at 12:00 UTC"},
		"three hours ago":        {ofTime(noon.Add(-3*time.Hour), btc), "$96,900.00 at 09:00 UTC on 23 Nov 2026"},
		"in the person's zone":   {spain, "$94,800.00 at 13:00 CET on 22 Nov 2026"},
		"in German":              {german, "Bitcoin stand am 22. Nov. 2026 um 12:00 UTC bei 94.800,00 $"},
		"of an exchange":         {ofTime(time.Date(2026, 11, 20, 16, 0, 0, 0, time.UTC), aapl), "Apple was at $216.00 at 16:00 UTC on 20 Nov 2026"},
		"while it was closed":    {ofTime(yesterday, aapl), "Apple was at $220.00 at 20:00 UTC on 20 Nov 2026"},
		"of days alone":          {ofTime(day(2026, 11, 1).Add(12*time.Hour), eth), "Ethereum was at $"},
		"of several":             {ofTime(yesterday, btc, aapl), "BTC was at $94,800.00 and AAPL was at $220.00"},
		"of what is still ahead": {ofTime(noon.Add(time.Hour), btc), "Bitcoin is at $97,432.10"},
	} {
		b := everyHour()
		b.prices["ethereum"] = withMonths().prices["ethereum"]
		card := b.answer(t, c.q)
		if text := strings.ReplaceAll(card.Plain(), "\u00a0", " "); !strings.Contains(text, c.text) {
			t.Errorf("%s: %s, want %q in it", name, text, c.text)
		}
		daily := name == "of days alone" || name == "of what is still ahead"
		if strings.Contains(card.Notice, "I know no hours of that day") != daily {
			t.Errorf("%s: notice %q", name, card.Notice)
		}
		if shut := strings.Contains(card.Notice, "closed then"); shut != slices.Contains([]string{"while it was closed", "of several"}, name) {
			t.Errorf("%s: notice %q", name, card.Notice)
		}
	}
}

func TestClosesOfHoursAreThoseOfTheirEnds(t *testing.T) {
	b := everyHour()
	b.closes = market.Hour
	if c := b.answer(t, ofTime(noon.Add(-24*time.Hour), btc)); !strings.Contains(c.Text, "$94,700.00 at 12:00 UTC") {
		t.Error(c.Text)
	}
}
