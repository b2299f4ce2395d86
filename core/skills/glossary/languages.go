package glossary

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Said is an entry in a language.
type Said struct {
	Term, Short, Detail string
}

// In is an entry in a language by its code (BCP 47); false: it has none there.
func (g *Glossary) In(language string, e Entry) (Said, bool) {
	s, ok := g.said[language][e.Term]
	return s, ok
}

// errSaid says what an entry of another language looks like.
var errSaid = errors.New(`an entry is "English term | term | names; …", a sentence and a paragraph, a line each, with an empty line behind it`)

// translate adds what the entries are in other languages, and their names there.
func (g *Glossary) translate(files fs.FS, entries []Entry) error {
	paths, err := fs.Glob(files, "entries/in/*.txt")
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, e := range entries {
		at[e.Term] = i
	}
	g.said = map[string]map[string]Said{}
	for _, file := range paths {
		text, err := fs.ReadFile(files, file)
		if err != nil {
			return err
		}
		translated, err := parse(file, string(text))
		if err != nil {
			return fmt.Errorf("%w: %w", errSaid, err)
		}
		all := map[string]Said{}
		for _, t := range translated {
			i, known := at[t.Term]
			if _, twice := all[t.Term]; !known || twice || len(t.Also) != 1 {
				return fmt.Errorf("%s: %q: %w", file, t.Term, errSaid)
			}
			all[t.Term] = Said{Term: t.Also[0], Short: t.Short, Detail: t.Detail}
			for _, name := range append(t.Also, t.See...) {
				if !slices.Contains(entries[i].Also, name) {
					entries[i].Also = append(entries[i].Also, name)
				}
			}
		}
		g.said[strings.TrimSuffix(path.Base(file), ".txt")] = all
	}
	return nil
}
