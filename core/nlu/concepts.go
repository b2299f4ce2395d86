package nlu

import (
	_ "embed" // the table of concepts
	"strings"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

//go:embed concepts.tsv
var conceptTable string

// concepts are what words of eight languages have in common, so that what the model learns in
// one is of use in the others.
type concepts struct {
	phrases  *words.Map[[]string]
	prefixes *words.Map[[]prefix] // by their first three letters
}

// prefix is what words begin with that belong to a concept.
type prefix struct{ head, concept string }

func readConcepts() *concepts {
	c := &concepts{words.NewMap[[]string](1 << 12), words.NewMap[[]prefix](1 << 9)}
	for line := range strings.Lines(conceptTable) {
		name, list, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Split(list, ";") {
			if head, any := strings.CutSuffix(w, "*"); any && !strings.Contains(w, " ") {
				c.prefixes.Put(start(head), append(c.prefixes.Get(start(head)), prefix{head, name}))
				continue
			}
			key := strings.TrimSpace(foldText(strings.ReplaceAll(w, "*", "")))
			c.phrases.Put(key, append(c.phrases.Get(key), name))
		}
	}
	return c
}

// start is what prefixes are sorted by.
func start(s string) string {
	n := 0
	for i := range s {
		if n++; n > 3 {
			return s[:i]
		}
	}
	return s
}

// at finds the concepts of the longest phrase at a token, and how many tokens it has.
func (c *concepts) at(t text, i int) (names []string, n int) {
	for n := min(c.phrases.Longest(t.hashes[i]), len(t.tokens)-i); n > 0; n-- {
		if found, ok := c.phrases.Find(t.window(i, i+n)); ok {
			return found, n
		}
	}
	w := t.tokens[i]
	if w.Kind != lexicon.Word {
		return nil, 1
	}
	for _, p := range c.prefixes.Get(start(w.Text)) {
		if strings.HasPrefix(w.Text, p.head) {
			names = append(names, p.concept)
		}
	}
	return names, 1
}

// begins reports whether a word begins with a prefix that has a meaning.
func (c *concepts) begins(w string) bool {
	for _, p := range c.prefixes.Get(start(w)) {
		if strings.HasPrefix(w, p.head) {
			return true
		}
	}
	return false
}
