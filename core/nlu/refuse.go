package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// refuse drops the names that are said not to be meant, where others are: "dash the coin, not doordash". Those of the question before
// are left to what corrects it.
func (s *scene) refuse(prev ask.Query) {
	if len(s.spots) < 2 {
		return
	}
	refused := func(spot lexicon.Spot) bool { return refusing[s.word(spot.From-1)] }
	if slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return isMoney(spot.Asset) || slices.Contains(prev.Assets, spot.Asset) }) {
		return
	}
	if kept := slices.DeleteFunc(slices.Clone(s.spots), refused); len(kept) > 0 {
		s.spots = kept
	}
}

// refusing stand before a name that is not meant.
var refusing = setOf("not, nicht, pas, 不是, 非")

