package nlu_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// afterwards is what a message is understood as after another one.
func afterwards(t *testing.T, before, text string) ask.Query {
	t.Helper()
	return newUnderstander(t).Within(t.Context(), text, []string{before}, time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC))
}

func TestAChartOfCandlesGetsAnotherLength(t *testing.T) {
	for _, c := range []struct {
		before, texts string
		want          market.Interval
	}{
		{"btc 4h candles", "weekly | make it weekly | weekly please | and weekly? | wöchentlich", market.Week},
		{"btc 4h candles", "daily | 1d | in daily candles", market.Day},
		{"btc 4h candles", "15m | and 15m?", 15 * market.Minute},
		{"btc daily candles", "1h | hourly", market.Hour},
		{"btc 4h candles 30d", "monthly", market.Month},
		{"velas de 4h de btc", "semanal | semanales", market.Week},
		{"btc bougies 4h", "hebdo", market.Week},
		{"btc 4h kerzen", "wöchentliche", market.Week},
		{"candles de 4h btc", "semanais", market.Week},
		{"btc 4h mum", "haftalık", market.Week},
		{"btc 4h свечи", "недельный | недельные", market.Week},
		{"btc 4h k线", "周线", market.Week},
	} {
		for text := range strings.SplitSeq(c.texts, " | ") {
			q := afterwards(t, c.before, text)
			if q.Intent != ask.Chart || !q.Candles || q.Interval != c.want || len(q.Assets) != 1 {
				t.Errorf("%q after %q: %s of %v, candles of %v", text, c.before, q.Intent, q.Assets, q.Interval.Duration())
			}
		}
	}
	if q := afterwards(t, "btc 4h candles 30d", "weekly"); q.Span != "30d" {
		t.Errorf("the time is lost: %q", q.Span)
	}
	for text, span := range map[string]ask.Span{"last 30d": "30d", "over 90 days": "90d"} {
		if q := afterwards(t, "btc 4h candles", text); q.Interval != 4*market.Hour || q.Span != span {
			t.Errorf("%q: candles of %v over %q", text, q.Interval.Duration(), q.Span)
		}
	}
}

func TestWhatIsOfTheWholeMarketIsToldInOtherMoney(t *testing.T) {
	for _, c := range []struct {
		before, texts string
		intent        ask.Intent
		board         ask.Board
		in            market.Currency
	}{
		{"heatmap", "in eur | in euros please | und in euro? | and in euros", ask.Movers, ask.Heat, "eur"},
		{"mapa de calor", "en euros", ask.Movers, ask.Heat, "eur"},
		{"mapa de calor", "em reais", ask.Movers, ask.Heat, "brl"},
		{"carte thermique", "en euros", ask.Movers, ask.Heat, "eur"},
		{"ısı haritası", "euro cinsinden", ask.Movers, ask.Heat, "eur"},
		{"热力图", "用欧元", ask.Movers, ask.Heat, "eur"},
		{"top gainers", "in eur", ask.Movers, ask.Gainers, "eur"},
		{"топ 10 монет", "в рублях", ask.Movers, ask.Largest, "rub"},
		{"what's going on?", "in eur | and in euros?", ask.Market, "", "eur"},
		{"total market cap", "in pounds", ask.Market, "", "gbp"},
	} {
		for text := range strings.SplitSeq(c.texts, " | ") {
			q := afterwards(t, c.before, text)
			if q.Intent != c.intent || q.Board != c.board || q.Currency != c.in || len(q.Assets) > 0 {
				t.Errorf("%q after %q: %s %s of %v in %q", text, c.before, q.Intent, q.Board, q.Assets, q.Currency)
			}
		}
	}
	for text, intent := range map[string]ask.Intent{"eur to usd": ask.Price, "always in eur": ask.Settings, "btc": ask.Price} {
		if q := afterwards(t, "heatmap", text); q.Intent != intent {
			t.Errorf("%q after a heat map: %s", text, q.Intent)
		}
	}
}

func TestABriefIsRemembered(t *testing.T) {
	u := newUnderstander(t)
	said := func(text string) ask.Query {
		q, err := u.Understand(t.Context(), chat.Message{
			Ref: chat.Ref{Address: chat.Address{Platform: chat.Console, Channel: "c"}}, Author: chat.Author{ID: "ana"}, Text: text, At: time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC),
		}, ask.Preferences{})
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	said("what's going on?")
	if q := said("in eur"); q.Intent != ask.Market || q.Currency != "eur" {
		t.Errorf("%s in %q", q.Intent, q.Currency)
	}
	if q := said("btc"); q.Intent != ask.Price || len(q.Assets) != 1 {
		t.Errorf("%s of %v", q.Intent, q.Assets)
	}
}
