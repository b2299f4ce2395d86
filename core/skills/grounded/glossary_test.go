package grounded

import (
	"testing"

	"tickertape/core/skills/glossary"
)

// told are all entries as they are told in a language.
func everyEntry(t *testing.T, in string) []Entry {
	t.Helper()
	g, err := glossary.New()
	if err != nil {
		t.Fatal(err)
	}
	var out []Entry
	for _, e := range g.All() {
		said, ok := g.In(in, e)
		if !ok {
			said = glossary.Said{Term: e.Term, Short: e.Short, Detail: e.Detail}
		}
		out = append(out, Entry{said.Term, said.Short + "\n\n" + said.Detail})
	}
	return out
}

func TestOurOwnEntriesKeepToTheRules(t *testing.T) {
	for in := range languages {
		for _, e := range everyEntry(t, in) {
			if r := broken(e.Text, e.Name+".\n"+e.Text, in); r != "" {
				t.Errorf("%s, %s: %s: %s", in, e.Name, r, e.Text)
			}
		}
	}
}

func TestEntriesAreInTheirLanguageAlone(t *testing.T) {
	for in := range languages {
		for _, e := range everyEntry(t, in) {
			for other := range languages {
				if other != in && spoken(e.Text, other) {
					t.Errorf("%s, %s is taken for %s: %s", in, e.Name, other, e.Text)
				}
			}
		}
	}
}
