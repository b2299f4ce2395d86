package lexicon

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/market"
)

// Endings that languages put to names, longest first.
var (
	russianEndings = []string{"ами", "ями", "ого", "ому", "ов", "ев", "ах", "ях", "ам", "ям", "ом", "ем", "ой", "ей", "ую", "юю", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь"}
	turkishEndings = []string{"larının", "lerinin", "ların", "lerin", "ları", "leri", "lara", "lere", "dan", "den", "tan", "ten", "nin", "nın", "nun", "nün", "lar", "ler", "lık", "lik", "luk", "da", "de", "ta", "te", "ya", "ye", "yi", "yı", "yu", "yü", "in", "ın", "un", "ün", "la", "le", "a", "e", "i", "ı", "u", "ü"}
)

// inflected finds a name under the ending that a language has put to it: "биткоином",
// "dolara", "btc'nin". bare is the name.
func (l *Lexicon) inflected(word string) (n Name, bare string, ok bool) {
	if head, tail, apostrophe := strings.Cut(word, "'"); apostrophe {
		if (head == "l" || head == "d" || head == "qu") && len(tail) > 2 { // "l'eth", "d'airbus"
			n, ok = l.names[tail]
			return n, tail, ok && !l.words[tail] && !l.never[tail]
		}
		n, ok = l.names[head]
		return n, head, ok && len(head) > 1
	}
	if l.never[word] || l.IsCountry(word) { // "france" is no franc
		return Name{}, "", false
	}
	first, _ := utf8.DecodeRuneInString(word)
	if unicode.Is(unicode.Cyrillic, first) {
		n, ok = l.stems[russianStem(word)]
		return n, word, ok
	}
	for _, end := range turkishEndings {
		head, cut := strings.CutSuffix(word, end)
		if !cut || len(head) < 4 {
			continue
		}
		n, ok := l.names[head]
		known := ok && (n.Asset.Class == market.Fiat || n.Asset.Class == market.Commodity || n.Asset.Class == market.Equity && len(head) > 5 || len(head) > 5 && n.Rank <= 100) && !l.words[head] && !l.never[head]
		if known && !n.Symbol {
			return n, head, true
		}
	}
	return Name{}, "", false
}

// russianStem cuts the ending of a word, and leaves three letters at least.
func russianStem(word string) string {
	for _, end := range russianEndings {
		if head, ok := strings.CutSuffix(word, end); ok && utf8.RuneCountInString(head) >= 3 {
			return head
		}
	}
	return word
}

// stem adds a Russian name to those that are found under any ending.
func (l *Lexicon) stem(key string, n Name) {
	first, _ := utf8.DecodeRuneInString(key)
	if !unicode.Is(unicode.Cyrillic, first) || strings.Contains(key, " ") || utf8.RuneCountInString(key) < 4 {
		return
	}
	if _, taken := l.stems[russianStem(key)]; !taken {
		l.stems[russianStem(key)] = n
	}
}

// Endings of names of countries and of what is theirs, beside those of Russian and Turkish nouns.
var (
	adjectiveEndings = []string{"ими", "ого", "ому", "ая", "ое", "ий", "ие", "ой", "ую", "их", "им", "ом", "ый", "ые", "ых", "ым", ""}
	latinEndings     = []string{"nen", "ne", "as", "os", "es", "er", "en", "em", "ns", "a", "o", "e", "s", "n", ""}
	placeEndings     = []string{"daki", "deki", "taki", "teki", "nın", "nin", "nun", "nün", "dan", "den", "tan", "ten", "da", "de", "ta", "te", "ya", "ye", "ın", "in", "un", "ün", "yı", "yi"}
)

// landUnder is the country whose name a word is with an ending: "россии", "колумбийская",
// "colombiana", "almanyanın".
func landUnder(table, stems map[string]string, word string) string {
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
		return table[head]
	}
	if code := under(stems, word, latinEndings); code != "" {
		return code
	}
	return under(table, word, placeEndings)
}

// under looks a word up without one of the endings, of which the first that fits decides.
func under(table map[string]string, word string, endings []string) string {
	for _, end := range endings {
		head, cut := strings.CutSuffix(word, end)
		if !cut || len(head) < 4 {
			continue
		}
		if code := table[head]; code != "" {
			return code
		}
	}
	return ""
}
