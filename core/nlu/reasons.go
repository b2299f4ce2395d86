package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// whyMoved is the one thing whose move a question out of scope asks the reason of: what nobody here knows, where the move itself can be
// told. Of a text that names nothing it is what was asked about before.
func (s *scene) whyMoved(prev, q ask.Query) []market.Asset {
	if q.Intent != ask.OutOfScope || len(q.Unknown) > 0 || q.Lacks.Figure != "" || !s.has(whyWords) || !s.has(moves) {
		return nil
	}
	of := assetsOf(s.spots)
	if len(of) == 0 && s.short() && !s.measured {
		of = slices.Clone(prev.Assets)
	}
	if len(of) != 1 {
		return nil
	}
	return of
}
