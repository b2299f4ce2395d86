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
