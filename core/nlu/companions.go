package nlu

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// companions are words that stand beside each other in names of two words: by the first, and by the
// second. What stands beside one of them and is a slip of the other needs no more to be mended:
// "dow jons", "bitcoin cahs", "goldmn sachs".
type companions struct {
	behind, before map[string][]string
	names          map[string]market.Asset
}

// shortestCompanion is how many letters a word has that is mended by the one beside it.
const shortestCompanion = 4

func companionsOf(names map[string]market.Asset) companions {
	c := companions{make(map[string][]string, len(names)), make(map[string][]string, len(names)), names}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		first, second, _ := strings.Cut(name, " ")
		if utf8.RuneCountInString(second) >= shortestCompanion && !hanWord(second) {
			c.behind[first] = append(c.behind[first], second)
		}
		if utf8.RuneCountInString(first) >= shortestCompanion && !hanWord(first) {
			c.before[second] = append(c.before[second], first)
		}
	}
	return c
}

// mend finds the only companion of a neighbour that the word at a token is a slip of.
func (c companions) mend(tokens []lexicon.Token, i int) (string, bool) {
	w := tokens[i].Text
	if utf8.RuneCountInString(w) < shortestCompanion-1 || hanWord(w) {
		return "", false
	}
	if i > 0 {
		head := tokens[i-1].Text + " "
		if found, n := c.only(w, c.behind[tokens[i-1].Text], func(whole string) string { return head + whole }); n > 0 {
			return found, n == 1
		}
	}
	if i+1 == len(tokens) {
		return "", false
	}
	tail := " " + tokens[i+1].Text
	found, n := c.only(w, c.before[tokens[i+1].Text], func(whole string) string { return whole + tail })
	return found, n == 1
}

// only is the one of some words that another is a slip of, and of how many assets there are such;
// name is the name that a word is part of.
func (c companions) only(w string, words []string, name func(string) string) (found string, assets int) {
	for _, whole := range words {
		switch {
		case whole == w:
			return "", 0
		case whole[0] != w[0] || !slipOf(w, whole):
		case found == "":
			found, assets = whole, 1
		case c.names[name(found)] != c.names[name(whole)]:
			assets++
		}
	}
	return found, assets
}

// known reports whether a word at a token makes a name with the one beside it.
func (c companions) known(tokens []lexicon.Token, i int, w string) bool {
	return i > 0 && slices.Contains(c.behind[tokens[i-1].Text], w) || i+1 < len(tokens) && slices.Contains(c.before[tokens[i+1].Text], w)
}

// slipOf reports whether a word is another one with a letter too many, too few, another one, or two
// that changed places.
func slipOf(w, whole string) bool {
	switch a, b := utf8.RuneCountInString(w), utf8.RuneCountInString(whole); {
	case a == b:
		return near(w, whole)
	case a+1 == b:
		return lacks(w, whole)
	case a == b+1:
		return lacks(whole, w)
	}
	return false
}
