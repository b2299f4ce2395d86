package nlu

import (
	_ "embed" // innocent words
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
	"tickertape/core/nlu/words"
)

// speller mends words that nobody knows and that are one slip away from one that everybody
// knows: "bitcion", "chrat". A ticker is never mended, nor a word into a rare coin's name.
//
// Its tables are made when the first word needs them: most messages have no slip.
type speller struct {
	meant   func() *slips     // of words that carry a meaning: names, times, figures, what is asked for
	said    func() vocabulary // of other words
	heardAs func() sounds     // of names, figures and countries
	known   func(word string) bool
	listed  func(word string) bool // known for more than how it begins
	started func(word string) bool // known for nothing but how it begins
	name    func(w string) (called string, named bool)
	beside  func() companions // of names of two words
}

// shortestMended is how many letters a word needs so that one slip still tells what was meant.
const shortestMended = 5

// longestStarted is how many bytes a word of English has at most that is mended although it begins as
// one of Turkish or Russian does: "silvr".
const longestStarted = 12

// innocentWords are words that look like a slip of one of ours, and are none.
//
//go:embed innocent.txt
var innocentWords string

// otherInnocents are those of German, French, Spanish and Portuguese.
//
//go:embed innocent_words.txt
var otherInnocents string

// newSpeller makes a speller for what a lexicon and concepts know.
func newSpeller(lex *lexicon.Lexicon, c *concepts, said func() vocabulary) *speller {
	s := &speller{said: said}
	same := func(a, b string) bool {
		x, named := lex.Resolve(a)
		y, other := lex.Resolve(b)
		return named && other && x == y || lex.SameFigure(a, b) || lex.Land(a) != "" && lex.Land(a) == lex.Land(b)
	}
	common := sync.OnceValue(func() []string { return slices.Sorted(slices.Values(lex.Common())) })
	s.meant = sync.OnceValue(func() *slips {
		words := meaningful(lex, c, common())
		words.same = same
		return words
	})
	s.heardAs = sync.OnceValue(func() sounds { return soundsOf(lex, common(), same) })
	parts := sync.OnceValue(func() set {
		parts := partsOf(lex, c)
		for _, more := range []set{stop, when.Vocabulary(), s.meant().words} {
			addAll(parts, more)
		}
		return parts
	})
	s.beside = sync.OnceValue(func() companions { return companionsOf(lex.Pairs()) })
	familiar := sync.OnceValue(func() set { // in one table: nearly every word is looked up there first
		heard, parts := s.said().heard, parts()
		out := words.NewSet(heard.Len() + parts.Len() + wordVotes.Len())
		addAll(out, heard)
		addAll(out, parts)
		for w := range wordVotes.Phrases() {
			out.Add(w)
		}
		return out
	})
	listed := func(w string) bool {
		return familiar().Has(w) || lex.Known(w) || lex.Inflected(w) || lexicon.Numeral(w)
	}
	s.listed = listed
	s.known = func(w string) bool { return listed(w) || c.begins(w) }
	s.started = func(w string) bool { return len(w) <= longestStarted && c.begins(w) && !listed(w) }
	s.name = func(w string) (string, bool) {
		if a, ok := lex.Resolve(w); ok {
			return a.Name, true
		}
		return w, false
	}
	return s
}

// meaningful are the words of concepts, times, figures and of what everybody knows.
func meaningful(lex *lexicon.Lexicon, c *concepts, common []string) *slips {
	s := newSlips()
	for _, words := range [][]string{slices.Sorted(c.phrases.Phrases()), slices.Sorted(when.Vocabulary().All()), lex.FigureWords(), common, slices.Sorted(slices.Values(lex.Lands()))} {
		for _, w := range words {
			s.learn(w)
		}
	}
	return s
}

// partsOf are the words of phrases of several words, and those that only look like slips.
func partsOf(lex *lexicon.Lexicon, c *concepts) set {
	parts := words.NewSet(1 << 14)
	for _, w := range strings.Fields(innocentWords + otherInnocents) {
		parts.Add(w)
	}
	for phrase := range c.phrases.Phrases() {
		addWords(parts, phrase)
	}
	for _, w := range lex.Words() {
		parts.Add(w)
	}
	for w := range sums {
		parts.Add(w)
		parts.Add(w + "s")
	}
	for w := range bigWords {
		parts.Add(w)
	}
	for phrase := range both(moneyTerms, missing, networks, smallest, satoshis, weights, judgements, greetings, pastWords).All() {
		addWords(parts, phrase)
	}
	return parts
}

// addWords adds the words of a phrase.
func addWords(s set, phrase string) {
	for w := range strings.FieldsSeq(phrase) {
		s.Add(w)
	}
}

// measureWords are those that something is weighed or counted in, which are no slips.
var measureWords = sync.OnceValue(func() set {
	words := words.NewSet(1 << 8)
	for phrase := range both(scales[ask.Tola], burdens[ask.Tonne], troyWords, oddBurdens, coinParts(), moreSatoshis).All() {
		addWords(words, phrase)
	}
	return words
})

// goneOnWords are those and turnWords.
var goneOnWords = sync.OnceValue(func() set { return both(measureWords(), turnWords()) })

// turnWords are the words by which people go on with what was asked before, and which are no slips
// there.
var turnWords = sync.OnceValue(func() set {
	words := words.NewSet(1 << 8)
	for phrase := range both(theTwo, former, pronouns, drops, allOfIt, totals, halves, whichOne, ahead, sorries, surprises, corrects, wrongs, ofFigure, large, sameTime, thatYear).All() {
		addWords(words, phrase)
	}
	for _, length := range adverbs { // "semanal" is no "semana"
		for phrase := range length.words.All() {
			addWords(words, phrase)
		}
	}
	return words
})

// alike reports whether a word may be a slip of another one. Of the words of other languages we
// know fewer than of English, so that there a slip has more letters, or is nothing but an
// ending: "яндекса".
func (s *speller) alike(slip, w string, foreign func() bool) bool {
	if strings.ContainsAny(w, "0123456789") {
		return false
	}
	if utf8.RuneCountInString(slip) > shortestMended || strings.HasPrefix(slip, w) {
		return true
	}
	if _, named := s.name(w); named && shuffle(slip) == shuffle(w) { // "eruo": hardly a word of any language
		return true
	}
	return !foreign()
}

// elided mends a word behind a French article that lost its vowel: "l'actoin".
func (s *speller) elided(w string) (string, bool) {
	article, rest, ok := strings.Cut(w, "'")
	if !ok || article != "l" && article != "d" || s.known(rest) {
		return "", false
	}
	whole, ok := s.meant().mend(rest)
	if !ok {
		whole, ok = s.said().spoken.mend(rest)
	}
	return article + "'" + whole, ok
}

// timed reports whether a word of times stands behind another one, so that a slip needs fewer letters:
// "letzte wocje".
func (s *speller) timed(tokens []lexicon.Token, i int, w string) bool {
	return i > 0 && when.Known(w) && len(tokens[i-1].Text) >= shortestPart && when.Known(tokens[i-1].Text)
}

// mend finds what the word at a token is a slip of. What carries no meaning is mended silently.
func (s *speller) mend(tokens []lexicon.Token, i int, foreign func() bool) (w string, silent, ok bool) {
	slip := tokens[i].Text
	if w, ok = s.beside().mend(tokens, i); ok {
		return w, false, true
	}
	if w, ok = s.elided(slip); ok {
		return w, true, true
	}
	w, ok = s.meant().mend(slip)
	if ok && (s.alike(slip, w, foreign) || s.timed(tokens, i, w)) {
		return w, false, true
	}
	if w, ok = s.heardAs().like(slip); ok {
		return w, false, true
	}
	w, ok = s.said().spoken.mend(slip)
	return w, true, ok && s.alike(slip, w, foreign)
}

// mended is a text with its slips mended, and which they were: "bitcion", "Bitcoin", …. A name
// beside a word that nobody knows is left alone: it may be part of another name. Words that are
// spared are none.
func (s *speller) mended(tokens []lexicon.Token, spared set) (out []lexicon.Token, told []string) {
	var words []string // what each is mended into; empty: as it is
	var strange, silent []bool
	any := false
	language := tongueOf(tokens, "")
	foreign := func() bool { return language() != "en" }
	for i, t := range tokens {
		if t.Kind != lexicon.Word || t.Raw != t.Text && lexicon.Upper(t.Raw) || s.known(t.Text) && (!s.started(t.Text) || foreign()) || spared.Has(t.Text) {
			continue
		}
		if words == nil {
			words, strange, silent = make([]string, len(tokens)), make([]bool, len(tokens)), make([]bool, len(tokens))
		}
		w, quietly, ok := s.mend(tokens, i, foreign)
		if !ok {
			strange[i] = utf8.RuneCountInString(t.Text) >= shortestMended
			continue
		}
		words[i], silent[i], any = w, quietly, true
	}
	if !any {
		return tokens, nil
	}
	out = append([]lexicon.Token(nil), tokens...)
	for i, w := range words {
		name, named := s.name(w)
		if w == "" || named && !s.beside().known(tokens, i, w) && (i > 0 && strange[i-1] || i+1 < len(tokens) && strange[i+1]) {
			continue
		}
		if plain := strings.ToLower(name); named && lexicon.Plain(w) && s.meant().words.Has(plain) { // of several names the one that goes on: "ethereum classic"
			w = plain
		}
		out[i].Text, out[i].Raw = w, w
		if !silent[i] {
			told = append(told, tokens[i].Raw, name)
		}
	}
	return out, told
}
