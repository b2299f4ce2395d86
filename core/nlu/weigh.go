package nlu

import (
	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// scales are the words of eight languages for the weights that metals are asked for in, beside
// the ounce that they are quoted in.
var scales = map[ask.Unit]set{
	ask.Gram:     foldedSet("gram, grams, gramme, grammes, gm, gms, gr, gramo, gramos, grama, gramas, gramm, gramı, gramını, gramının, gramlık, gramım, грамм, грамма, граммов, граммы, грам, г, гр, 克, 公克"),
	ask.Kilogram: foldedSet("kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes, kilogramo, kilogramos, quilo, quilos, quilograma, quilogramas, kilogramm, kiloluk, kilosu, кг, кило, килограмм, килограмма, килограммов, 公斤, 千克"),
	ask.Tola:     foldedSet("tola, tolas, तोला"),

	ask.QuarterCoin: foldedSet("çeyrek, ceyrek, çeyreği, çeyreğin"), ask.HalfCoin: foldedSet("yarım, yarim"), ask.FullCoin: foldedSet("tam"), ask.RepublicCoin: foldedSet("cumhuriyet, ata"),
}

// ounce are the words for that by which metals are quoted. Said of a metal, it is wanted whatever else somebody prefers.
var ounce = foldedSet("oz, ounce, ounces, troy oz, onza, onzas, unze, unzen, feinunze, feinunzen, onces, once troy, l'once, d'once, d'onces, onça, onças, ons, onsu, ons'u, унция, унции, унций, унцию, унциях, 盎司")

// declined are the forms of Russian weights behind "в" and "используй".
var declined = map[ask.Unit]set{ask.Gram: foldedSet("граммах, граммами"), ask.Kilogram: foldedSet("килограммы, килограммах, килограммами")}

// weight is what metals are told in, as far as the text says so.
func (s *scene) weight() ask.Unit {
	if s.scale != "" || !s.metals() {
		return s.scale
	}
	for unit, words := range declined {
		if s.has(words) {
			return unit
		}
	}
	if s.has(ounce) {
		return ask.Ounce
	}
	return ""
}

// pricedByWeight is the price of a metal in a weight, which looks like a setting: "gold in grams". For good it is wanted by
// whoever says so.
func (s *scene) pricedByWeight(q ask.Query) (ask.Query, bool) {
	if q.Intent != ask.Settings || s.weight() == "" || s.has(lasting) || s.has(rather) || !s.short() || s.straysBeside(weighed) > 0 {
		return q, false
	}
	out := s.query(ask.Price)
	out.Confidence = probable
	return out, true
}

// rather stand between what is wanted and what is not.
var rather = foldedSet("instead, instead of, not, rather, statt, nicht, en vez de, em vez de, au lieu de, yerine, вместо, а не, 而不是, 不要")

// coinOf is the Turkish gold coin that a name is of, by its own words or the one before: "çeyrek altın".
func (s *scene) coinOf(spot lexicon.Spot) ask.Unit {
	if s.language != "tr" || spot.Asset.ID != "GC=F" {
		return ""
	}
	for _, unit := range []ask.Unit{ask.QuarterCoin, ask.HalfCoin, ask.FullCoin, ask.RepublicCoin} {
		for at := spot.From - 1; at < spot.To; at++ {
			if scales[unit].Has(s.word(at)) {
				return unit
			}
		}
	}
	return ""
}

// letterScales stand for a weight behind a number alone, or "per".
var letterScales = words.SetOf("g")

// byScale finds the weight that a metal is asked for in. The words of a weight are also in names:
// "gram altın".
func (s *scene) byScale() {
	if !s.metals() {
		return
	}
	if s.load.from < s.load.to {
		s.scale = s.load.unit
		return
	}
	for _, spot := range s.spots {
		if unit := s.coinOf(spot); unit != "" {
			s.scale = unit
			return
		}
	}
	for i := range s.tokens {
		w := s.word(i)
		if letterScales.Has(w) && (s.tallied(i-1) || s.word(i-1) == "per") {
			s.scale = ask.Gram
			return
		}
		for _, unit := range []ask.Unit{ask.Gram, ask.Kilogram, ask.Tola} {
			if scales[unit].Has(w) || len(w) > 0 && hanWord(w) && i+1 < len(s.tokens) && scales[unit].Has(s.window(i, i+2)) {
				s.scale = unit
				return
			}
		}
	}
}

// metals reports whether the goods of a text are metals that are quoted by the troy ounce.
func (s *scene) metals() bool {
	some := false
	for i := range s.spots {
		if a := &s.spots[i].Asset; a.Class == market.Commodity {
			if !metal.Has(a.ID) {
				return false
			}
			some = true
		}
	}
	return some
}

// isScale reports whether a token is a word of the weight that was found.
func (s *scene) isScale(i int) bool {
	return s.loads(i) || s.scale != "" && (scales[s.scale].Has(s.word(i)) || letterScales.Has(s.word(i)))
}
