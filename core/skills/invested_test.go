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
	grams, ended, fixed, dayEuro, unheard := putting(10, "2026-10-25", gold), putting(50, "2026-10-25..2026-11-08", btc), putting(2, "2026-10-25..2026-11-23", btc), putting(1000, "2026-10-25", aapl), putting(1000, "2021-01-01", btc)
	grams.Unit, grams.Counted, ended.Every, fixed.Every, fixed.Counted, dayEuro.Currency, unheard.Unknown = ask.Gram, true, "1w", "1w", true, "eur", []string{"xyzzycoin"}
	rated := withPast()
	rated.prices["usd"] = []market.Point{{At: day(2026, 10, 23), Value: 0.9}}
	weighty := withPast()
	weighty.prices["GC=F"] = []market.Point{{At: day(2026, 10, 25), Value: 2500}}
	unquoted := withPast()
	delete(unquoted.stalls, "bitcoin")
	counted.Counted, weekly.Every, monthly.Every, inEuro.Currency, german.Language = true, "1w", "1mo", "eur", "de"
	golden(t, "invested", []scene{
		{"once", withPast(), putting(1000, "2021-01-01", btc)},
		{"in a year that is named: at its beginning", withPast(), putting(1000, "2021-01-01..2021-12-31", btc)},
		{"what was bought", withPast(), counted},
		{"every week", withPast(), weekly},
		{"every month, of most of which no price is known", withPast(), monthly},
		{"before any price is known", withPast(), putting(1000, "2017-01-01", btc)},
		{"a holiday of the exchange", withPast(), putting(1000, "2021-01-01", aapl)},
		{"in a currency for which there are no rates of that day", withPast(), inEuro},
		{"in another currency, by the rate of that day", rated, dayEuro},
		{"grams of gold", weighty, grams},
		{"every week until a day", withPast(), ended},
		{"so much of it every week", withPast(), fixed},
		{"beside what nobody knows", withPast(), unheard},
		{"no price of now", unquoted, putting(1000, "2021-01-01", btc)},
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
	for every, times := range map[ask.Span]float64{"1d": 61, "1w": 9, "2w": 5, "1mo": 2, "3mo": 1} {
		q := putting(10, "2026-09-24..2026-11-23", btc)
		q.Every = every
		for _, v := range b.answer(t, q).Values {
			if v.Name == "paid" && v.Number != 10*times {
				t.Errorf("every %s: %v were paid, want %v", every, v.Number, 10*times)
			}
		}
	}
}

// A purchase on a day costs what the card of that day says.
func TestAPurchaseCostsWhatItsDayDid(t *testing.T) {
	b := withPast()
	for n := range 2000 { // of which a long series keeps one a week
		b.prices["bitcoin"] = append(b.prices["bitcoin"][:n:n], market.Point{At: noon.AddDate(0, 0, n-2000), Value: 30000 + float64(n*n%7919)})
	}
	b.coarse = true
	of := func(q ask.Query, name string) float64 {
		for _, v := range b.answer(t, q).Values {
			if v.Name == name {
				return v.Number
			}
		}
		t.Errorf("%s of %s is not told", name, q.Span)
		return 0
	}
	for _, span := range []ask.Span{"2021-07-07", "2023-02-28", "2026-11-01"} {
		then := of(during(ask.History, span, btc), "price_then")
		if paid := of(putting(1000, span, btc), "price_first"); paid != then {
			t.Errorf("on %s it cost %v, and was bought at %v", span, then, paid)
		}
	}
	monthly := putting(100, "2021-07-07..2021-08-10", btc)
	monthly.Every = "1mo"
	first, second := of(during(ask.History, "2021-07-07", btc), "price_then"), of(during(ask.History, "2021-08-07", btc), "price_then")
	if bought, want := of(monthly, "bought"), 100/first+100/second; math.Abs(bought-want) > 1e-9 {
		t.Errorf("bought %v, want %v", bought, want)
	}
}

// The rates of a currency are asked for once, however many prices are in it.
func TestRatesOfATimeAreAskedForOnce(t *testing.T) {
	b := withPast()
	b.prices["usd"] = []market.Point{{At: day(2026, 10, 23), Value: 0.9}}
	b.prices["GC=F"] = []market.Point{{At: day(2026, 10, 25), Value: 2500}}
	q := during(ask.History, "2026-10-25", aapl, gold)
	q.Currency = "eur"
	b.answer(t, q)
	asked := 0
	for _, r := range b.requests(market.History) {
		if r.Assets[0].ID == "usd" {
			asked++
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
}
