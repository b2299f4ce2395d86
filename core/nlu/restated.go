package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// restated is the question before, shown otherwise: with candles of another length, or a ranking or the whole market in other
// money.
func (s *scene) restated(prev ask.Query) (ask.Query, bool) {
	if out, ok := s.relengthed(prev); ok {
		return out, true
	}
	return s.repriced(prev)
}

// relengthed is a chart of candles with candles of another length, where a message names that and nothing else: "weekly",
// "and 1h?".
func (s *scene) relengthed(prev ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Chart || !prev.Candles && prev.Interval <= 0 || len(s.spots) > 0 {
		return prev, false
	}
	for i := range s.tokens {
		f, ok := s.lengthAt(i)
		if !ok {
			continue
		}
		if s.isIn(backwards, i-1) || backwards.Has(s.window(max(0, i-2), i)) || !s.onlySays(f.from, f.to) {
			return prev, false
		}
		out := again(prev)
		out.Candles, out.Interval = true, f.length
		return out, true
	}
	return prev, false
}

// repriced is a heat map, a ranking or a brief in the money that a message names and nothing else: "in eur".
func (s *scene) repriced(prev ask.Query) (ask.Query, bool) {
	whole := prev.Intent == ask.Movers || prev.Intent == ask.Market && len(prev.Assets) == 0
	if !whole || s.has(lasting) || s.measured {
		return prev, false
	}
	spots := s.spots
	if len(spots) == 0 {
		spots = s.maybe
	}
	if len(spots) != 1 || !isMoney(spots[0].Asset) {
		return prev, false
	}
	before := s.spots
	s.spots = spots
	if !s.intoIt(spots[0].Asset) && !s.isIn(counts, spots[0].From-1) || !s.onlySays(spots[0].From, spots[0].To) {
		s.spots = before
		return prev, false
	}
	out := again(prev)
	out.Currency, out.Usual = market.Currency(spots[0].Asset.ID), false
	return out, true
}

// counts are Chinese words before the money that something is counted in.
var counts = setOf("用, 以, 按, 换成, 改成")

// onlySays reports whether the rest of a message says nothing by itself.
func (s *scene) onlySays(from, to int) bool {
	for i := 0; i < len(s.tokens); i++ {
		if i == from {
			i = to
		}
		if i >= len(s.tokens) {
			return true
		}
		n := s.filler(i)
		if n == 0 && (s.isIn(candleWords, i) || s.isIn(chartWords, i) || s.isIn(into, i) || s.isIn(intoBehind, i) || s.isIn(counts, i)) {
			n = 1
		}
		if n == 0 {
			return false
		}
		i += n - 1
	}
	return true
}
