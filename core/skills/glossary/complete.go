package glossary

import (
	"slices"
	"strings"
)

// Choice is a term while somebody types it: as people call it in their language, and in English.
type Choice struct{ Label, Term string }

// Complete are terms that one of whose names begins with a text, or has a word that does, in the
// order of the entries: those that begin come first. There are at most limit of them.
func (g *Glossary) Complete(language, text string, limit int) []Choice {
	typed := strings.ToLower(strings.TrimSpace(text))
	var begin, within []Choice
	for i, names := range g.spoken() {
		switch {
		case strings.HasPrefix(names[1:], typed) || strings.Contains(names, "; "+typed):
			begin = append(begin, g.choice(language, g.entries[i]))
		case strings.Contains(names, " "+typed):
			within = append(within, g.choice(language, g.entries[i]))
		}
	}
	all := slices.Concat(begin, within)
	return all[:min(limit, len(all))]
}

func (g *Glossary) choice(language string, e Entry) Choice {
	if said, ok := g.In(language, e); ok {
		return Choice{Label: said.Term, Term: e.Term}
	}
	return Choice{Label: e.Written(), Term: e.Term}
}

// spokenOf are all names of each entry, in small letters, with a space before each word.
func spokenOf(entries []Entry) []string {
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = " " + strings.ToLower(strings.Join(append([]string{e.Term}, e.Also...), "; "))
	}
	return out
}
