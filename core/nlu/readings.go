package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// prefer reads a ticker that a coin and a stock have as what its person asked about before, else
// as what they prefer.
func (s *scene) prefer(prev ask.Query, first market.Class) {
	for i, spot := range s.spots {
		if spot.Other.ID == "" || s.tokens[spot.From].Kind == lexicon.Cashtag || !spot.Symbol {
			continue
		}
		if usual := first == spot.Other.Class && !allOf(prev.Assets, spot.Asset.Class); !usual && !allOf(prev.Assets, spot.Other.Class) {
			continue
		}
		s.spots[i].Asset, s.spots[i].Other = spot.Other, spot.Asset
	}
}

// allOf reports whether there are assets, all of one class.
func allOf(assets []market.Asset, class market.Class) bool {
	for _, a := range assets {
		if a.Class != class {
			return false
		}
	}
	return len(assets) > 0
}

// otherwise is what the name of a question's one asset may mean besides.
func (s *scene) otherwise(q ask.Query) market.Asset {
	if q.Other.ID != "" || len(q.Assets) != 1 {
		return q.Other
	}
	for _, spot := range s.spots {
		if spot.Asset == q.Assets[0] && spot.Quote == "" {
			return spot.Other
		}
	}
	return market.Asset{}
}
