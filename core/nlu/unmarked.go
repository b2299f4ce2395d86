package nlu

import (
	"regexp"
	"strings"
)

var (
	// markup finds the tags of a text that was copied out of a page.
	markup = regexp.MustCompile(`(?i)</?(?:b|i|u|s|a|p|em|strong|code|pre|br|span|div|td|tr|li|h[1-6])(?:\s[^<>]*)?/?>`)
	// hour finds a time as clocks show it.
	hour = regexp.MustCompile(`\b([01]?\d|2[0-3]):[0-5]\d\b`)
	// equation finds an equals sign between digits, which are no name: "1=1".
	equation = regexp.MustCompile(`\d+=\d+`)
)

// unmarked is a text without what is written for machines, and with hours as they are spoken.
func unmarked(raw string) string {
	if !strings.ContainsAny(raw, ":<=") { // as almost none has
		return raw
	}
	raw = emoticon.ReplaceAllString(raw, " ")
	raw = hour.ReplaceAllString(raw, "$1 o'clock")
	raw = unsolved.ReplaceAllString(raw, "= ")
	return equation.ReplaceAllString(markup.ReplaceAllString(raw, " "), " ")
}

// unsolved is what an equation leaves open: "50 usd = ??? eur".
var unsolved = regexp.MustCompile(`=\s*[?？]+\s*`)

// emoticon is a face of letters: the D of ":D" is no ticker.
var emoticon = regexp.MustCompile(`(^|\s)[:=][-'^]?[DPpOoSsXx]+(\s|$)`)
