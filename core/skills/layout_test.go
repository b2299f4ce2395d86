package skills_test

import (
	"slices"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

func compactly(q ask.Query) ask.Query {
	q.Trial.Layout = ask.Compact
	return q
}

func TestCompactCards(t *testing.T) {
	more := prices("", btc)
	more.Also = []ask.Query{prices("", eth)}
	german := prices("eur", btc)
	german.Language = "de"
	golden(t, "compact", []scene{
		{"price btc", nil, compactly(prices("", btc))},
		{"price btc in eur, in German", nil, compactly(german)},
		{"price btc eth", nil, compactly(prices("", btc, eth))},
		{"market btc", withStatistics(), compactly(ask.Query{Intent: ask.Market, Assets: []market.Asset{btc}})},
		{"price btc and price eth", nil, compactly(more)},
		{"price foobarcoin", nil, compactly(ask.Query{Intent: ask.Price, Unknown: []string{"foobarcoin"}})},
	})
}

// What is left out of a compact card is still among its values, and nothing is made up.
func TestCompactCardIsAFullOneWithLess(t *testing.T) {
	for _, q := range []ask.Query{prices("", btc), prices("eur", aapl), {Intent: ask.Market, Assets: []market.Asset{eth}}} {
		full, short := withStatistics().answer(t, q), withStatistics().answer(t, compactly(q))
		if len(short.Fields) >= len(full.Fields) || len(short.Fields) > 3 || short.Text != full.Text || !slices.Equal(short.Values, full.Values) {
			t.Errorf("%+v\nfull %+v", short, full)
		}
		for _, f := range short.Fields {
			if !slices.Contains(full.Fields, f) {
				t.Errorf("the field %+v is new", f)
			}
		}
	}
	if c := open().answer(t, compactly(ask.Query{Intent: ask.Help})); c.Text == "" && len(c.Fields) == 0 {
		t.Errorf("help says nothing: %+v", chat.Card{})
	}
}
