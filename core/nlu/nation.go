package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// inNation is a figure of another country, where a message names that and nothing else: "la
// belgique", and "euro area" that is no currency there.
func (s *scene) inNation(prev ask.Query) (ask.Query, bool) {
	if prev.Intent != ask.Economic || prev.Indicator.Code == "" || s.named == "" || s.measured || s.amountAt >= 0 || !s.short() {
		return prev, false
	}
	for _, spot := range s.spots {
		if !s.partOfCountry(spot) {
			return prev, false
		}
	}
	found := s.spots
	if s.spots = nil; !s.bareNames() {
		s.spots = found
		return prev, false
	}
	out := prev
	out.Also, out.Unknown, out.Range = nil, nil, market.Range{}
	out.Indicator = s.elsewhere(prev.Indicator, s.named)
	if s.past() {
		out.Span = s.when.Span
	}
	return out, true
}

// partOfCountry reports whether a name is part of that of a country: the euro of the "euro area".
func (s *scene) partOfCountry(spot lexicon.Spot) bool {
	if !isMoney(spot.Asset) {
		return false
	}
	for from := max(0, spot.From-1); from <= spot.From; from++ {
		for to := spot.To + 1; to <= min(len(s.tokens), spot.To+1); to++ {
			if s.country(s.window(from, to)) {
				return true
			}
		}
	}
	return spot.From > 0 && s.country(s.window(spot.From-1, spot.To))
}
