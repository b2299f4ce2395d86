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
	for _, e := range g.entries {
		c := Choice{Label: e.Written(), Term: e.Term}
		names := append([]string{e.Term}, e.Also...)
		if said, ok := g.In(language, e); ok {
			c.Label, names = said.Term, append(names, said.Term)
		}
		all := " " + strings.ToLower(strings.Join(names, "; "))
		switch {
		case strings.HasPrefix(all[1:], typed) || strings.Contains(all, "; "+typed):
			begin = append(begin, c)
		case strings.Contains(all, " "+typed):
			within = append(within, c)
		}
	}
	all := slices.Concat(begin, within)
	return all[:min(limit, len(all))]
}
