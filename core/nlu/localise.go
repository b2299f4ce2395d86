package nlu

import (
	"strconv"
	"strings"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// localised is the number at a token as its language writes it: where the comma is the decimal
// mark, 80.000 is eighty thousand and 1,250 is one and a quarter. Money has two decimals, so that
// 1.200 euros are more than a thousand in every language.
func (s *scene) localised(at int, found []lexicon.Spot) float64 {
	t, marks := s.tokens[at], ".,"
	switch s.language {
	case "de", "es", "pt", "fr", "tr", "ru":
	default:
		marks = "."
		if !s.ofMoney(at, found) {
			return t.Number
		}
	}
	for _, mark := range marks {
		head, tail, one := strings.Cut(t.Text, string(mark))
		if !one || len(tail) != 3 || len(head) == 0 || len(head) > 3 || head[0] == '0' || strings.Trim(head+tail, "0123456789") != "" {
			continue
		}
		if mark == ',' {
			head += "."
		}
		if v, err := strconv.ParseFloat(head+tail, 64); err == nil {
			return v
		}
	}
	return t.Number
}

// ofMoney reports whether the number at a token is an amount of a currency.
func (s *scene) ofMoney(at int, found []lexicon.Spot) bool {
	for _, spot := range found {
		if spot.Asset.Class == market.Fiat && (spot.From == at+1 || spot.To == at) {
			return true
		}
	}
	return false
}
