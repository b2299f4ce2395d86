package privacy

import (
	_ "embed" // the lists of words
	"strings"
)

// The lists are short on purpose: what is missing in them costs an example a word, or is a name
// that only an introduction gives away.
var (
	//go:embed words/first.txt
	firstText string
	//go:embed words/last.txt
	lastText string
	//go:embed words/units.txt
	unitsText string
	//go:embed words/things.txt
	thingsText string

	firstNames = wordsOf(firstText)
	lastNames  = wordsOf(lastText)
	units      = wordsOf(unitsText)  // what amounts are of
	things     = wordsOf(thingsText) // have a capital and are no names
)

// wordsOf reads a list, without its comments.
func wordsOf(text string) map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			all[w] = true
		}
	}
	return all
}
