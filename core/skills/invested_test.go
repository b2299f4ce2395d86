package skills_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// putting asks what an amount would have become.
func putting(amount float64, span ask.Span, a market.Asset) ask.Query {
	q := during(ask.History, span, a)
	q.Amount = amount
	return q
}

func TestInvestedCards(t *testing.T) {
	counted, weekly, monthly, inEuro, german := putting(2, "2021-01-01", btc), putting(50, "2026-10-25..2026-11-23", btc), putting(100, "2021-01-01..2026-11-23", btc), putting(1000, "30d", aapl), putting(1000, "2021-01-01", btc)
	counted.Counted, weekly.Every, monthly.Every, inEuro.Currency, german.Language = true, "1w", "1mo", "eur", "de"
	golden(t, "invested", []scene{
		{"once", withPast(), putting(1000, "2021-01-01", btc)},
		{"in a year that is named: at its beginning", withPast(), putting(1000, "2021-01-01..2021-12-31", btc)},
		{"what was bought", withPast(), counted},
		{"every week", withPast(), weekly},
		{"every month, of most of which no price is known", withPast(), monthly},
		{"before any price is known", withPast(), putting(1000, "2017-01-01", btc)},
		{"a holiday of the exchange", withPast(), putting(1000, "2021-01-01", aapl)},
		{"in the currency of the exchange", withPast(), inEuro},
		{"in German", withPast(), german},
		{"an index", withPast(), putting(1000, "30d", spx)},
		{"more than there is", withPast(), putting(1e16, "30d", btc)},
		{"nothing known", withPast(), putting(1000, "30d", rare)},
		{"out of reach", open().failing(fault(market.ErrTimeout)), putting(1000, "30d", btc)},
	})
}

// What is bought once gains what the price does, whatever the amount is.
func TestAnInvestmentGainsWhatThePriceDoes(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := withPast()
		price := rapid.Float64Range(0.001, 1e6).Draw(r, "price")
		b.prices["bitcoin"] = []market.Point{{At: day(2021, 1, 1), Value: price}, {At: day(2026, 11, 22), Value: 2 * price}}
		q := putting(rapid.Float64Range(0.01, 1e9).Draw(r, "amount"), "2021-01-01", btc)
		q.Counted = rapid.Bool().Draw(r, "counted")
		of := map[string]float64{}
		for _, v := range b.answer(t, q).Values {
			of[v.Name] = v.Number
		}
		if want := 100 * (of["price_last"]/price - 1); math.Abs(of["gain"]-want) > 1e-6*math.Abs(want)+1e-9 {
			t.Fatalf("gain %v, the price %v", of["gain"], want)
		}
		if math.Abs(of["worth"]-of["bought"]*of["price_last"]) > 1e-9*of["worth"] {
			t.Fatalf("%v of %v are not worth %v", of["bought"], of["price_last"], of["worth"])
		}
	})
}

// At a price that never moves, regular purchases gain nothing, and none is left out.
func TestRegularPurchasesAtOnePriceGainNothing(t *testing.T) {
	b := withPast()
	b.prices["bitcoin"] = nil
	for n := range 60 {
		b.prices["bitcoin"] = append(b.prices["bitcoin"], market.Point{At: day(2026, 9, 24).AddDate(0, 0, n), Value: 97432.1})
	}
	for every, times := range map[ask.Span]float64{"1d": 61, "1w": 9, "1mo": 2} {
		q := putting(10, "2026-09-24..2026-11-23", btc)
		q.Every = every
		for _, v := range b.answer(t, q).Values {
			if v.Name == "paid" && v.Number != 10*times {
				t.Errorf("every %s: %v were paid, want %v", every, v.Number, 10*times)
			}
		}
	}
}
