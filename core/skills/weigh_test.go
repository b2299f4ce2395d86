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
		"a tonne in usd":   {ask.Query{Intent: ask.Convert, Unit: ask.Tonne, Amount: 1, Currency: "usd"}, "1 t Gold = $85,209,124", ounce * 1e6 / 31.1034768},
		"a pound":          {ask.Query{Intent: ask.Price, Unit: ask.Pound}, "/lb", ounce * 453.59237 / 31.1034768},
		"two half kilos":   {ask.Query{Intent: ask.Convert, Unit: ask.HalfKilo, Amount: 2, Currency: "usd"}, "2 × 500 g Gold = $85,209.12", ounce * 1000 / 31.1034768},
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
