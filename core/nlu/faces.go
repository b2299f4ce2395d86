package nlu

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickertape/core/ask"
)

// mostFaces is how many emoji of a text are looked at.
const mostFaces = 4

// facesOf are the emoji of a text, each once: a bell or a curve says what is wanted.
func facesOf(raw string) []string {
	var out []string
	for i := 0; i < len(raw) && len(out) < mostFaces; {
		if raw[i] < 0xe2 { // where the UTF-8 of symbols begins
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		if face := raw[i : i+size]; unicode.Is(unicode.So, r) && !isFlag(r) && !slices.Contains(out, face) {
			out = append(out, face)
		}
		i += size
	}
	return out
}

// openingFace is the emoji that a text begins with; empty where it begins with none.
func openingFace(raw string) string {
	raw = strings.TrimSpace(raw)
	if r, size := utf8.DecodeRuneInString(raw); unicode.Is(unicode.So, r) {
		return raw[:size]
	}
	return ""
}

// isFlag tells the letters that flags are made of.
func isFlag(r rune) bool { return r >= '🇦' && r <= '🇿' }

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
