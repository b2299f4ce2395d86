package nlu

import (
	_ "embed" // innocent words
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
)

// speller mends words that nobody knows and that are one slip away from one that everybody
// knows: "bitcion", "chrat". A ticker is never mended, nor a word into a rare coin's name.
type speller struct {
	slips                    // of words that carry a meaning: names, times, figures, what is asked for
	vocabulary               // of other words
	heardAs    func() sounds // of names, figures and countries; made when the first is needed
	known      func(word string) bool
	name       func(w string) (called string, named bool)
}

// shortestMended is how many letters a word needs so that one slip still tells what was meant.
const shortestMended = 5

// innocentWords are words that look like a slip of one of ours, and are none.
//
//go:embed innocent.txt
var innocentWords string

// meaningful are the words of concepts and of times, as a speller begins with them.
func meaningful(c *concepts) slips {
	s := newSlips()
	for _, w := range slices.Sorted(maps.Keys(c.phrases)) {
		s.learn(w)
	}
	for _, w := range slices.Sorted(maps.Keys(when.Vocabulary())) {
		s.learn(w)
	}
	return s
}

// newSpeller makes a speller of words that nobody else has: it adds those of the lexicon.
func newSpeller(lex *lexicon.Lexicon, c *concepts, words slips, v vocabulary) *speller {
	s := &speller{slips: words, vocabulary: v}
	innocent := set{}
	for _, w := range strings.Fields(innocentWords) {
		innocent[w] = true
	}
	parts := set{} // of phrases of several words
	for w := range c.phrases {
		for _, part := range strings.Fields(w) {
			parts[part] = true
		}
	}
	for _, w := range lex.Words() {
		parts[w] = true
	}
	for phrase := range both(missing, networks, smallest, satoshis, weights, judgements, greetings, pastWords) {
		for _, part := range strings.Fields(phrase) {
			parts[part] = true
		}
	}
	s.known = func(w string) bool {
		_, hinted := hints[w]
		if hinted || lexicon.Numeral(w) || innocent[w] || stop[w] || parts[w] || s.words[w] || s.heard[w] || when.Known(w) || lex.Known(w) || lex.Inflected(w) {
			return true
		}
		for _, p := range c.prefixes[start(w)] {
			if head, _, _ := strings.Cut(p, "\t"); strings.HasPrefix(w, head) {
				return true
			}
		}
		return false
	}
	s.same = func(a, b string) bool {
		x, named := lex.Resolve(a)
		y, other := lex.Resolve(b)
		return named && other && x == y || lex.SameFigure(a, b)
	}
	s.name = func(w string) (string, bool) {
		if a, ok := lex.Resolve(w); ok {
			return a.Name, true
		}
		return w, false
	}
	for _, w := range lex.FigureWords() {
		s.slips.learn(w)
	}
	common := lex.Common()
	slices.Sort(common)
	for _, w := range common {
		s.slips.learn(w)
	}
	s.heardAs = sync.OnceValue(func() sounds { return soundsOf(lex, common, s.same) })
	return s
}

// alike reports whether a word may be a slip of another one. Of the words of other languages we
// know fewer than of English, so that there a slip has more letters, or is nothing but an
// ending: "яндекса".
func (s *speller) alike(slip, w string, foreign func() bool) bool {
	if strings.ContainsAny(w, "0123456789") {
		return false
	}
	return utf8.RuneCountInString(slip) > shortestMended || strings.HasPrefix(slip, w) || !foreign()
}

// mended is a text with its slips mended, and which they were: "bitcion", "Bitcoin", …. A name
// beside a word that nobody knows is left alone: it may be part of another name.
func (s *speller) mended(tokens []lexicon.Token) (out []lexicon.Token, told []string) {
	words := make([]string, len(tokens)) // what each is mended into; empty: as it is
	strange, silent := make([]bool, len(tokens)), make([]bool, len(tokens))
	any := false
	foreign := sync.OnceValue(func() bool {
		t := newText(tokens, time.Time{})
		return languageOf(t.joined, t) != "en"
	})
	for i, t := range tokens {
		if t.Kind != lexicon.Word || t.Raw != t.Text && t.Raw == strings.ToUpper(t.Raw) || s.known(t.Text) {
			continue
		}
		w, ok := s.mend(t.Text)
		if ok && !s.alike(t.Text, w, foreign) {
			w, ok = "", false
		}
		if !ok {
			w, ok = s.heardAs().like(t.Text)
		}
		if !ok {
			if w, ok = s.spoken.mend(t.Text); ok && s.alike(t.Text, w, foreign) {
				words[i], silent[i], any = w, true, true
				continue
			}
			strange[i] = utf8.RuneCountInString(t.Text) >= shortestMended
			continue
		}
		words[i], any = w, true
	}
	if !any {
		return tokens, nil
	}
	out = append([]lexicon.Token(nil), tokens...)
	for i, w := range words {
		name, named := s.name(w)
		if w == "" || named && (i > 0 && strange[i-1] || i+1 < len(tokens) && strange[i+1]) {
			continue
		}
		out[i].Text, out[i].Raw = w, w
		if !silent[i] {
			told = append(told, tokens[i].Raw, name)
		}
	}
	return out, told
}
