package nlu

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/ask"
)

// Emoji that stand for words. Those of things and money do so where something counts them or wants an answer in them, and all of
// them in a text of emoji alone.
var (
	things  = map[rune]string{'🐶': "dogecoin", '🐕': "dogecoin", '🐸': "pepe", '🥇': "gold", '🥈': "silver", '🍎': "apple", '☕': "coffee", '🛢': "oil"}
	purses  = map[rune]string{'💵': "usd", '💶': "eur", '💷': "gbp", '💴': "jpy"}
	errands = map[rune]string{
		'📈': "chart", '📉': "chart", '📊': "chart", '💼': "portfolio", '🆘': "help", '❓': "help", '⭐': "watchlist", '📋': "list", '🔔': "alerts", '➡': "to", '→': "to",
		'🆚': "vs", '⚙': "settings",
	}
	// counted are emoji behind a number, and wanted those behind a word that leads to what an answer is in.
	countedFaces = regexp.MustCompile(`(\d[\d.,]*\s?[kKmM]?)\s*([🐶🐕🐸🥇🥈🍎💵💶💷💴])`)
	openedFaces  = regexp.MustCompile(`(?i)^\s*(?:and|what about|how about|y|e|und|et|ve|peki|а|и|那)\s*([🐶🐕🐸🥇🥈🍎💵💶💷💴])`)
	wantedFaces  = regexp.MustCompile(`(?i)(?:(?:^|\s)(in|to|into|en|em|a|zu|vers|kaç|is|of|в|на)|(=\s*\??|→|➡\x{FE0F}?))\s*([💵💶💷💴])`)
)

// isSelector tells marks that say how an emoji looks.
func isSelector(r rune) bool { return r == '\uFE0F' || r == '\u200D' || unicode.Is(unicode.Sk, r) }

// spelledFaces is a text with the emoji written out that stand for words: "250 💶 → 💵", "🐶📈".
func spelledFaces(raw string) string {
	if !strings.Contains(raw, "\xf0") && !strings.Contains(raw, "\xe2") { // what the UTF-8 of all of them begins with
		return raw
	}
	if whole, ok := spelledWhole(raw); ok {
		return whole
	}
	raw = openedFaces.ReplaceAllStringFunc(raw, namedFaces)
	raw = countedFaces.ReplaceAllStringFunc(raw, namedFaces)
	return wantedFaces.ReplaceAllStringFunc(raw, namedFaces)
}

// namedFaces writes out the things and the money of a piece of text.
func namedFaces(s string) string {
	var out strings.Builder
	for _, r := range s {
		switch {
		case things[r] != "":
			out.WriteString(" " + things[r] + " ")
		case purses[r] != "":
			out.WriteString(" " + purses[r] + " ")
		case r == '→', r == '➡':
			out.WriteString(" to ")
		case !isSelector(r):
			out.WriteRune(r)
		}
	}
	return out.String()
}

// spelledWhole writes out a text of emoji alone, where each of them stands for a word and one at least is of a thing, of money or of
// a wish.
func spelledWhole(raw string) (string, bool) {
	var words []string
	for _, r := range raw {
		word := things[r] + purses[r] + errands[r]
		switch {
		case word != "":
			if len(words) == 0 || words[len(words)-1] != word {
				words = append(words, word)
			}
		case r == '😱', r == '🤑':
			if !slices.Contains(words, "fear and greed") {
				words = append(words, "fear and greed")
			}
		case unicode.IsSpace(r), isSelector(r), r == '?', r == '!':
		default:
			return "", false
		}
	}
	return strings.Join(words, " "), len(words) > 0
}

// facedAssets gives a question that names nothing what its emoji stand for: "🐶 price rn?".
func (s *scene) facedAssets(q *ask.Query) {
	if len(q.Assets)+len(s.spots)+len(s.maybe) > 0 || s.measured || len(s.faces) == 0 {
		return
	}
	switch q.Intent {
	case ask.Price, ask.Chart, ask.History, ask.Compare, ask.Alert, ask.Watchlist, ask.Portfolio, ask.Advice, ask.Profile:
	default:
		return
	}
	for _, face := range s.faces {
		r, _ := utf8.DecodeRuneInString(face)
		if a, ok := s.lex.Resolve(things[r]); ok {
			q.Assets = append(q.Assets, a)
		}
	}
}
