package lexicon

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/market"
	"tickertape/core/nlu/words"
)

// Endings that languages put to names, longest first.
var (
	russianEndings = words.EndingsOf("ами", "ями", "ого", "ому", "ов", "ев", "ах", "ях", "ам", "ям", "ом", "ем", "ой", "ей", "ую", "юю", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь")
	turkishEndings = words.EndingsOf("larının", "lerinin", "ların", "lerin", "ları", "leri", "lara", "lere", "dan", "den", "tan", "ten", "nin", "nın", "nun", "nün", "lar", "ler", "lık", "lik", "luk", "da", "de", "ta", "te", "ya", "ye", "yi", "yı", "yu", "yü", "in", "ın", "un", "ün", "la", "le", "a", "e", "i", "ı", "u", "ü")
)

// inflected finds a name under the ending that a language has put to it: "биткоином",
// "dolara", "btc'nin". bare is the name.
func (l *Lexicon) inflected(word string) (n Name, bare string, ok bool) {
	if head, tail, apostrophe := strings.Cut(word, "'"); apostrophe {
		if (head == "l" || head == "d" || head == "qu") && len(tail) > 2 { // "l'eth", "d'airbus"
			n, ok = l.names.Find(tail)
			return n, tail, ok && !l.words.Has(tail) && !l.never.Has(tail)
		}
		n, ok = l.names.Find(head)
		return n, head, ok && len(head) > 1
	}
	if l.never.Has(word) || l.IsCountry(word) { // "france" is no franc
		return Name{}, "", false
	}
	first, _ := utf8.DecodeRuneInString(word)
	if unicode.Is(unicode.Cyrillic, first) {
		if s, known := l.stems.Find(russianStem(word)); known {
			return s.Name, s.key, true
		}
		return l.underEnding(word)
	}
	for _, end := range turkishEndings.Of(word) {
		head, cut := strings.CutSuffix(word, end)
		if !cut || len(head) < 4 {
			continue
		}
		n, ok := l.names.Find(head)
		known := ok && (n.Asset.Class == market.Fiat || n.Asset.Class == market.Commodity || n.Asset.Class == market.Equity && len(head) > 5 || len(head) > 5 && n.Rank <= 100) && (!l.words.Has(head) || len(head) > 6) && !l.never.Has(head)
		if known && !n.Symbol {
			return n, head, true
		}
	}
	return Name{}, "", false
}

// underEnding finds a Russian name that itself ends as if it had an ending: "ростелекома".
func (l *Lexicon) underEnding(word string) (n Name, bare string, ok bool) {
	for _, end := range russianEndings.Of(word) {
		head, cut := strings.CutSuffix(word, end)
		if !cut || utf8.RuneCountInString(head) < shortestUnder {
			continue
		}
		if n, ok := l.names.Find(head); ok && !l.never.Has(head) {
			return n, head, true
		}
	}
	return Name{}, "", false
}

// stemName is a name that is found by its stem.
type stemName struct {
	Name
	key string // the name itself
}

// shortestUnder is how many letters a name has that is found under an ending.
const shortestUnder = 5

// Inflected reports whether a word is a name with an ending.
func (l *Lexicon) Inflected(word string) bool {
	_, _, ok := l.inflected(word)
	return ok
}

// stemmed finds a Russian name of several words under the endings of each: "швейцарского франка",
// "группы позитив". n is how many tokens it has, 0 for none.
func (l *Lexicon) stemmed(tokens []Token, i int, taken func(int) bool) (name Name, n int) {
	if !cyrillic(tokens[i].Text) {
		return Name{}, 0
	}
	key := russianStem(tokens[i].Text)
	most := l.stemRuns.Get(key)
	for at := i + 1; at < len(tokens) && at-i < most; at++ {
		if t := tokens[at]; t.Kind != Word || taken(at) || mixed(t.Text) {
			break
		}
		key += " " + russianStem(tokens[at].Text)
		if found, ok := l.stems.Find(key); ok {
			name, n = found.Name, at-i+1
		}
	}
	return name, n
}

func cyrillic(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Cyrillic, first)
}

// russianStem cuts the ending of a word, and leaves three letters at least.
func russianStem(word string) string {
	for _, end := range russianEndings.Of(word) {
		if head, ok := strings.CutSuffix(word, end); ok && utf8.RuneCountInString(head) >= 3 {
			return head
		}
	}
	return word
}

// stem adds a Russian name to those that are found under any ending.
func (l *Lexicon) stem(key string, n Name) {
	if !cyrillic(key) || utf8.RuneCountInString(key) < 4 {
		return
	}
	if words := strings.Fields(key); len(words) > 1 {
		for i, w := range words {
			words[i] = russianStem(w)
		}
		l.stemRuns.Put(words[0], max(l.stemRuns.Get(words[0]), len(words)))
		if stems := strings.Join(words, " "); l.stems.Get(stems).Asset.ID == "" {
			l.stems.Put(stems, stemName{n, key})
		}
		return
	}
	if _, taken := l.stems.Find(russianStem(key)); !taken {
		l.stems.Put(russianStem(key), stemName{n, key})
	}
}

// Endings of names of countries and of what is theirs, beside those of Russian and Turkish nouns.
var (
	adjectiveEndings = words.EndingsOf("ими", "ого", "ому", "ая", "ое", "ий", "ие", "ой", "ую", "их", "им", "ом", "ый", "ые", "ых", "ым", "")
	latinEndings     = words.EndingsOf("nen", "ne", "as", "os", "es", "er", "en", "em", "ns", "a", "o", "e", "s", "n", "")
	placeEndings     = words.EndingsOf("daki", "deki", "taki", "teki", "nın", "nin", "nun", "nün", "dan", "den", "tan", "ten", "da", "de", "ta", "te", "ya", "ye", "ın", "in", "un", "ün", "yı", "yi")
)

// landUnder is the country whose name a word is with an ending: "россии", "колумбийская",
// "colombiana", "almanyanın".
func landUnder(table, stems *words.Map[string], word string) string {
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case len(word) < 5:
		return ""
	case unicode.Is(unicode.Cyrillic, first):
		return cmp.Or(under(stems, word, adjectiveEndings), under(stems, word, russianEndings))
	case !unicode.Is(unicode.Latin, first):
		return ""
	}
	if head, _, apostrophe := strings.Cut(word, "'"); apostrophe { // "türkiye'de"
		return table.Get(head)
	}
	if code := under(stems, word, latinEndings); code != "" {
		return code
	}
	return under(table, word, placeEndings)
}

// under looks a word up without one of the endings, of which the first that fits decides.
func under(table *words.Map[string], word string, by *words.Endings) string {
	for _, end := range by.Of(word) {
		head, cut := strings.CutSuffix(word, end)
		if !cut || len(head) < 4 {
			continue
		}
		if code := table.Get(head); code != "" {
			return code
		}
	}
	return ""
}
