package nlu

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/when"
)

// speller mends words that nobody knows and that are one slip away from one that everybody
// knows: "bitcion", "chrat". A ticker is never mended, nor a word into a rare coin's name.
type speller struct {
	words   map[string]bool     // that others are mended into
	brief   map[string]bool     // words of four letters
	deletes map[string][]string // words without one of their letters
	known   func(word string) bool
	same    func(a, b string) bool // two names of one asset
	name    func(w string) (called string, named bool)
}

// shortestMended is how many letters a word needs so that one slip still tells what was meant.
const shortestMended = 5

// innocent are words that look like a slip of one of ours, and are none.
var innocent = setOf("prince, pride, pricey, charm, charms, chair, chairs, cost, chars, shares, stack, stocks, trades, trader, traders, traced, world, words, their, there, where, these, those, whose, while, which, would, could, today's, tonight, after, often, offer, silver's, goldie, markets, marker, marked, quota, quite, quiet, rates, ratio, worth's, worthy, volumes, alert's, alerted, helper, helps, thank, tanks, wrongs, compared, expect, expert, export, import, report, resort")

func newSpeller(lex *lexicon.Lexicon, c *concepts) *speller {
	s := &speller{words: map[string]bool{}, brief: map[string]bool{}, deletes: map[string][]string{}}
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
		if hinted || innocent[w] || stop[w] || parts[w] || s.words[w] || when.Known(w) || lex.Known(w) {
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
		return named && other && x == y
	}
	s.name = func(w string) (string, bool) {
		if a, ok := lex.Resolve(w); ok {
			return a.Name, true
		}
		return w, false
	}
	for _, w := range slices.Sorted(maps.Keys(c.phrases)) {
		s.learn(w)
	}
	for _, w := range slices.Sorted(maps.Keys(when.Vocabulary())) {
		s.learn(w)
	}
	for _, w := range lex.FigureWords() {
		s.learn(w)
	}
	common := lex.Common()
	slices.Sort(common)
	for _, w := range common {
		s.learn(w)
	}
	return s
}

func (s *speller) learn(w string) {
	if utf8.RuneCountInString(w) == shortestMended-1 && len(w) == shortestMended-1 && strings.IndexFunc(w, notLetter) < 0 {
		s.brief[w] = true
	}
	if strings.ContainsAny(w, " '-") || utf8.RuneCountInString(w) < shortestMended || s.words[w] || hanWord(w) {
		return
	}
	s.words[w] = true
	for _, d := range shorter(w) {
		s.deletes[d] = append(s.deletes[d], w)
	}
}

func hanWord(w string) bool { return w != "" && len(w) >= 3 && w[0] >= 0xe3 && w[0] <= 0xe9 }

// shorter lists a word without each of its letters but the first.
func shorter(w string) []string {
	var out []string
	for i := range w {
		if i == 0 {
			continue
		}
		_, size := utf8.DecodeRuneInString(w[i:])
		out = append(out, w[:i]+w[i+size:])
	}
	return out
}

// mend finds the only word that is one slip away: a letter too many, too few, another one, or
// two that changed places. The first letter is right.
func (s *speller) mend(w string) (string, bool) {
	if utf8.RuneCountInString(w) < shortestMended-1 || len(w) > 20 {
		return "", false
	}
	found := ""
	try := func(candidate string) bool {
		if candidate == found || candidate[0] != w[0] {
			return true
		}
		if found != "" {
			return s.same(found, candidate) // two words are as near
		}
		found = candidate
		return true
	}
	if utf8.RuneCountInString(w) < shortestMended { // of short words only the order of letters
		return s.swapped(w)
	}
	for _, d := range shorter(w) {
		if s.words[d] && !try(d) { // one too many
			return "", false
		}
		for _, c := range s.deletes[d] { // another one, or changed places
			if utf8.RuneCountInString(c) == utf8.RuneCountInString(w) && near(w, c) && !try(c) {
				return "", false
			}
		}
	}
	for _, c := range s.deletes[w] { // one too few
		if !try(c) {
			return "", false
		}
	}
	return found, found != ""
}

func notLetter(r rune) bool { return r < 'a' || r > 'z' }

// swapped finds the only word of four letters with two neighbours the other way round.
func (s *speller) swapped(w string) (found string, ok bool) {
	for i := 1; i+1 < len(w); i++ { // the first letter is right
		c := w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
		if c != w && s.brief[c] {
			if found != "" && found != c {
				return "", false
			}
			found = c
		}
	}
	return found, found != ""
}

// near reports whether two words of one length differ by one letter, or by two neighbours that
// changed places.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	var at []int
	for i := range x {
		if x[i] != y[i] {
			at = append(at, i)
		}
	}
	switch len(at) {
	case 1:
		return true
	case 2:
		return at[1] == at[0]+1 && x[at[0]] == y[at[1]] && x[at[1]] == y[at[0]]
	}
	return false
}

// mended is a text with its slips mended, and which they were: "bitcion", "Bitcoin", …. A name
// beside a word that nobody knows is left alone: it may be part of another name.
func (s *speller) mended(tokens []lexicon.Token) (out []lexicon.Token, slips []string) {
	words := make([]string, len(tokens)) // what each is mended into; empty: as it is
	strange := make([]bool, len(tokens))
	any := false
	for i, t := range tokens {
		if t.Kind != lexicon.Word || t.Raw != t.Text && t.Raw == strings.ToUpper(t.Raw) || s.known(t.Text) {
			continue
		}
		w, ok := s.mend(t.Text)
		if !ok {
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
		slips = append(slips, tokens[i].Raw, name)
	}
	return out, slips
}
