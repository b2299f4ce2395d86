package nlu

import (
	"slices"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of chats that are tickers too: verbs of what a market does, which stand behind its name, and those of buying, before it.
var (
	doingWords  = setOf("pump, pumps, dump, looks, look, move, moves, cook, cooks, flow, rise, drip, send, flip, nuke, beat, top, bounce, act, play, win, gain, rest, run, drop, moon")
	buyingWords = setOf("cop, ape, bag, grab, flip, ditch, dump, bet")
	buyersLead  = setOf("to, i, should, gonna, finna, wanna, and, u, you, we, can, lets, let's, or, just")
	auxiliaries = setOf("did, does, do, will, would, can, could, gonna, going, gon, finna")
)

// verbal reports whether a name, written small, is the verb of a sentence about another one: "did sui pump today", "is it time to
// cop nvda".
func (s *scene) verbal(spot lexicon.Spot, found []lexicon.Spot) bool {
	w := s.word(spot.From)
	if spot.To != spot.From+1 || s.command || s.tokens[spot.From].Raw != w || !doingWords.Has(w) && !buyingWords.Has(w) {
		return false
	}
	for _, other := range found {
		switch {
		case other == spot:
		case other.To == spot.From && doingWords.Has(w) && (s.opensWith(other) || s.isIn(auxiliaries, other.From-1) || w == "looks"):
			return true
		case other.From == spot.To && buyingWords.Has(w) && s.isIn(buyersLead, spot.From-1):
			return true
		}
	}
	return false
}

// opensWith reports whether a text begins with a name, and is more than a list of them.
func (s *scene) opensWith(spot lexicon.Spot) bool { return spot.From == 0 && len(s.tokens) > spot.To+2 }

// Words of somebody who holds what another source says against an answer, and of those sources.
var (
	otherwise   = foldedSet("different, differently, other, something else, says otherwise, another, not what, otra, otro, otra cosa, distinto, diferente, outra, outro, outra coisa, anders, anderes, andere, anderen, was anderes, autre, autre chose, différent, başka, farklı, baska, farkli, другое, другая, другую, по-другому, иначе, иное, не так, 不一样, 不同, 别的, 另一个")
	beforeSites = foldedSet("on, in, at, en, em, no, na, auf, bei, in, sur, chez, dans, на, в, и, nach, per, check, checked, laut, según, selon, segundo")
	afterSites  = foldedSet("says, shows, show, say, said, has, is showing, dice, marca, pone, muestra, diz, mostra, marca, sagt, zeigt, steht, dit, affiche, montre, diyor, gösteriyor, gosteriyor, gosteriyo, gösteriyo, yazıyor, пишет, показывает, говорит, 显示, 上")
	quoters     = setOf("binance, coinbase, kraken, google, yahoo, bloomberg, robinhood, bybit, okx, kucoin, bitfinex, tradingview, coingecko, coinmarketcap, nasdaq, schwab, revolut, etoro, bitpanda, bitstamp, gemini, huobi, crypto.com")
)

// quotesOther reports whether a name is that of a source whose price is held against the answer: "en binance me sale otro precio".
func (s *scene) quotesOther(spot lexicon.Spot) bool {
	if spot.Asset.Class == market.Fiat || !slices.Contains([]int{1, 2}, spot.To-spot.From) || !s.isIn(quoters, spot.From) || !s.has(otherwise) {
		return false
	}
	return s.isIn(beforeSites, spot.From-1) || s.starting(afterSites, spot.To) || s.language == "tr"
}

// afterMoney reports whether a word is the code of what other money is wanted in: "usd to ils".
func (s *scene) afterMoney(found []lexicon.Spot, i int) bool {
	spot := found[i]
	return i > 0 && spot.Symbol && spot.Asset.Class == market.Fiat && spot.To == len(s.tokens) && found[i-1].Asset.Class == market.Fiat && found[i-1].Symbol &&
		found[i-1].To == spot.From-1 && s.isIn(into, spot.From-1)
}

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
	counted := s.isIn(many, from-1) || many.Has(s.window(max(0, from-2), from))
	return counted && slices.ContainsFunc(found, func(other lexicon.Spot) bool { return other != spot && other.Sure && other.Asset != spot.Asset })
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
	solDoes      = map[string]set{"fr": setOf("tombe, tombait, monte, montait, chute, passe, descend, remonte, pump, dump, touche, atteint, franchit, repasse, vaut"), "tr": setOf("uçtu, düştü, kaç, çakıldı, yükseldi, arttı, nerede, nerde, fiyatı, mü, patladı, kaçta, kaça")}
	groundBefore = setOf("le, un, au, du, ce, mon, ton, son, par, sous, de, en, sur")
)

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
