package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// countless gives an amount that counts nothing to what was priced before, "2 in eur" behind "price eth", and at the beginning of a
// conversation to dollars: "15k in pesos". The answer says so.
func (s *scene) countless(prev past, q ask.Query) ask.Query {
	if q.Intent != ask.Convert || q.Amount != 0 || s.amountAt < 0 || s.amount <= 0 || s.below || len(s.spots) != 1 || len(s.maybe) > 0 {
		return q
	}
	to := s.spots[0]
	turned := s.isIn(into, s.amountEnd) && to.From == s.amountEnd+1
	if to.Quote != "" || !turned && !s.bought(to) {
		return q
	}
	of, ok := s.amountOf(prev)
	if !ok || of == to.Asset {
		return q
	}
	q.Amount, q.Assets, q.Target, q.Currency = s.amount, []market.Asset{of}, market.Asset{}, ""
	setTarget(&q, to.Asset)
	return q
}

// bought reports whether English asks how much of something an amount gets: "how much eth does 1k get me", "what would 500 get me in sol".
func (s *scene) bought(to lexicon.Spot) bool {
	if s.language != "en" || to.Asset.Class == market.Fiat {
		return false
	}
	if s.standsBefore(howManyOf, to.From) && s.amountAt > to.To {
		return s.isIn(got, to.To) && (s.amountAt == to.To+1 || s.begun(gotFor, s.amountAt))
	}
	return s.isIn(into, to.From-1) && to.From-1 > s.amountEnd && gets.Has(s.window(s.amountEnd, to.From-1))
}

// Words around what an amount is paid for.
var (
	gotFor = setOf("get for, buy for, have for, for, get with, buy with, afford with, with")
	gets   = setOf("get, get me, buy, buy me, be, get you, make")
)

// amountOf is what an amount without a name counts.
func (s *scene) amountOf(prev past) (market.Asset, bool) {
	if prev.none() {
		return s.lex.Resolve(string(market.USD))
	}
	if prev.Intent != ask.Price && prev.Intent != ask.Convert || len(prev.Assets) != 1 {
		return market.Asset{}, false
	}
	return prev.Assets[0], true
}
