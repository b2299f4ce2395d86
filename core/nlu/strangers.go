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
		compares := len(q.Against) > 0 || s.begins(comparing)
		q.Unknown = s.unheard(func(i int) bool {
			return beside(s, i, versus) || beside(s, i, against) || compares && beside(s, i, inPairs)
		})
		return q, len(q.Unknown) > 0 && len(q.Unknown) <= mostStrangers
	}
	words := s.namedIn(q)
	if number, ok := s.onlyNumber(); ok && len(words) == 0 && (q.Intent == ask.Price || q.Intent == ask.History || q.Intent == ask.Chart) {
		words = []string{number}
	}
	if len(words) == 0 || len(words) > mostStrangers {
		return q, false
	}
	switch {
	case q.Intent == ask.Price:
		q.Intent = ask.Compare
	case misses(q):
		q = s.query(ask.Convert)
		q.Confidence = probable
	}
	q.Unknown = words
	return q, true
}

// mostStrangers is how many unknown words of a question are names; more are a sentence.
const mostStrangers = 2

// namedIn are the words that stand where a question has the names of what it is about.
func (s *scene) namedIn(q ask.Query) []string {
	things, _ := s.sorted()
	compared := func(i int) bool { return beside(s, i, versus) || beside(s, i, against) }
	none := len(s.spots) == 0 && len(s.maybe) == 0 && !s.measured && (!s.refers() || q.Intent == ask.History) // "this year"
	switch {
	case q.Intent == ask.Price && len(things) == 1 && s.has(against):
		return s.unheard(compared)
	case q.Intent == ask.Compare, q.Intent == ask.Price && len(things) == 1 && s.begins(comparing):
		return s.unheard(func(i int) bool { return compared(i) || beside(s, i, inPairs) })
	case q.Intent == ask.Convert && len(s.spots) < 2:
		return s.unheard(func(i int) bool { return s.isIn(into, i-1) || s.isIn(into, i+1) || s.kindAt(i-1) == lexicon.Number })
	case misses(q) && len(s.spots) == 1 && len(s.tokens) <= mostStrange && len(s.strays()) == 1: // "btc to blargcoin"
		return s.unheard(func(i int) bool { return s.isIn(into, i-1) && within(s.spots, i-2) })
	case (q.Intent == ask.Chart || q.Intent == ask.History) && none:
		return s.unheard(func(int) bool { return s.language == "en" || s.dated && len(s.tokens) <= mostStrange })
	case (q.Intent == ask.Chart || q.Intent == ask.History) && len(things) > 0 && len(s.tokens) <= mostBeside:
		return s.unheard(func(i int) bool { return beside(s, i, joined) })
	}
	return nil
}

// fewestDigits is how many digits a number has at least that is no amount beside a word that asks for a price.
const fewestDigits = 7

// onlyNumber is a long number that stands where a name would: "price 1234567890".
func (s *scene) onlyNumber() (string, bool) {
	if len(s.tokens) != 2 || len(s.spots)+len(s.maybe) > 0 || s.kindAt(0) != lexicon.Word || s.kindAt(1) != lexicon.Number {
		return "", false
	}
	raw := s.tokens[1].Raw
	return raw, len(raw) >= fewestDigits && strings.IndexFunc(raw, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// mostBeside is how long a text is at most in which an unknown word beside "and" is a name.
const mostBeside = 8

// inPairs stand between things that are compared.
var inPairs = both(joined, foldedSet("and, or, with, to, than, con, que, com, do que, avec, que, mit, als, ile, и, или, с, чем, 和, 与, 跟, compare, compara, comparar, comparer, vergleiche, vergleich, karşılaştır, сравни, 比较"))

// goesOnWith begin a question that is the one before about something else.
var goesOnWith = foldedSet("and, and in, what about, and what about, how about, also, same for, y, y en, y qué tal, qué tal, e, e em, e o, e a, et, et en, et pour, und, und in, was ist mit, wie ist es mit, ve, peki, peki ya, и, а, а в, а что с, 那, 那么, 和")

// comparing begin a text that compares.
var comparing = foldedSet("compare, compara, comparar, comparer, vergleiche, сравни, 比较, 对比, 比一下")

// lonely reads a name that nobody knows where nothing else is said: of a day that is past, or of a
// question that goes on with the one before, "and foobarcoin?".
func (s *scene) lonely(prev, q ask.Query) (ask.Query, bool) {
	if s.known == nil || !misses(q) || len(s.spots)+len(s.maybe) > 0 || s.measured || s.amountAt >= 0 || len(s.tokens) > mostStrange {
		return q, false
	}
	words := s.unheard(func(int) bool { return true })
	if len(words) != 1 || len(s.strays()) != 1 {
		return q, false
	}
	out := ask.Query{Intent: ask.History, Confidence: probable, Unknown: words}
	switch {
	case s.past():
		out.Span = s.when.Span
	case len(prev.Assets) > 0 && needsAssets(prev) && s.begins(goesOnWith):
		out.Intent, out.Span = prev.Intent, prev.Span
	default:
		return q, false
	}
	return out, true
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
		if s.tokens[i].Kind != lexicon.Word || s.placed(i) || utf8.RuneCountInString(w) < 4 || strings.ContainsAny(w, "'-0123456789") || hanWord(w) || s.known(w) && !placeholders.Has(w) || counsel.Has(w) || !named(i) {
			continue
		}
		out = append(out, s.tokens[i].Raw)
	}
	return out
}

// placeholders are words that stand for a name and are none, though people have been heard to say them.
var placeholders = setOf("foobar, foobaz, asdf, asdfgh, qwerty, qwertz, blabla, lorem, ipsum, zzzz, xxxx")

// ofDollars reports whether a spot is a pair of money against the dollar, which stands beside other things as a price does.
func ofDollars(spot lexicon.Spot) bool { return spot.Quote == market.USD && spot.Symbol }
