package nlu

import (
	"strconv"
	"strings"

	"tickertape/core/nlu/lexicon"
)

// localised is a number as its language writes it: where the comma is the decimal mark, 80.000
// is eighty thousand and 1,250 is one and a quarter.
func (s *scene) localised(t lexicon.Token) float64 {
	switch s.language {
	case "de", "es", "pt", "fr", "tr", "ru":
	default:
		return t.Number
	}
	for _, mark := range []string{".", ","} {
		head, tail, one := strings.Cut(t.Text, mark)
		if !one || len(tail) != 3 || len(head) == 0 || len(head) > 3 || head[0] == '0' || strings.Trim(head+tail, "0123456789") != "" {
			continue
		}
		if mark == "," {
			head += "."
		}
		if v, err := strconv.ParseFloat(head+tail, 64); err == nil {
			return v
		}
	}
	return t.Number
}
