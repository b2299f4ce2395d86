package skills_test

import (
	"math"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// A gram is 1/31.1034768 of the ounce that the metal is quoted by.
func TestMetalIsWeighedAsItWasAskedFor(t *testing.T) {
	const ounce = 2650.3
	for name, c := range map[string]struct {
		q    ask.Query
		text string
		want float64
	}{
		"an ounce":         {ask.Query{Intent: ask.Price}, "$2,650.30/oz", ounce},
		"a gram":           {ask.Query{Intent: ask.Price, Unit: ask.Gram}, "$85.21/g", ounce / 31.1034768},
		"a kilogram":       {ask.Query{Intent: ask.Price, Unit: ask.Kilogram}, "$85,209.12/kg", ounce * 1000 / 31.1034768},
		"a tola":           {ask.Query{Intent: ask.Price, Unit: ask.Tola}, "$993.86/tola", ounce * 11.6638038 / 31.1034768},
		"ten grams in usd": {ask.Query{Intent: ask.Convert, Unit: ask.Gram, Amount: 10, Currency: "usd"}, "10 g Gold = $852.09", ounce * 10 / 31.1034768},
	} {
		t.Run(name, func(t *testing.T) {
			c.q.Assets, c.q.Language = []market.Asset{gold}, "en"
			card := open().answer(t, c.q)
			if !strings.Contains(card.Text, c.text) {
				t.Errorf("%q, want %q in it", card.Text, c.text)
			}
			found := false
			for _, v := range card.Values {
				found = found || math.Abs(v.Number-c.want) < 1e-6*c.want
			}
			if !found {
				t.Errorf("no value is %v: %+v", c.want, card.Values)
			}
		})
	}
}

func TestMetalBehindAWeightIsInTheGenitiveInRussian(t *testing.T) {
	for language, want := range map[string]string{"ru": "10 г золота = ", "fr": "10 g d’or = ", "pt": "10 g de ouro = ", "es": "10 g de oro = "} {
		q := ask.Query{Intent: ask.Convert, Unit: ask.Gram, Amount: 10, Currency: "usd", Assets: []market.Asset{gold}, Language: language}
		if c := open().answer(t, q); !strings.HasPrefix(strings.ReplaceAll(c.Text, "\u00a0", " "), want) {
			t.Errorf("%s: %q, want %q", language, c.Text, want)
		}
	}
}
