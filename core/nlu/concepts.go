package nlu

import (
	_ "embed" // the table of concepts
	"strings"

	"tickertape/core/nlu/lexicon"
)

//go:embed concepts.tsv
var conceptTable string

// concepts are what words of eight languages have in common, so that what the model learns in
// one is of use in the others.
type concepts struct {
	phrases  map[string][]string
	prefixes map[string][]string // by their first three letters: prefix, tab, concept
	first    map[string]int      // by the first word: how many words the longest phrase has
}

func readConcepts() *concepts {
	c := &concepts{phrases: map[string][]string{}, prefixes: map[string][]string{}, first: map[string]int{}}
	for line := range strings.Lines(conceptTable) {
		name, list, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Split(list, ";") {
			if head, prefix := strings.CutSuffix(w, "*"); prefix && !strings.Contains(w, " ") {
				c.prefixes[start(head)] = append(c.prefixes[start(head)], head+"\t"+name)
				continue
			}
			key := strings.TrimSpace(foldText(strings.ReplaceAll(w, "*", "")))
			c.phrases[key] = append(c.phrases[key], name)
			words := strings.Fields(key)
			c.first[words[0]] = max(c.first[words[0]], len(words))
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
	for n := min(c.first[t.tokens[i].Text], len(t.tokens)-i); n > 0; n-- {
		if found, ok := c.phrases[t.window(i, i+n)]; ok {
			return found, n
		}
	}
	w := t.tokens[i]
	if w.Kind != lexicon.Word {
		return nil, 1
	}
	for _, p := range c.prefixes[start(w.Text)] {
		head, name, _ := strings.Cut(p, "\t")
		if strings.HasPrefix(w.Text, head) {
			names = append(names, name)
		}
	}
	return names, 1
}

// begins reports whether a word begins with a prefix that has a meaning.
func (c *concepts) begins(w string) bool {
	for _, p := range c.prefixes[start(w)] {
		if head, _, _ := strings.Cut(p, "\t"); strings.HasPrefix(w, head) {
			return true
		}
	}
	return false
}
