package nlu

import (
	"slices"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// countedCoin reports whether a ticker that is a word stands behind "how many", where something else is paid: "combien de sol pour 1 eth".
func (s *scene) countedCoin(found []lexicon.Spot, i int) bool {
	spot := found[i]
	if !spot.Symbol || spot.Asset.Class != market.Crypto || spot.Rank > outlandish {
		return false
	}
	from := spot.From
	if s.word(from-1) == "de" {
		from--
	}
	return s.standsBefore(many, from) && slices.ContainsFunc(found, func(other lexicon.Spot) bool { return other != spot && other.Sure && other.Asset != spot.Asset })
}

// shePlaces stand before a coin that is a woman where the sun is a man: "a sol", in Portuguese.
var shePlaces = map[string]set{"pt": setOf("a, da, na, pela, à, pra"), "es": setOf("la")}

// feminine reports whether a word for the sun, the ground or the left is the coin, by its article or by what it does.
func (s *scene) feminine(spot lexicon.Spot) bool {
	if s.word(spot.From) != "sol" || spot.Asset.Class != market.Crypto {
		return false
	}
	if s.word(spot.From-1) == "de" && (s.language == "es" || s.language == "pt") && s.metric() != "" {
		return true
	}
	return s.isIn(shePlaces[s.language], spot.From-1) || s.isIn(solDoes[s.language], spot.To) && !s.isIn(groundBefore, spot.From-1)
}

// What the coin does, and the ground in French or the left in Turkish does not; and what stands before those.
var (
	solDoes      = map[string]set{"fr": setOf("tombe, tombait, monte, montait, chute, passe, descend, remonte, pump, dump, touche, atteint, franchit, repasse, vaut"), "pt": setOf("custa, vale, valendo, subiu, caiu, bateu, bate, desceu, despencou"), "es": setOf("vale, cuesta, subió, subio, bajó, bajo, cayó, cayo, sube, baja, cae"), "tr": setOf("uçtu, düştü, kaç, çakıldı, yükseldi, arttı, nerede, nerde, fiyatı, mü, patladı, kaçta, kaça")}
	groundBefore = setOf("le, un, au, du, ce, mon, ton, son, par, sous, de, en, sur, el, al, del, o, do, ao, no, um, este, esse, ese, mi, meu")
)
