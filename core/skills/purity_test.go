package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestGoldInKaratsIsPricedByTheGoldInIt(t *testing.T) {
	price := func(fine float64) float64 {
		q := ask.Query{Text: "gold", Intent: ask.Price, Assets: []market.Asset{gold}, Fineness: fine}
		card := open().answer(t, q)
		if said := strings.Contains(card.Notice, "karat"); said != (fine > 0) {
			t.Errorf("%v: notice %q", fine, card.Notice)
		}
		return card.Values[0].Number
	}
	if pure, three := price(0), price(0.75); three != 0.75*pure {
		t.Errorf("18 karat cost %v, 24 %v", three, pure)
	}
	q := inCurrency(10, gold, "usd")
	q.Unit, q.Fineness = ask.Gram, 0.75
	if c := open().answer(t, q); !strings.Contains(c.Notice, "18 karat: 75.0 % gold.") {
		t.Errorf("%s %s", c.Text, c.Notice)
	}
	q.Language = "de"
	if c := open().answer(t, q); !strings.Contains(c.Notice, "18 Karat: 75,0") {
		t.Errorf("%s %s", c.Text, c.Notice)
	}
}
