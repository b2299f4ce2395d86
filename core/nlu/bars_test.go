package nlu_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestCandlesHaveALengthAndAChartATime(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]struct {
		length market.Interval
		span   ask.Span
	}{
		"btc 4h rsi": {4 * market.Hour, ""}, "eth 15m candles": {15 * market.Minute, ""}, "sol 1h chart 3d": {market.Hour, "3d"}, "btc weekly candles 2y": {market.Week, "2y"},
		"btc candles 30d": {0, "30d"}, "btc candles last 4 hours": {0, "4h"}, "btc 24h candles": {0, "24h"}, "btc 15 min chart": {15 * market.Minute, ""}, "eth daily candles 90d": {market.Day, "90d"},
		"disney daily candles for october 2025": {market.Day, "2025-10-01..2025-10-31"}, "chart bitcoin 7d 4h candles averages rsi in eur": {4 * market.Hour, "7d"},
		"chart bitcoin 30d 1d candles": {market.Day, "30d"}, "chart bitcoin 24h candles": {0, "24h"}, "chart bitcoin 24h 15m candles": {15 * market.Minute, "24h"}, "eth chart 1h": {0, "1h"},
		"velas de 4 horas de btc": {4 * market.Hour, ""}, "velas diarias de eth 90 días": {market.Day, "90d"}, "eth 4-stunden-kerzen 7 tage": {4 * market.Hour, "7d"}, "btc tageskerzen": {market.Day, ""},
		"bougies eth 15 minutes": {15 * market.Minute, ""}, "bougies hebdomadaires btc 2 ans": {market.Week, "2y"}, "velas diárias de sol 90 dias": {market.Day, "90d"}, "velas semanais btc": {market.Week, ""},
		"btc 4 saatlik mumlar": {4 * market.Hour, ""}, "btc haftalık mumlar": {market.Week, ""}, "свечи btc 15 мин": {15 * market.Minute, ""}, "дневные свечи эфира за 90 дней": {market.Day, "90d"},
		"btc hourly chart": {market.Hour, ""}, "btc weekly chart": {market.Week, ""}, "weekly chart of btc": {market.Week, ""}, "дневной график btc": {market.Day, ""}, "btc 1M candles": {market.Month, ""}, "btc 1m candles": {market.Minute, ""},
		"btc 4小时k线 30天": {4 * market.Hour, "30d"}, "比特币 周线 2年": {market.Week, "2y"}, "以太坊15分钟k线": {15 * market.Minute, ""},
	} {
		q := understand(t, u, text)
		if q.Intent != ask.Chart || q.Interval != want.length || q.Span != want.span || len(q.Assets) != 1 || q.Interval > 0 && !q.Candles {
			t.Errorf("%q: %s of %v, candles of %s over %q, want %s over %q", text, q.Intent, q.Assets, time.Duration(q.Interval), q.Span, time.Duration(want.length), want.span)
		}
	}
}

// Buttons under a picture ask in these words.
func TestWordsOfButtonsAreUnderstood(t *testing.T) {
	u := newUnderstander(t)
	for length, want := range map[string]market.Interval{"15m": 15 * market.Minute, "1h": market.Hour, "4h": 4 * market.Hour, "1d": market.Day} {
		for _, span := range []ask.Span{"24h", "7d", "30d", "1y", "5d", "14d", "90d", "2h", "12h", "2y"} {
			text := fmt.Sprintf("chart bitcoin %s %s candles averages 20 50 ema 20 50 bollinger rsi 7 in eur", span, length)
			q := understand(t, u, text)
			if q.Intent != ask.Chart || q.Interval != want || q.Span != span || len(q.Studies) != 4 || !slices.Equal(q.Periods, []int{20, 50}) || q.Strength != 7 || q.Currency != "eur" || len(q.Assets) != 1 {
				t.Errorf("%q: %+v", text, q)
			}
		}
	}
}

func TestAveragesOfDaysAreOfDays(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]market.Interval{
		"btc 200 day moving average chart": market.Day, "chart btc 200 dma": market.Day, "btc with 50-day moving average": market.Day, "btc 50 ema chart": 0, "btc 4h 50 day moving average": 4 * market.Hour,
	} {
		if q := understand(t, u, text); q.Intent != ask.Chart || q.Interval != want || len(q.Periods) != 1 {
			t.Errorf("%q: %s, candles of %s, averages of %v", text, q.Intent, time.Duration(q.Interval), q.Periods)
		}
	}
}

func TestCandlesAndStudiesStayWhereAQuestionGoesOn(t *testing.T) {
	u := newUnderstander(t)
	for _, c := range []struct {
		before, text string
		want         string
	}{
		{"btc 4h rsi", "and eth?", "ethereum 4h0m0s true [relative strength]"},
		{"btc chart 7d", "4h candles", "bitcoin 4h0m0s true []"},
		{"chart eth 7d", "as 1h candles with ema 20 50", "ethereum 1h0m0s true [exponential average]"},
		{"btc 4h candles 7d", "line chart please", "bitcoin 0s false []"},
		{"btc 4h rsi 7d", "rsi with 1h candles", "bitcoin 1h0m0s true [relative strength]"},
	} {
		q := u.Within(t.Context(), c.text, []string{c.before}, monday)
		if len(q.Assets) != 1 {
			t.Errorf("%q after %q: %+v", c.text, c.before, q)
			continue
		}
		if got := fmt.Sprint(q.Assets[0].ID, " ", time.Duration(q.Interval), " ", q.Candles, " ", q.Studies); q.Intent != ask.Chart || got != c.want {
			t.Errorf("%q after %q: %s %s, want %s", c.text, c.before, q.Intent, got, c.want)
		}
	}
}

func TestNumbersThatAreNoPeriodsStayWhatTheyAre(t *testing.T) {
	u := newUnderstander(t)
	if q := understand(t, u, "rechn ma 42 avax in usdt"); q.Intent != ask.Convert || q.Amount != 42 {
		t.Errorf("%+v", q)
	}
	if q := understand(t, u, "sol graph with rsi, 90 days"); q.Span != "90d" || q.Strength != 0 {
		t.Errorf("%+v", q)
	}
}

func TestAveragesHaveTheirPeriods(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"chart btc 30d ema 20 50":             "[exponential average] [20 50] 0",
		"btc ema20 ema50":                     "[exponential average] [20 50] 0",
		"sma 50/200 btc 1y":                   "[moving average] [50 200] 0",
		"btc 200 day moving average chart":    "[moving average] [200] 0",
		"eth chart 90d sma50 ema 20":          "[moving average exponential average] [20 50] 0",
		"btc ema 500":                         "[exponential average] [500] 0",
		"btc ema 1000":                        "[exponential average] [1000] 0",
		"btc ema 5 10 20 50 100 200":          "[exponential average] [5 10 20 50 100 200] 0",
		"btc 4h rsi":                          "[relative strength] [] 0",
		"btc 4h rsi 7":                        "[relative strength] [] 7",
		"sol graph with rsi, 90 days":         "[relative strength] [] 0",
		"btc sma 50 30 days":                  "[moving average] [50] 0",
		"btc chart with moving average":       "[moving average] [] 0",
		"btc exponential moving average 1y":   "[exponential average] [] 0",
		"gráfico btc 1y media móvil 50 y 200": "[moving average] [50 200] 0",
		"btc chart 1y ema 50 und 200":         "[exponential average] [50 200] 0",
		"btc график 1y ema 20 и 50":           "[exponential average] [20 50] 0",
		"btc 均线 20 50 图":                      "[moving average] [20 50] 0",
	} {
		q := understand(t, u, text)
		slices.Sort(q.Periods)
		if got := fmt.Sprintf("%v %v %d", q.Studies, q.Periods, q.Strength); q.Intent != ask.Chart || got != want {
			t.Errorf("%q: %s %s, want %s", text, q.Intent, got, want)
		}
	}
}

func TestAStudyThatNobodyDrawsIsNamed(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"macd btc": "macd", "chart btc 30d with MACD": "MACD", "gráfico de eth con fibonacci": "fibonacci", "график btc стохастик": "стохастик", "chart btc 30d rsi": "", "chart btc": "",
	} {
		if q := understand(t, u, text); q.Undrawn != want || q.Intent != ask.Chart {
			t.Errorf("%q: %s that can't draw %q, want %q", text, meaning(q), q.Undrawn, want)
		}
	}
}
