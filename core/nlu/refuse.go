package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// refuse drops the names that are said not to be meant, where others are: "dash the coin, not doordash". Those of the question before
// are left to what corrects it.
func (s *scene) refuse(prev ask.Query) {
	if len(s.spots)+len(s.maybe) < 2 || len(s.spots) == 0 {
		return
	}
	refused := func(spot lexicon.Spot) bool { return s.isIn(refusing, spot.From-1) }
	if slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return isMoney(spot.Asset) || slices.Contains(prev.Assets, spot.Asset) }) {
		return
	}
	kept := slices.DeleteFunc(slices.Clone(s.spots), refused)
	if len(kept) == 0 && len(s.maybe) == 1 && !refused(s.maybe[0]) && s.maybe[0].Rank <= wellKnown {
		kept, s.maybe = s.maybe, nil
	}
	if len(kept) > 0 {
		s.spots = kept
	}
}

// refusing stand before a name that is not meant.
var refusing = setOf("not, nicht, pas, 不是, 非")
