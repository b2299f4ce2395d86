package nlu

import (
	"strings"
	"unicode/utf8"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// mostStrange is how long a text in another language than English is at most whose unknown word is a name: of those languages we
// know fewer words.
const mostStrange = 5

// stranger names what a picture or a comparison is asked of and nobody knows: "chart foobarcoin 30d". Nothing else is drawn in its
// place.
func (s *scene) stranger(q ask.Query) (ask.Query, bool) {
	if s.known == nil || len(q.Unknown) > 0 || q.Like.ID != "" {
		return q, false
	}
	if q.Intent == ask.Economic && s.measured { // "inflation germany vs atlantis"
		q.Unknown = s.unheard(func(i int) bool { return beside(s, i, versus) || beside(s, i, against) })
		return q, len(q.Unknown) > 0
	}
	if q.Intent != ask.Compare && q.Intent != ask.Chart && q.Intent != ask.Price {
		return q, false
	}
	var words []string
	switch things, _ := s.sorted(); {
	case q.Intent == ask.Compare && len(things) == 1 || len(things) == 1 && s.has(against) && q.Intent == ask.Price:
		words = s.unheard(func(i int) bool { return beside(s, i, versus) || beside(s, i, against) })
	case q.Intent == ask.Chart && len(s.spots) == 0 && len(s.maybe) == 0 && !s.measured && !s.refers():
		words = s.unheard(func(i int) bool { return s.language == "en" || s.dated && len(s.tokens) <= mostStrange })
	}
	if len(words) == 0 || len(words) > 2 {
		return q, false
	}
	if q.Intent == ask.Price {
		q.Intent = ask.Compare
	}
	q.Unknown = words
	return q, true
}

// beside reports whether one of some words stands next to a token.
func beside(s *scene, i int, words set) bool { return words.Has(s.word(i-1)) || words.Has(s.word(i+1)) }

// unheard are the words of a text that nobody knows, where they stand as names do.
func (s *scene) unheard(named func(i int) bool) []string {
	var out []string
	for i := 0; i < len(s.tokens); i++ {
		if n := s.filler(i); n > 0 {
			i += n - 1
			continue
		}
		w := s.word(i)
		if s.tokens[i].Kind != lexicon.Word || s.placed(i) || utf8.RuneCountInString(w) < 4 || strings.ContainsAny(w, "'-0123456789") || hanWord(w) || s.known(w) || counsel.Has(w) || !named(i) {
			continue
		}
		out = append(out, s.tokens[i].Raw)
	}
	return out
}

// ofDollars reports whether a spot is a pair of money against the dollar, which stands beside other things as a price does.
func ofDollars(spot lexicon.Spot) bool { return spot.Quote == market.USD && spot.Symbol }
