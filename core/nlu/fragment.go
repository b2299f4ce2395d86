package nlu

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tickertape/core/nlu/lexicon"
)

// passing is how long a text is, in words, that is said in passing.
const passing = 7

// short reports whether a text is no longer than what is said in passing. Two Chinese
// characters are a word.
func (s *scene) short() bool { return s.length() <= passing }

// length is how many words a text has.
func (s *scene) length() int {
	han := 0
	for _, t := range s.tokens {
		if hanWord(t.Text) {
			han++
		}
	}
	return len(s.tokens) - han + (han+1)/2
}

// glueConcepts are what words may mean that a question going on with another one is made of.
var glueConcepts = setOf("price, now, show, convert, past, chart")

// bareNames reports whether a text holds names, times and numbers, and no word that wants
// something of its own.
func (s *scene) bareNames() bool { return len(s.strays()) == 0 }

// strays are the tokens that are neither names, times nor numbers, nor words that ask for
// nothing by themselves.
func (s *scene) strays() []int {
	var out []int
	for i := 0; i < len(s.tokens); {
		if s.placed(i) || lexicon.Numeral(s.word(i)) {
			i++
			continue
		}
		if n := s.filler(i); n > 0 {
			i += n
			continue
		}
		names, n := s.concepts.at(s.text, i)
		if !slices.ContainsFunc(names, func(c string) bool { return glueConcepts.Has(c) }) {
			out = append(out, i)
			n = 1
		}
		i += n
	}
	return out
}

// placed reports whether a token belongs to something that was found.
func (s *scene) placed(i int) bool {
	switch {
	case s.bars.takes(i), s.dated && i >= s.when.From && i < s.when.To, s.measured && i >= s.economic.From && i < s.economic.To, within(s.spots, i):
		return true
	}
	return s.amountAt >= 0 && i >= s.amountAt && i < s.amountEnd || s.tokens[i].Kind != lexicon.Word
}

// filler is how many tokens at i say nothing by themselves, or name a metric, a country, a
// picture or a comparison.
func (s *scene) filler(i int) int {
	words := glue()
	for n := min(6, len(s.tokens)-i); n > 0; n-- {
		key := s.window(i, i+n)
		metric := metrics.Has(key)
		if metric || briefMetrics[key] != "" || words.Has(key) || lows.Has(key) || highs.Has(key) || (n <= 2 || hanWord(key)) && s.country(key) {
			return n
		}
	}
	return 0
}

// strange reports whether a text has a word that nobody knows: it may be the name of what is
// asked about.
func (s *scene) strange() bool {
	for i := 0; i < len(s.tokens); i++ {
		if n := s.filler(i); n > 0 {
			i += n - 1
			continue
		}
		w := s.word(i)
		if s.tokens[i].Kind != lexicon.Word || s.placed(i) || utf8.RuneCountInString(w) < 3 || strings.Contains(w, "'") || hanWord(w) {
			continue
		}
		if !s.known(w) && !counsel.Has(w) {
			return true
		}
	}
	return false
}

// refers reports whether a text points at what was asked about before.
func (s *scene) refers() bool { return s.has(pronouns) }

// unnamed reports whether a text names nothing that it could be about.
func (s *scene) unnamed() bool {
	for _, spot := range s.maybe {
		if !spot.Common && spot.Rank <= wellKnown {
			return false
		}
	}
	return len(s.spots) == 0 && !s.measured && !s.strange()
}
