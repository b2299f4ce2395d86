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

// tied resolves the ties of a text. Chinese has no spaces between its letters: those that stand
// around a name in a sentence go where the name is Chinese too.
func tied(code, text string) string {
	if code == "zh" {
		return unspaced(text)
	}
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

// unspaced drops single spaces between Chinese letters or marks.
func unspaced(text string) string {
	r := []rune(text)
	out := make([]rune, 0, len(r))
	for i, c := range r {
		if c == ' ' && i > 0 && i+1 < len(r) && wide(r[i-1]) && wide(r[i+1]) {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。：；（）“”？、", r)
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
