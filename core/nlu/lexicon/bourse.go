package lexicon

import (
	"tickertape/core/market"
	"tickertape/core/nlu/words"
)

// Words of a country's stock exchange, what may stand between them and the country, and cities that
// stand for one.
var (
	bourses     = wordSet("bolsa bourse börse boerse borsa bolsas")
	bourseNouns = wordSet("börse boerse leitindex aktienindex börsenindex aktienmarkt")
	ofBourses   = wordSet("de del da do du la los las von in der")
	cities      = words.MapOf(map[string]string{
		"tokio": "jp", "tóquio": "jp", "toquio": "jp", "tokyo": "jp", "santiago": "cl", "lisboa": "pt", "lissabon": "pt", "lisbonne": "pt", "milán": "it", "milan": "it", "milão": "it", "mailand": "it",
		"bruselas": "be", "bruxelles": "be", "bruxelas": "be", "brüssel": "be", "amsterdam": "nl", "ámsterdam": "nl", "d'amsterdam": "nl", "amsterdã": "nl", "frankfurt": "de", "fráncfort": "de", "francfort": "de", "zürich": "ch", "zurich": "ch", "zúrich": "ch",
		"wien": "at", "viena": "at", "vienne": "at", "wiener": "at", "frankfurter": "de", "londoner": "gb", "pariser": "fr", "madrider": "es", "buenos": "ar", "bogotá": "co",
	})
)

// bourseOf finds the index of the exchange of a country: "bolsa chilena", "bourse de Tokyo",
// "japanische Börse". That of New York is none: it has several.
func (l *Lexicon) bourseOf(tokens []Token, i int) (a market.Asset, end int, ok bool) {
	at := i + 1
	if bourses.Has(tokens[i].Text) {
		for at < len(tokens) && at < i+3 && ofBourses.Has(tokens[at].Text) {
			at++
		}
		if at >= len(tokens) {
			return market.Asset{}, 0, false
		}
		a, ok = l.bourseIn(tokens[at].Text)
		return a, at + 1, ok
	}
	if at >= len(tokens) || !bourseNouns.Has(tokens[at].Text) || l.names.Get(tokens[i].Text+" "+tokens[at].Text).Asset.ID != "" {
		return market.Asset{}, 0, false
	}
	a, ok = l.bourseIn(tokens[i].Text)
	return a, at + 1, ok
}

func (l *Lexicon) bourseIn(place string) (market.Asset, bool) {
	land := cities.Get(place)
	if land == "" {
		land = l.countries.Get(place)
	}
	if land == "" {
		land = landUnder(l.countries, l.landStems, place)
	}
	if land == "" || land == "us" {
		return market.Asset{}, false
	}
	return l.landIndex(land, "")
}
