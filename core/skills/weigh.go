package skills

import (
	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/skills/tongue"
)

// Weights in grams. A troy ounce is 31.1034768 g and an avoirdupois pound 453.59237 g (NIST Handbook 44, appendix C); a tola is
// 180 grains of 64.79891 mg, a tonne 1000 kg (BIPM, SI brochure, table 8). A Pfund, a livre and a jin are half a kilogram.
const (
	troyOunce = 31.1034768
	tola      = 180 * 0.06479891
	pound     = 453.59237
	halfKilo  = 500
	kilogram  = 1000
	tonne     = 1000 * kilogram
)

// coins are the gold coins of the Turkish mint, in grams of what they weigh; 22 of 24 parts are gold (Darphane: çeyrek 1.754 g,
// yarım 3.508 g, tam 7.016 g, cumhuriyet 7.216 g).
var coins = map[ask.Unit]float64{ask.QuarterCoin: 1.754, ask.HalfCoin: 3.508, ask.FullCoin: 7.016, ask.RepublicCoin: 7.216}

// fineness is the part of such a coin that is gold.
const fineness = 22. / 24

// satoshis is how many of them are a bitcoin.
const satoshis = 1e8

// troy tells the metals that are quoted by the troy ounce.
func troy(a market.Asset) bool {
	if a.Class != market.Commodity {
		return false
	}
	switch a.ID {
	case "GC=F", "SI=F", "PL=F", "PA=F":
		return true
	}
	return false
}

// weigh is the voice that tells metals by a weight.
func (v voice) weigh(u ask.Unit) voice {
	if u == ask.Ounce {
		u = ""
	}
	v.unit = u
	return v
}

// ounces is how many troy ounces one of the voice's unit of an asset is; 1 where the asset is
// quoted by something else.
func (v voice) ounces(of market.Asset) float64 {
	if !troy(of) {
		return 1
	}
	if v.fine > 0 && of.ID == "GC=F" && !v.coined(of) {
		pure := v
		pure.fine = 0
		return v.fine * pure.ounces(of)
	}
	switch v.unit {
	case ask.Gram:
		return 1 / troyOunce
	case ask.Kilogram:
		return kilogram / troyOunce
	case ask.Tola:
		return tola / troyOunce
	case ask.Tonne:
		return tonne / troyOunce
	case ask.Pound:
		return pound / troyOunce
	case ask.HalfKilo:
		return halfKilo / troyOunce
	}
	if v.coined(of) {
		return coins[v.unit] * fineness / troyOunce
	}
	return 1
}

// each writes what one unit of a metal costs: "$131.20/g".
func (v voice) each(of market.Asset, worth string) string {
	if !troy(of) {
		return worth
	}
	switch v.unit {
	case ask.Gram:
		return v.Say("%s/g", worth)
	case ask.Kilogram:
		return v.Say("%s/kg", worth)
	case ask.Tola:
		return v.Say("%s/tola", worth)
	case ask.Tonne:
		return v.Say("%s/t", worth)
	case ask.Pound:
		return v.Say("%s/lb", worth)
	case ask.HalfKilo:
		return v.Say("%s/500 g", worth)
	}
	if v.coined(of) {
		return worth + "/" + string(v.unit)
	}
	return v.Say("%s/oz", worth)
}

// weighed writes an amount of a metal: "10 g gold". It is false of what has no weight, and of ounces.
func (v voice) weighed(amount string, of market.Asset) (string, bool) {
	if !troy(of) {
		return "", false
	}
	switch v.unit {
	case ask.Gram:
		return v.Say("%s g %s", amount, v.ofMetal(of)), true
	case ask.Kilogram:
		return v.Say("%s kg %s", amount, v.ofMetal(of)), true
	case ask.Tola:
		return v.Say("%s tola %s", amount, v.ofMetal(of)), true
	case ask.Tonne:
		return v.Say("%s t %s", amount, v.ofMetal(of)), true
	case ask.Pound:
		return v.Say("%s lb %s", amount, v.ofMetal(of)), true
	case ask.HalfKilo:
		return v.Say("%s × 500 g %s", amount, v.ofMetal(of)), true
	}
	if v.coined(of) {
		return amount + " " + string(v.unit) + " " + v.called(of), true
	}
	return "", false
}

// coined reports whether gold is asked for in coins.
func (v voice) coined(of market.Asset) bool {
	_, is := coins[v.unit]
	return is && of.ID == "GC=F"
}

// inSats reports whether what something is converted into is bitcoin, counted in satoshis.
func (v voice) inSats(to market.Asset) bool {
	return v.unit == ask.Satoshi && to.Class == market.Crypto && to.ID == "bitcoin"
}

// share is how much of the rate one of what a target is counted in has: of bitcoin a hundred millionth, in satoshis.
func (v voice) share(to market.Asset) float64 {
	if v.inSats(to) {
		return 1 / satoshis
	}
	return v.ounces(to)
}

// metals are those that are weighed, as they stand behind a weight: in Russian in the genitive.
var metals = map[string]tongue.Key{"GC=F": "weight of gold", "SI=F": "weight of silver", "PL=F": "weight of platinum", "PA=F": "weight of palladium"}

// ofMetal names a metal behind its weight, where the language has a form of its own for it.
func (v voice) ofMetal(a market.Asset) string {
	if v.Code() != "ru" {
		return v.called(a)
	}
	return v.Say(metals[a.ID])
}
