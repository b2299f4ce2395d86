package skills_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// withPast opens a bazaar that has written prices down.
func withPast() *bazaar {
	b := withStatistics()
	b.prices = map[string][]market.Point{
		"bitcoin":  {{At: day(2021, 1, 1), Value: 29374.15}, {At: day(2021, 6, 30), Value: 35040}, {At: day(2026, 10, 25), Value: 80000}, {At: day(2026, 11, 1), Value: 100000}, {At: day(2026, 11, 9), Value: 75000}, {At: day(2026, 11, 23), Value: 96000}},
		"ethereum": {{At: day(2026, 10, 25), Value: 4000}, {At: day(2026, 11, 23), Value: 3500}},
		"AAPL":     {{At: day(2020, 12, 31), Value: 132.69}, {At: day(2026, 10, 25), Value: 220}, {At: day(2026, 11, 20), Value: 230}},
		"SAP.DE":   {{At: day(2026, 10, 25), Value: 240}, {At: day(2026, 11, 20), Value: 252}},
		"^GSPC":    {{At: day(2026, 10, 25), Value: 5900}, {At: day(2026, 11, 20), Value: 6012.45}},
		"jpy":      {{At: day(2026, 11, 20), Value: 0.0064}},
	}
	return b
}

// during asks about the past; the span is made a range the way that understanding does it.
func during(i ask.Intent, span ask.Span, assets ...market.Asset) ask.Query {
	r, _ := span.Range(noon)
	return ask.Query{Intent: i, Text: "x", Assets: assets, Span: span, Range: r}
}

func TestHistoryCards(t *testing.T) {
	inEuro := during(ask.History, "30d", aapl)
	inEuro.Currency = "eur"
	golden(t, "history", []scene{
		{"a month of bitcoin", withPast(), during(ask.History, "30d", btc)},
		{"no time named", withPast(), ask.Query{Intent: ask.History, Assets: []market.Asset{btc}}},
		{"since 2021, with the yearly average", withPast(), during(ask.History, "2021-01-01..2026-11-23", btc)},
		{"a day", withPast(), during(ask.History, "2021-01-01", btc)},
		{"a holiday of the exchange: the last price before it", withPast(), during(ask.History, "2021-01-01", aapl)},
		{"a day of several", withPast(), during(ask.History, "2026-11-20", aapl, spx)},
		{"several over a month", withPast(), during(ask.History, "30d", btc, eth, sap, spx)},
		{"a stock in euros", withPast(), inEuro},
		{"one point", withPast(), during(ask.History, "5d", eth)},
		{"nothing known", withPast(), during(ask.History, "30d", rare)},
		{"a part is missing", withPast(), during(ask.History, "30d", btc, rare)},
		{"a day to come", withPast(), during(ask.History, "2027-01-01", btc)},
		{"of nothing", withPast(), ask.Query{Intent: ask.History}},
		{"of what nobody knows", withPast(), ask.Query{Intent: ask.History, Unknown: []string{"foobarcoin"}}},
		{"stale and simulated", func() *bazaar { b := withPast(); b.stale, b.made = time.Hour, true; return b }(), during(ask.History, "30d", btc)},
		{"out of reach", open().failing(fault(market.ErrTimeout)), during(ask.History, "30d", btc)},
	})
}

func TestCompareCards(t *testing.T) {
	byCap := during(ask.Compare, "", btc, eth)
	byCap.Metric = ask.MarketCap
	golden(t, "compare", []scene{
		{"two coins", withPast(), during(ask.Compare, "30d", btc, eth)},
		{"no time named", withPast(), ask.Query{Intent: ask.Compare, Assets: []market.Asset{btc, aapl, spx}}},
		{"by market cap", withPast(), byCap},
		{"one is unknown", withPast(), during(ask.Compare, "30d", btc, rare)},
		{"without a past", withStatistics(), during(ask.Compare, "30d", btc, eth)},
		{"one thing", withPast(), during(ask.Compare, "30d", btc)},
		{"twice the same", withPast(), during(ask.Compare, "30d", btc, btc)},
		{"nothing known", withPast(), during(ask.Compare, "30d", rare, coin("rarer", "RARER", "Rarer"))},
		{"out of reach", open().failing(fault(market.ErrRateLimited)), during(ask.Compare, "30d", btc, eth)},
	})
}

func TestAChangeThereAndBackIsNone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := open()
		var points []market.Point
		for i := range rapid.IntRange(2, 29).Draw(r, "points") {
			points = append(points, market.Point{At: day(2026, 10, 25).AddDate(0, 0, i), Value: rapid.Float64Range(1e-6, 1e6).Draw(r, "price")})
		}
		b.prices = map[string][]market.Point{"bitcoin": points}
		values := map[string]float64{}
		for _, v := range b.answer(t, during(ask.History, "60d", btc)).Values {
			values[v.Name] = v.Number
		}
		first, last := points[0].Value, points[len(points)-1].Value
		if back := first * (1 + values["price_change"]/100); math.Abs(back-last) > 1e-9*math.Max(first, last) {
			r.Fatalf("%v changed by %v %% is %v, not %v", first, values["price_change"], back, last)
		}
		low, high := math.Inf(1), 0.0
		for _, p := range points {
			low, high = min(low, p.Value), max(high, p.Value)
		}
		if values["price_low"] != low || values["price_high"] != high {
			r.Fatalf("%v to %v, want %v to %v", values["price_low"], values["price_high"], low, high)
		}
		deepest := 100 * (low/high - 1)
		if d := values["drawdown"]; d > 0 || d < deepest-1e-9 || d > min(0, values["price_change"])+1e-9 {
			r.Fatalf("a fall of %v %%; the change is %v %%, the extremes are %v %% apart", d, values["price_change"], deepest)
		}
	})
}

func TestAYearlyAverageCompoundsToTheWhole(t *testing.T) {
	for _, span := range []ask.Span{"2021-01-01..2026-11-23"} {
		values := map[string]float64{}
		for _, v := range withPast().answer(t, during(ask.History, span, btc)).Values {
			values[v.Name] = v.Number
		}
		years := noon.Sub(day(2021, 1, 1)).Hours() / (365.2425 * 24)
		if whole := 100 * (math.Pow(1+values["annualised"]/100, years) - 1); math.Abs(whole-values["price_change"]) > 1e-6 {
			t.Errorf("%v %% a year over %.2f years is %v %%, not %v %%", values["annualised"], years, whole, values["price_change"])
		}
	}
	for _, v := range withPast().answer(t, during(ask.History, "30d", btc)).Values {
		if v.Name == "annualised" {
			t.Error("a month says nothing of a year")
		}
	}
}
