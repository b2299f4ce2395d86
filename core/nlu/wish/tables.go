package wish

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

//go:embed zones.txt
var zonesText string

//go:embed countries.txt
var countriesText string

//go:embed languages.txt
var languagesText string

// longest is of how many tokens a phrase may be.
const longest = 8

// tables are all phrases that mean something.
type tables struct {
	phrases   *words.Map[meaning]
	stems     map[string][]stem   // of words that begin like it, by their opening; the longest first
	russian   *words.Map[meaning] // places in Russian without their endings
	countries map[string]string   // ISO code: zone
}

// stem is what a word begins with that means something.
type stem struct {
	meaning
	stem    string
	letters int
}

// opened is how many letters a stem has at least.
const opened = 2

// opening is what stems are sorted by: the first letters of a phrase; empty where it has fewer.
func opening(phrase string) string {
	n := 0
	for i := range phrase {
		if n == opened {
			return phrase[:i]
		}
		n++
	}
	if n < opened {
		return ""
	}
	return phrase
}

// known are the tables, made at the first message about settings.
var known = sync.OnceValue(func() tables {
	t := tables{words.NewMap[meaning](4_000), map[string][]stem{}, words.NewMap[meaning](500), map[string]string{}}
	for _, e := range vocabulary {
		t.add(e.meaning, e.phrases)
	}
	kind := language
	for line := range lines(languagesText) {
		if line == "---" {
			kind = foreign
			continue
		}
		code, names, _ := strings.Cut(line, ":")
		t.add(meaning{kind: kind, value: code}, names)
	}
	for line := range lines(zonesText) {
		zone, names, _ := strings.Cut(line, ":")
		t.add(meaning{kind: place, value: zone}, names)
	}
	for line := range lines(countriesText) {
		code, zone, _ := strings.Cut(line, " ")
		t.countries[code] = zone
	}
	return t
})

// lines are those of a table that say something.
func lines(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// add lists phrases; those that are listed already keep what they mean.
func (t tables) add(m meaning, phrases string) {
	for phrase := range strings.SplitSeq(phrases, ";") {
		phrase = strings.TrimSpace(phrase)
		of := m
		if rest, is := strings.CutPrefix(phrase, "?"); is {
			phrase, of.kind = rest, weak
		}
		if stem, is := strings.CutSuffix(phrase, "*"); is {
			t.addStem(phraseKey(stem), of)
			continue
		}
		name := phraseKey(phrase)
		put(t.phrases, name, of)
		if of.kind == place && unicode.Is(unicode.Cyrillic, []rune(phrase)[0]) {
			put(t.russian, withoutEnding(name), of)
		}
	}
}

func put(in *words.Map[meaning], name string, m meaning) {
	if name != "" && !in.Has(name) {
		in.Put(name, m)
	}
}

// addStem lists a stem, the longest first; one that is listed already keeps what it means.
func (t tables) addStem(name string, m meaning) {
	by := opening(name)
	all := t.stems[by]
	if by == "" || slices.ContainsFunc(all, func(s stem) bool { return s.stem == name }) {
		return
	}
	all = append(all, stem{m, name, utf8.RuneCountInString(name)})
	slices.SortFunc(all, func(a, b stem) int { return b.letters - a.letters })
	t.stems[by] = all
}

// phraseKey is a phrase as it is looked up: its tokens with a space between them.
func phraseKey(phrase string) string {
	var parts []string
	for _, t := range lexicon.Tokenize(phrase) {
		parts = append(parts, folded(t.Text))
	}
	return strings.Join(parts, " ")
}

// folded is a word in lower case and without accents: people leave them out.
func folded(word string) string {
	if ascii(word) {
		return strings.ToLower(word)
	}
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ı':
			return 'i'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
	return strings.ReplaceAll(plain, "ß", "ss")
}

func ascii(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// endings are those of Russian cases, longest first.
var endings = words.EndingsOf(folded("ому"), folded("ами"), folded("ях"), folded("ах"), folded("ой"), folded("ом"), folded("ем"), folded("ью"), folded("а"), folded("я"), folded("у"), folded("ю"), folded("ы"), folded("и"), folded("е"), folded("о"), folded("ь"), folded("и"))

// withoutEnding is a Russian word without the ending of its case.
func withoutEnding(word string) string {
	for _, e := range endings.Of(word) {
		if stem, ok := strings.CutSuffix(word, e); ok && utf8.RuneCountInString(stem) >= 3 {
			return stem
		}
	}
	return word
}
