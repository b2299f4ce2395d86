package nlu

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// slips is an index of words by what is left of them after a slip.
type slips struct {
	words    map[string]bool     // that others are mended into
	brief    map[string]bool     // words of four letters
	deletes  map[uint32][]string // words, by the hashes of what they are without one of their letters
	shuffled map[string]string   // words by their letters in order; empty: several have them
	same     func(a, b string) bool
}

func newSlips() slips {
	return slips{words: make(map[string]bool, 1<<12), brief: map[string]bool{}, deletes: make(map[uint32][]string, 1<<15), shuffled: map[string]string{}, same: func(a, b string) bool { return false }}
}

// shortestShuffled is how many letters a word needs so that they tell it in another order.
const shortestShuffled = 6

func (s *slips) learn(w string) {
	if utf8.RuneCountInString(w) == shortestMended-1 && len(w) == shortestMended-1 && strings.IndexFunc(w, notLetter) < 0 {
		s.brief[w] = true
	}
	if strings.ContainsAny(w, " '-") || utf8.RuneCountInString(w) < shortestMended || s.words[w] || hanWord(w) {
		return
	}
	s.words[w] = true
	for i := range w {
		if i > 0 {
			h := lacking(w, i)
			s.deletes[h] = append(s.deletes[h], w)
		}
	}
	if key := shuffle(w); len(w) >= shortestShuffled {
		if _, taken := s.shuffled[key]; taken {
			w = ""
		}
		s.shuffled[key] = w
	}
}

// shuffle is a word with all letters but the first in their order.
func shuffle(w string) string {
	_, size := utf8.DecodeRuneInString(w)
	rest := []rune(w[size:])
	slices.Sort(rest)
	return w[:size] + string(rest)
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

// lacking is the hash (FNV-1a, 32 bits) of a word that lacks the letter at i.
func lacking(w string, i int) uint32 {
	_, size := utf8.DecodeRuneInString(w[i:])
	return hashOf(hashOf(2166136261, w[:i]), w[i+size:])
}

func hashOf(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// lacks reports whether a word is another one without one of its letters.
func lacks(w, whole string) bool {
	for i := range whole {
		_, size := utf8.DecodeRuneInString(whole[i:])
		if i > 0 && w == whole[:i]+whole[i+size:] {
			return true
		}
	}
	return false
}

// mend finds the only word that is one slip away: a letter too many, too few, another one, or
// two that changed places. The first letter is right.
func (s *slips) mend(w string) (string, bool) {
	if utf8.RuneCountInString(w) < shortestMended-1 || len(w) > 20 {
		return "", false
	}
	found := ""
	try := func(candidate string) bool {
		if candidate == found || candidate[0] != w[0] {
			return true
		}
		if found != "" {
			return s.same(found, candidate) || strings.HasPrefix(found, candidate) || strings.HasPrefix(candidate, found) // two words are as near
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
		for _, c := range s.deletes[hashOf(2166136261, d)] { // another one, or changed places
			if utf8.RuneCountInString(c) == utf8.RuneCountInString(w) && near(w, c) && !try(c) {
				return "", false
			}
		}
	}
	for _, c := range s.deletes[hashOf(2166136261, w)] { // one too few
		if lacks(w, c) && !try(c) {
			return "", false
		}
	}
	if found == "" && len(w) >= shortestShuffled {
		found = s.shuffled[shuffle(w)]
	}
	return found, found != ""
}

func notLetter(r rune) bool { return r < 'a' || r > 'z' }

// swapped finds the only word of four letters with two neighbours the other way round.
func (s *slips) swapped(w string) (found string, ok bool) {
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
