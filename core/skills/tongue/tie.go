package tongue

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tie stands in a translation between a word and what follows, where the one depends on the other.
const tie = "‿"

// vowels are the letters before which French drops the end of a word. H and y are left out: some
// words with them are joined and some are not.
const vowels = "aeiouàâæéèêëîïôœùû"

// tied resolves the ties of a text.
func tied(code, text string) string {
	if !strings.Contains(text, tie) {
		return text
	}
	parts := strings.Split(text, tie)
	out := parts[0]
	for _, next := range parts[1:] {
		out = joined(code, out, next)
	}
	return out
}

// joined puts two texts together.
func joined(code, before, next string) string {
	first, _ := utf8.DecodeRuneInString(next)
	first = unicode.ToLower(first)
	switch code {
	case "fr": // de Ethereum: d’Ethereum
		if strings.ContainsRune(vowels, first) && strings.HasSuffix(before, "e") {
			return strings.TrimSuffix(before, "e") + "’" + next
		}
	case "es": // y IOTA: e IOTA; o Oro: u Oro
		sound := strings.TrimPrefix(strings.ToLower(next), "h")
		switch {
		case strings.HasSuffix(before, " y") && strings.HasPrefix(sound, "i") && !strings.HasPrefix(sound, "ie"):
			before = strings.TrimSuffix(before, "y") + "e"
		case strings.HasSuffix(before, " o") && strings.HasPrefix(sound, "o"):
			before = strings.TrimSuffix(before, "o") + "u"
		}
	}
	return before + " " + next
}
