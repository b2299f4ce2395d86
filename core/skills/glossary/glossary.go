package glossary

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed entries/*.txt entries/in
var files embed.FS

// Glossary is a set of entries that can be searched. It is safe for concurrent use.
type Glossary struct {
	entries   []Entry
	names     map[string]int // by the words of a name
	longest   int            // words of the longest name
	spoken    func() []string
	search    index
	said      map[string]map[string]Said // by language and term
	described map[string]func() index    // by language
}

// New reads the entries. The error names file and line.
func New() (*Glossary, error) {
	paths, err := fs.Glob(files, "entries/*.txt")
	if err != nil {
		return nil, fmt.Errorf("glossary: %w", err)
	}
	var all []Entry
	for _, path := range paths {
		text, err := files.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("glossary: %w", err)
		}
		entries, err := parse(path, string(text))
		if err != nil {
			return nil, fmt.Errorf("glossary: %w", err)
		}
		all = append(all, entries...)
	}
	g := &Glossary{search: newIndex(all)} // by its English words
	if err := g.translate(files, all); err != nil {
		return nil, fmt.Errorf("glossary: %w", err)
	}
	return g.of(all)
}

// of makes a glossary of entries: no two share a name, and every "see" leads to one.
func (g *Glossary) of(entries []Entry) (*Glossary, error) {
	g.entries, g.names = entries, map[string]int{}
	g.described = g.describedIn()
	g.spoken = sync.OnceValue(func() []string { return spokenOf(entries) }) // at the first completion
	if g.search.of == nil {
		g.search = newIndex(entries)
	}
	var wrong []error
	for i, e := range entries {
		for _, name := range append([]string{e.Term}, e.Also...) {
			key := keyOf(words(name))
			if other, taken := g.names[key]; taken && other != i {
				wrong = append(wrong, fmt.Errorf("%q is %q and %q", name, entries[other].Term, e.Term))
			}
			if key == "" {
				wrong = append(wrong, fmt.Errorf("%q of %q has no letters", name, e.Term))
			}
			g.names[key] = i
			g.longest = max(g.longest, len(words(name)))
		}
	}
	for _, e := range entries {
		for _, see := range e.See {
			if _, ok := g.Entry(see); !ok {
				wrong = append(wrong, fmt.Errorf("%q sees %q, which is none", e.Term, see))
			}
		}
	}
	if err := errors.Join(wrong...); err != nil {
		return nil, fmt.Errorf("glossary: %w", err)
	}
	return g, nil
}

// keyOf joins words; plurals of the last one are its singular.
func keyOf(w []string) string {
	if len(w) == 0 {
		return ""
	}
	w = slices.Clone(w)
	w[len(w)-1] = stem(w[len(w)-1])
	return strings.Join(w, " ")
}

// All lists the entries.
func (g *Glossary) All() []Entry { return slices.Clone(g.entries) }

// Entry finds the entry of a name.
func (g *Glossary) Entry(name string) (Entry, bool) {
	i, ok := g.names[keyOf(words(name))]
	if !ok {
		return Entry{}, false
	}
	return g.entries[i], true
}

// Hit is an entry that was found.
type Hit struct {
	Entry
	Named  bool    // one of its names stands in the text
	Score  float64 // of entries that are not named: how much it is about the text, above 0
	Shared int     // of these, how many of its words the entry has
}

// Find searches a text for terms: those that it names, the longest names first, or else those
// whose words it has. There are at most limit of them, the best first.
func (g *Glossary) Find(text string, limit int) []Hit {
	w := words(text)
	if len(w) > mostWords {
		w = w[:mostWords]
	}
	if named := g.named(w); len(named) > 0 {
		return named[:min(limit, len(named))]
	}
	return g.search.find(g.entries, telltale(w), limit)
}

// telltale are the stems of words without the common ones.
func telltale(w []string) []string {
	var out []string
	for _, word := range w {
		if !common[word] {
			out = append(out, stem(word))
		}
	}
	return out
}

// mostWords is how much of a text is read.
const mostWords = 64

// named finds the names that stand in a text, in the order of their length, then of their place.
// A name of common words alone, as "it", counts only where the text has nothing else.
func (g *Glossary) named(w []string) []Hit {
	taken := make([]bool, len(w))
	seen := map[int]bool{}
	var out []Hit
	for n := min(g.longest, len(w)); n > 0; n-- {
		for at := 0; at+n <= len(w); at++ {
			i, ok := g.names[keyOf(w[at:at+n])]
			if !ok || slices.Contains(taken[at:at+n], true) || n == 1 && common[w[at]] && len(w) > 1 {
				continue
			}
			for k := at; k < at+n; k++ {
				taken[k] = true
			}
			if !seen[i] {
				seen[i] = true
				out = append(out, Hit{Entry: g.entries[i], Named: true})
			}
		}
	}
	return out
}
