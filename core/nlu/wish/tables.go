package wish

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tickertape/core/nlu/lexicon"
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
	phrases   map[string]meaning
	stems     map[string]meaning // of words that begin like it
	russian   map[string]meaning // places in Russian without their endings
	countries map[string]string  // ISO code: zone
}

// known are the tables, made at the first message about settings.
var known = sync.OnceValue(func() tables {
	t := tables{map[string]meaning{}, map[string]meaning{}, map[string]meaning{}, map[string]string{}}
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
			put(t.stems, phraseKey(stem), of)
			continue
		}
		name := phraseKey(phrase)
		put(t.phrases, name, of)
		if of.kind == place && unicode.Is(unicode.Cyrillic, []rune(phrase)[0]) {
			put(t.russian, withoutEnding(name), of)
		}
	}
}

func put(in map[string]meaning, name string, m meaning) {
	if _, listed := in[name]; !listed && name != "" {
		in[name] = m
	}
}

// phraseKey is a phrase as it is looked up: its tokens with a space between them.
func phraseKey(phrase string) string {
	var words []string
	for _, t := range lexicon.Tokenize(phrase) {
		words = append(words, folded(t.Text))
	}
	return strings.Join(words, " ")
}

// folded is a word in lower case and without accents: people leave them out.
func folded(word string) string {
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

// endings are those of Russian cases, longest first.
var endings = []string{"ому", "ами", "ях", "ах", "ой", "ом", "ем", "ью", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "и"}

// withoutEnding is a Russian word without the ending of its case.
func withoutEnding(word string) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, folded(e)); ok && len([]rune(stem)) >= 3 {
			return stem
		}
	}
	return word
}
