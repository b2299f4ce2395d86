package nlu_test

import (
	"testing"

	"tickertape/core/ask"
)

// Rankings by the price of one thing, in eight languages.
func TestRankingsByPrice(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for text, want := range map[string]struct {
		board ask.Board
		under float64
		top   int
	}{
		"cheapest coins": {ask.Cheapest, 0, 0}, "most expensive coin": {ask.Dearest, 0, 0}, "top 5 most expensive coins": {ask.Dearest, 0, 5},
		"coins under 1 dollar": {ask.Cheapest, 1, 0}, "top 5 coins under $2": {ask.Cheapest, 2, 5}, "top 10 coins below 0.5 euros": {ask.Cheapest, 0.5, 10},
		"coins under 5": {ask.Cheapest, 5, 0}, "coins cheaper than a dollar": {ask.Cheapest, 1, 0}, "top 10 coins under 2": {ask.Cheapest, 2, 10},
		"coins under 50 cents": {ask.Cheapest, 0.5, 0}, "top gainers under $1": {ask.Gainers, 1, 0}, "top 5 losers under 2 usd": {ask.Losers, 2, 5}, "stocks under $10": {ask.Cheapest, 10, 0},
		"aktien unter 20 euro": {ask.Cheapest, 20, 0}, "acciones por debajo de 5 dólares": {ask.Cheapest, 5, 0}, "10美元以下的股票": {ask.Cheapest, 10, 0},
		"las monedas más caras": {ask.Dearest, 0, 0}, "moedas mais baratas": {ask.Cheapest, 0, 0}, "die teuersten coins": {ask.Dearest, 0, 0},
		"les cryptos les moins chères": {ask.Cheapest, 0, 0}, "en pahalı coinler": {ask.Dearest, 0, 0}, "самые дешёвые монеты": {ask.Cheapest, 0, 0}, "最便宜的币": {ask.Cheapest, 0, 0},
		"biggest losers today": {ask.Losers, 0, 0}, "top gainers": {ask.Gainers, 0, 0}, "gainers and losers": {"", 0, 0}, "top 10 coins": {ask.Largest, 0, 10},
	} {
		if q := understand(t, u, text); q.Intent != ask.Movers || q.Board != want.board || q.Under != want.under || q.Top != want.top {
			t.Errorf("%q: %s, board %q under %v, top %d; want %+v", text, q.Intent, q.Board, q.Under, q.Top, want)
		}
	}
}

// A ranking that is named anew has no price that the one before was under, and is of what it names.
func TestRankingsThatGoOn(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for _, c := range []struct {
		first, then string
		board       ask.Board
		under       float64
		shares      bool
	}{
		{"stocks under $100", "cheapest coins", ask.Cheapest, 0, false},
		{"stocks under $100", "top 10 coins", ask.Largest, 0, false},
		{"top stock gainers", "top crypto gainers 7d", ask.Gainers, 0, false},
		{"top stock gainers", "and the losers?", ask.Losers, 0, true},
		{"coins under 50 cents", "largest coins 1y", ask.Largest, 0, false},
		{"coins under 50 cents", "and under 10 cents?", ask.Cheapest, 0.1, false},
		{"coins under 50 cents", "and under $5?", ask.Cheapest, 5, false},
	} {
		q := u.Within(t.Context(), c.then, []string{c.first}, monday)
		if q.Intent != ask.Movers || q.Board != c.board || q.Under != c.under || (q.Of != "") != c.shares {
			t.Errorf("%q after %q: %s, board %q under %v of %q", c.then, c.first, q.Intent, q.Board, q.Under, q.Of)
		}
	}
}
