package suggest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is how many bytes of a text are read; nothing that is suggested is as long.
const longest = 100

// typed is the folded start of what somebody types.
func typed(text string) string { return fold(strings.ToValidUTF8(text[:min(len(text), longest)], "")) }

// fold makes a text comparable: small letters without marks, single spaces, and a space where a
// zone's name has a sign.
func fold(text string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ı':
			return 'i'
		case r == '_', r == '/', unicode.IsSpace(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
	return strings.Join(strings.Fields(plain), " ")
}
