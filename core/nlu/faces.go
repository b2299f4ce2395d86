package nlu

import (
	"strings"
	"unicode"

	"tickertape/core/ask"
)

// faces reads a text of emoji alone: a thumb judges the answer before it, and the rest is talk.
func faces(raw string) (ask.Query, bool) {
	seen := false
	for _, r := range raw {
		switch {
		case unicode.Is(unicode.So, r):
			seen = true
		case unicode.IsSpace(r), unicode.IsPunct(r), unicode.Is(unicode.Sk, r), unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		default:
			return ask.Query{}, false
		}
	}
	if !seen {
		return ask.Query{}, false
	}
	if strings.ContainsAny(raw, "👍👎") {
		return ask.Query{Intent: ask.Feedback, Confidence: likely}, true
	}
	return ask.Query{Intent: ask.Smalltalk, Confidence: probable}, true
}
