package nlu

import (
	"slices"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

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
