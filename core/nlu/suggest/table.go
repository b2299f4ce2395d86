package suggest

import (
	_ "embed"
	"strings"
)

//go:embed choices.tsv
var choicesText string

// choices are the offers of the table, by what they are of.
func choices() map[string][]offer {
	out := map[string][]offer{}
	for line := range strings.Lines(choicesText) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) < 2+len(languages) || strings.HasPrefix(line, "#") {
			continue
		}
		labels := [len(languages)]string(cells[2 : 2+len(languages)])
		out[cells[0]] = append(out[cells[0]], offerOf(cells[1], labels, cells[2+len(languages):]...))
	}
	return out
}
