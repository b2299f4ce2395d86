package glossary

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Describe finds the entries that a description in a language fits best, whatever terms it names:
// "selling what one does not own". There are at most limit of them, the best first, and none that
// shares but one word with a longer description. Sure says that the first is what is meant, and no
// other comes near.
func (g *Glossary) Describe(language, text string, limit int) (hits []Hit, sure bool) {
	x, known := g.described[language]
	if !known {
		x = g.described[english]
	}
	w := roots(language, text)
	w = w[:min(len(w), mostWords)]
	hits = slices.DeleteFunc(x().find(g.entries, w, 2*limit), func(h Hit) bool { return h.Shared < min(len(w), leastShared) })
	hits = hits[:min(limit, len(hits))]
	return hits, len(hits) > 0 && hits[0].Score >= surely*float64(len(w)) && (len(hits) == 1 || hits[0].Score >= clearly*hits[1].Score)
}

// How many words of a description an entry has at least, and what makes it sure: the score for each
// word, and how much better it is than the next.
const (
	leastShared = 2
	surely      = 2.4
	clearly     = 1.3
)

// english is the language of the entries themselves.
const english = "en"

// describedIn makes an index of the entries in each language, at the first description in it.
func (g *Glossary) describedIn() map[string]func() index {
	out := map[string]func() index{english: sync.OnceValue(func() index { return g.indexIn(english) })}
	for language := range g.said {
		out[language] = sync.OnceValue(func() index { return g.indexIn(language) })
	}
	return out
}

// indexIn is an index of the entries by the roots of their words in a language.
func (g *Glossary) indexIn(language string) index {
	x, clues := index{of: map[string][]posting{}, least: telling}, readClues()
	for _, e := range g.entries {
		said, ok := g.In(language, e)
		if !ok {
			said = Said{Term: e.Term, Short: e.Short, Detail: e.Detail}
		}
		counts := map[string]float64{}
		for text, weight := range map[string]float64{said.Term: 1, said.Short: inShort, said.Detail: 1} {
			for _, w := range roots(language, text) {
				counts[w] += weight
			}
		}
		x.add(counts)
		for _, w := range roots(language, clues[e.Term]) {
			x.hint(w)
		}
	}
	return x
}

// hint counts a word of the newest entry as one of its sentence, without making the entry longer.
func (x *index) hint(w string) {
	i := len(x.lengths) - 1
	if all := x.of[w]; len(all) > 0 && all[len(all)-1].entry == i {
		all[len(all)-1].count = max(all[len(all)-1].count, inShort)
		return
	}
	x.of[w] = append(x.of[w], posting{i, inShort})
}

//go:embed entries/clues.tsv
var cluesText string

// readClues are words that people describe terms by, in any language.
func readClues() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(cluesText) {
		if term, clues, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			out[term] = clues
		}
	}
	return out
}

// roots are what the words of a text begin with, so that their endings do not matter; of Chinese
// each two characters beside each other. Words that every description has are left out.
func roots(language, text string) []string {
	var out []string
	before := ""
	for _, w := range words(text) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Han, r) {
			if before != "" && !common[before] && !common[w] {
				out = append(out, before+w)
			}
			before = w
			continue
		}
		before = ""
		if !common[w] && !describing[w] {
			out = append(out, root(language, w))
		}
	}
	return out
}

// longestRoot is how many letters of a word tell it from others.
const longestRoot = 5

func root(language, w string) string {
	if language == english {
		w = stem(w)
		for _, ending := range [...]string{"ing", "ed", "er", "e"} {
			if head, is := strings.CutSuffix(w, ending); is && len(head) > 3 {
				w = head
				break
			}
		}
	}
	n := 0
	for i := range w {
		if n == longestRoot+min(1, max(0, len(w)-9)) {
			return w[:i]
		}
		n++
	}
	return w
}

// describing are words of descriptions that say nothing of what is described.
var describing = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("called call name word named one someone somebody something people thing things there their have has get gets got be been being don t s doesn isn will only just matter " +
		"nennt man wenn es heisst gar nicht ich sie ihre seine ihren mein wird sich man den dem des zu im am auf aus bei nach um dass etwas jemand " +
		"llama cuando palabra cual su sus se al lo mas siempre alguien algo es a quien " +
		"appelle appeler t on quand mot s il elle son ses au aux qui d l on ne pas quelqu un chose nom " +
		"chama quando palavra seu sua ao na no mais alguem algo sao esta nome " +
		"denir ad verilir adi kelime kelimesi icin olan kendi diye bir seyin birinin " +
		"называется назвать называют слово когда кто его ее он она они а то чем из за от у не о по для того человека") {
		out[w] = true
	}
	return out
}()
