package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// burden is a weight that stands at goods: "1 metric ton of silver". Its words mean money and coins elsewhere.
type burden struct {
	from, to int // its tokens; equal where there is none
	unit     ask.Unit
	odd      bool // no metal is told in it
}

// Words of eight languages for weights that are something else where no goods stand behind them: a pound of money, Toncoin.
var (
	burdens = map[ask.Unit]set{
		ask.Tonne:    foldedSet("ton, tons, tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes, tonelada, toneladas, tonnen, tonu, тонна, тонны, тонн, тонну, 吨, 公吨, 噸, 公噸"),
		ask.Pound:    foldedSet("pound, pounds, lb, lbs, libra, libras, фунт, фунта, фунтов, 磅"),
		ask.HalfKilo: foldedSet("pfund, livre, livres, 斤, 公 斤"),
	}
	troyWords  = foldedSet("troy ounce, troy ounces, troy oz, ounce troy, ounces troy, onza troy, onzas troy, onça troy, onças troy, once troy, onces troy, troy ons, тройская унция, тройской унции, тройских унций")
	oddBurdens = foldedSet("quintal, quintals, quintales, quintais, quintaux, zentner, doppelzentner, kental, центнер, центнера, центнеров, 担, stone, carat, karat, ct, short ton, short tons, long ton, long tons, stones, grains, carats")
	// ofGoods stand between a weight and what is weighed, perBurden before the weight of a price.
	ofGoods   = foldedSet("of, the, de, d', du, do, da, von, vom, от, 的")
	perBurden = foldedSet("per, a, pro, je, por, par, le, la, за, 每, /")
)

// burdened finds the weight at goods and drops the names that its words have elsewhere.
func (s *scene) burdened(found []lexicon.Spot) []lexicon.Spot {
	goods := slices.ContainsFunc(found, func(spot lexicon.Spot) bool { return spot.Asset.Class == market.Commodity })
	if !s.reckons || !goods {
		return found
	}
	for i := range s.tokens {
		b, ok := s.burdenAt(i)
		if !ok || !s.atGoods(b, found) {
			continue
		}
		s.load = b
		return slices.DeleteFunc(found, func(spot lexicon.Spot) bool {
			return spot.From < b.to && b.from < spot.To && spot.Asset.Class != market.Commodity
		})
	}
	return found
}

// burdenAt is the weight whose words begin at a token, the longest first.
func (s *scene) burdenAt(i int) (burden, bool) {
	if s.word(i) == "t" && i > 0 && s.kindAt(i-1) == lexicon.Number { // "5 t gold"
		return burden{from: i, to: i + 1, unit: ask.Tonne}, true
	}
	for n := min(2, len(s.tokens)-i); n > 0; n-- {
		words := s.window(i, i+n)
		switch {
		case words == "公 斤":
			return burden{}, false
		case troyWords.Has(words):
			return burden{from: i, to: i + n}, true
		case oddBurdens.Has(words):
			return burden{from: i, to: i + n, odd: true}, true
		}
		for unit, names := range burdens {
			if names.Has(words) {
				return burden{from: i, to: i + n, unit: unit}, true
			}
		}
	}
	return burden{}, false
}

// atGoods reports whether goods are named right behind a weight, or it is the one that their price is asked by: "gold price
// per pound".
func (s *scene) atGoods(b burden, found []lexicon.Spot) bool {
	at := b.to
	for at < len(s.tokens) && s.isIn(ofGoods, at) {
		at++
	}
	goods := false
	for _, spot := range found {
		if spot.Asset.Class != market.Commodity || spot.From < b.to && b.from < spot.To {
			continue
		}
		if spot.From == at && !s.isIn(into, b.to) {
			return true
		}
		goods = true
	}
	return goods && b.from > 0 && s.isIn(perBurden, b.from-1)
}

// loads reports whether a token belongs to the weight at goods.
func (s *scene) loads(i int) bool { return i >= s.load.from && i < s.load.to }

// overloaded reports whether goods are asked for by a weight that they are not quoted by, and that no metal is told in.
func (s *scene) overloaded() bool {
	if s.load.from == s.load.to {
		return false
	}
	if s.load.odd || !s.metals() {
		goods := slices.DeleteFunc(slices.Clone(s.spots), func(spot lexicon.Spot) bool { return spot.Asset.Class != market.Commodity })
		return !s.ownWeight(goods, s.load.from)
	}
	return false
}
