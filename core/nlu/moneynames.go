package nlu

import (
	"slices"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// afterMoney reports whether a word is the code of what other money is wanted in: "usd to ils".
func (s *scene) afterMoney(found []lexicon.Spot, i int) bool {
	spot := found[i]
	return i > 0 && spot.Symbol && spot.Asset.Class == market.Fiat && spot.To == len(s.tokens) && found[i-1].Asset.Class == market.Fiat && found[i-1].Symbol &&
		found[i-1].To == spot.From-1 && s.isIn(into, spot.From-1)
}

// Names of money that are words of no other sense in English, or of one that nobody has behind "the".
var (
	moneyNames = setOf("pula, kina, tala, gourde, gourdes, kip, kips, lev, leva, lek, peso, pesos, rand, rands, baht, leu, lei, lari, soles, dong, ringgit, zloty, forint")
	theMoney   = setOf("won, real, yuan, sol, lira, rouble")
)

// moneyByName reports whether a word of English is meant as money: "set it to pesos", "the won against the dollar".
func (s *scene) moneyByName(spot lexicon.Spot, found []lexicon.Spot) bool {
	if s.language != "en" || spot.Asset.Class != market.Fiat {
		return false
	}
	w := s.word(spot.From)
	if moneyNames.Has(w) {
		return true
	}
	return theMoney.Has(w) && (s.word(spot.From-1) == "the" || s.begins(switching) && s.isIn(into, spot.From-1)) && (s.begins(switching) || slices.ContainsFunc(found, func(other lexicon.Spot) bool { return other != spot && other.Sure && other.Asset.Class == market.Fiat }))
}

// switching begin a request for another setting.
var switching = setOf("switch, change, set, use, make, put, default, display, show")
