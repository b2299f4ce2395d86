package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
)

// countless gives an amount that counts nothing to what was priced before, "2 in eur" behind "price eth", and at the beginning of a
// conversation to dollars: "15k in pesos". The answer says so.
func (s *scene) countless(prev past, q ask.Query) ask.Query {
	if q.Intent != ask.Convert || q.Amount != 0 || s.amountAt < 0 || s.amount <= 0 || s.below || len(s.spots) != 1 || len(s.maybe) > 0 {
		return q
	}
	to := s.spots[0]
	if to.Quote != "" || !s.isIn(into, s.amountEnd) || to.From != s.amountEnd+1 {
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
