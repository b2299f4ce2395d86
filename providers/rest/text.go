package rest

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

var tag = regexp.MustCompile(`<[^>]{0,1000}>`)

// Sentences makes plain text of a provider's HTML and keeps the sentences that fit into
// limit characters. A first one that is longer is cut at a word, with a mark.
func Sentences(text string, limit int) string {
	text = strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(text, " "))), " ")
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	runes := []rune(text)[:limit]
	cut := string(runes)
	if end := strings.LastIndexAny(cut, ".!?"); end > limit/4 {
		return cut[:end+1]
	}
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return cut + "…"
}
