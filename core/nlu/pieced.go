package nlu

import (
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// mayAskTwice reports whether more than one piece of a message may ask for something by itself, by where in it the names are that
// the whole has. It saves the reading of what people say with commas around one question.
func (s *scene) mayAskTwice(whole ask.Query, pieces []string, lex *lexicon.Lexicon) bool {
	if len(whole.Slips) > 0 || len(s.faces) > 0 || s.has(asksToo) || s.has(globalWords) {
		return true
	}
	if s.measured {
		return len(s.spots)+len(s.maybe) > 0 || len(lex.Figures(s.tokens)) > 1
	}
	lower := make([]string, len(pieces))
	for i, p := range pieces {
		lower[i] = strings.ToLower(p)
	}
	named := make([]bool, len(pieces))
	mark := func(word string) bool {
		found := false
		for i := range lower {
			if strings.Contains(lower[i], word) {
				named[i], found = true, true
			}
		}
		return found
	}
	for _, spots := range [][]lexicon.Spot{s.spots, s.maybe} {
		for _, spot := range spots {
			if isMoney(spot.Asset) && s.isIn(into, spot.From-1) { // "…, in euros" asks for nothing by itself
				continue
			}
			if !mark(s.word(spot.From)) { // written in another way
				return true
			}
		}
	}
	n := 0
	for _, is := range named {
		if is {
			n++
		}
	}
	return n > 1
}
