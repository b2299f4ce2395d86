package skills_test

import (
	"math"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestMoneyThatTheEuroReplacedIsConvertedByItsFixedRate(t *testing.T) {
	mark := market.Asset{Class: market.Fiat, ID: "dem", Symbol: "DEM"}
	of := func(amount float64, code market.Currency, in market.Currency) ask.Query {
		return ask.Query{Intent: ask.Convert, Amount: amount, Former: code, Currency: in, Assets: []market.Asset{euro}}
	}
	into := of(10, "dem", "")
	into.Target = mark
	fromDollars := into
	fromDollars.Assets = []market.Asset{dollar}
	coins := of(1000, "dem", "")
	coins.Target = btc
	for name, c := range map[string]struct {
		q     ask.Query
		texts []string
		want  float64 // the result; 0: none
	}{
		"by itself":      {of(0, "dem", ""), []string{"The euro replaced the Deutsche Mark in 1999, at the fixed rate of 1 EUR = 1.95583 DEM."}, 0},
		"in euros":       {of(100, "dem", "eur"), []string{"100 DEM = €51.13", "The euro replaced the Deutsche Mark in 1999"}, 100 / 1.95583},
		"no other named": {of(100000, "itl", ""), []string{"100,000 ITL = €51.65", "the Italian lira"}, 100000 / 1936.27},
		"in dollars":     {of(100, "frf", "usd"), []string{"100 FRF = $16.53"}, 100 / 6.55957 * 1.0842},
		"in a coin":      {coins, []string{"1,000 DEM = 0.00"}, 1000 / 1.95583 * 1.0842 / 97432.10},
		"from euros":     {into, []string{"10 EUR = ", "19.56"}, 19.5583},
		"from dollars":   {fromDollars, []string{"10 USD = "}, 10 / 1.0842 * 1.95583},
		"Greek":          {of(1000, "grd", "eur"), []string{"in 2001, at the fixed rate of 1 EUR = 340.75 GRD"}, 1000 / 340.75},
	} {
		card := open().answer(t, c.q)
		for _, text := range c.texts {
			if !strings.Contains(card.Text, text) {
				t.Errorf("%s: %q, want %q in it", name, card.Text, text)
			}
		}
		got, known := figure(card, "result")
		if known != (c.want > 0) || math.Abs(got-c.want) > 1e-9*c.want || !strings.Contains(card.Source, "Council Regulation (EC)") {
			t.Errorf("%s: %v, want %v, of %q", name, got, c.want, card.Source)
		}
	}
}

// All fixed rates have six significant digits (Council Regulation (EC) No 1103/97, article 4).
func TestFixedRatesHaveSixDigitsAndANameEverywhere(t *testing.T) {
	for _, f := range market.Formers() {
		digits := f.PerEuro * math.Pow(10, 5-math.Floor(math.Log10(f.PerEuro)))
		if math.Abs(digits-math.Round(digits)) > 1e-6 {
			t.Errorf("%s: %v", f.Code, f.PerEuro)
		}
		for _, language := range ask.Languages() {
			q := ask.Query{Intent: ask.Convert, Former: f.Code, Assets: []market.Asset{euro}, Language: language}
			if text := open().answer(t, q).Text; !strings.Contains(text, strings.ToUpper(string(f.Code))) || language != "en" && strings.Contains(text, "the ") {
				t.Errorf("%s in %s: %q", f.Code, language, text)
			}
		}
	}
}
