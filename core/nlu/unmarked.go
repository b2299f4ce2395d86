package nlu

import "regexp"

var (
	// markup finds the tags of a text that was copied out of a page.
	markup = regexp.MustCompile(`(?i)</?(?:b|i|u|s|a|p|em|strong|code|pre|br|span|div|td|tr|li|h[1-6])(?:\s[^<>]*)?/?>`)
	// equation finds an equals sign between digits, which are no name: "1=1".
	equation = regexp.MustCompile(`\d+=\d+`)
)

// unmarked is a text without what is written for machines.
func unmarked(raw string) string {
	return equation.ReplaceAllString(markup.ReplaceAllString(raw, " "), " ")
}
