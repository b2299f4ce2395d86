package grounded

import (
	"regexp"
	"strings"
	"unicode"
)

// mostLines is how many lines a text may have, with the empty ones between paragraphs.
const mostLines = 9

// marked reports what is no plain text: signs that a platform may read as markup, a mention, a
// list or a picture, letters that nobody sees or that only look like plain ones, and strokes
// through others.
func marked(text string) bool {
	if strings.Count(text, "\n") >= mostLines {
		return true
	}
	for line := range strings.Lines(text) {
		if bullet.MatchString(line) {
			return true
		}
	}
	return strings.ContainsFunc(text, func(r rune) bool {
		return strings.ContainsRune("<>@#*_`~|[]{}\\．｡\ufffd", r) || r > plainLatin && unicode.Is(unicode.Latin, r) || r != '\n' && !unicode.IsGraphic(r) || unicode.In(r, unicode.So, unicode.Co, unicode.M)
	}) || tag.MatchString(text)
}

// plainLatin is the last letter of Latin Extended-B: behind it are those of fonts, ᴀ and ａ.
const plainLatin = '\u024f'

var (
	bullet  = regexp.MustCompile(`^\s*([-–—•·+=]|\pN{1,2}[.)])\s`)
	tag     = regexp.MustCompile(`\$\pL`) // "$BTC" is a link on some platforms
	address = regexp.MustCompile(`(?i)://|\bwww\.|[\pL\pN-]\.\pL{2,}|[a-z0-9]。[a-z]|\.\pL+/|\b(https?|mailto|tg|javascript):`)
	command = regexp.MustCompile(`(^|[^\pL\pN])/\pL`)
)

// linked reports what a platform may make a link or a command of.
func linked(text string) bool { return address.MatchString(text) || command.MatchString(text) }
