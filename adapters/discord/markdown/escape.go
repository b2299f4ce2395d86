// Package markdown is between Discord's markup and plain text, both ways.
//
// Promise: what Escape makes shows the text that it got and nothing else, whoever wrote it:
// no mark, no mention, no link with another text. What Plain makes is what a person meant to
// say. Both are pure and take time in proportion to the text.
package markdown

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// Escape is plain text as Discord's markdown, piece by piece: a rune, or an escape that must
// not be cut. Nothing in it is a mention, a mark or a link with another text.
func Escape(s string) []string {
	pieces := make([]string, 0, len(s)+8)
	for _, line := range strings.SplitAfter(printable(s), "\n") {
		rest := line
		if lead := leading(line); lead != "" {
			pieces = append(pieces, lead)
			rest = strings.TrimPrefix(line, strings.Replace(lead, `\`, "", 1))
		}
		for i, r := range rest {
			switch {
			case strings.ContainsRune("\\*_~|`<[", r):
				pieces = append(pieces, `\`+string(r))
			case r == '@' && calls(rest[i+1:]):
				pieces = append(pieces, "@\u200b")
			default:
				pieces = append(pieces, string(r))
			}
		}
	}
	return pieces
}

// leading is the escaped start of a line that would be a heading, a quotation or a list.
// It holds as much of the line as there was, and one backslash.
func leading(line string) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	text := line[len(indent):]
	if text == "" {
		return ""
	}
	switch next := strings.TrimLeft(text[1:], " \t"); {
	case text[0] == '#', text[0] == '>', strings.HasPrefix(text, "-#"),
		// "-1.2 %" is no list.
		(text[0] == '-' || text[0] == '+') && len(next) < len(text)-1:
		return indent + `\` + text[:1]
	}
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits > 0 && strings.HasPrefix(text[digits:], ". ") {
		return indent + text[:digits] + `\.`
	}
	return ""
}

// calls reports whether text after an @ makes it a mention of everybody.
func calls(after string) bool {
	return strings.HasPrefix(after, "everyone") || strings.HasPrefix(after, "here")
}

// Bare is plain text where Discord reads no markdown: footers, labels.
func Bare(s string) []string {
	pieces := make([]string, 0, len(s))
	s = printable(s)
	for i, r := range s {
		if r == '@' && calls(s[i+1:]) {
			pieces = append(pieces, "@\u200b")
			continue
		}
		pieces = append(pieces, string(r))
	}
	return pieces
}

// printable is valid text without control characters and without the invisible ones that
// turn the direction of writing.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r),
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
}

// Ellipsis ends what was shortened.
const Ellipsis = "…"

// Fit joins pieces to at most limit units. What is too long ends in "…", after a whole line
// if that keeps more than half, else after a whole piece.
func Fit(pieces []string, limit int) string {
	used, room, lastLine, lineUnits := 0, 0, -1, 0
	for i, p := range pieces {
		used += Units(p)
		if used+1 <= limit {
			room = i + 1
			if p == "\n" {
				lastLine, lineUnits = i, used
			}
		}
	}
	if used <= limit {
		return strings.Join(pieces, "")
	}
	if limit < 1 {
		return ""
	}
	if lastLine >= 0 && lineUnits*2 > limit {
		room = lastLine + 1
	}
	return strings.TrimRight(strings.Join(pieces[:room], ""), " \t") + Ellipsis
}

// Units is a text's length in UTF-16, which is never less than in characters: Discord does
// not say which it counts.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
