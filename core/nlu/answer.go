package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// ofAnswer is a question about the answer before: what a term of it means, whether it is much, how
// old it is, why it moved, or the same for something else that a message need not ask for.
func (s *scene) ofAnswer(asked past, prev, q ask.Query) (ask.Query, bool) {
	for _, turn := range []func(prev, q ask.Query) (ask.Query, bool){s.asksTerm, s.asksAge, s.judged, s.asksReason} {
		if out, ok := turn(prev, q); ok {
			return out, true
		}
	}
	switch {
	case s.aimsBack(asked) && s.asksAgain(prev, q):
		return again(prev), true
	case s.swapsTarget(prev):
		out := again(prev)
		setTarget(&out, s.spots[0].Asset)
		return out, true
	}
	if out, ok := s.byWeightOf(prev); ok {
		return out, true
	}
	return s.inNation(prev)
}

// again is a question once more, without what was left of the message that asked it.
func again(q ask.Query) ask.Query {
	q.Also, q.Unknown, q.Range = nil, nil, market.Range{}
	return q
}

// asksAgain reports whether a message points at something and wants nothing else of it: "the first
// one again?".
func (s *scene) asksAgain(prev, q ask.Query) bool {
	if len(s.spots) > 0 || s.amountAt >= 0 || s.dated || len(prev.Assets) != 1 || q.Intent == ask.Chart {
		return false
	}
	return s.bareNames() && s.figureOf(prev) == "" && !s.pictured()
}

// byWeightOf is the price of a metal before by another weight: "per gram".
func (s *scene) byWeightOf(prev ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Price || len(prev.Assets) != 1 || !metal[prev.Assets[0].ID] || len(s.spots) > 0 || s.amountAt >= 0 || s.dated || len(s.tokens) > 4 {
		return prev, false
	}
	for unit, words := range scales {
		if s.has(words) {
			s.scale = unit
			return prev, len(s.strays()) <= 2
		}
	}
	return prev, false
}
