package nlu

import (
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// pairSaid say that two names beside each other are a pair, the second of which the first is told in.
var pairSaid = foldedSet("ratio, ratio rn, el ratio, verhältnis, pair, trading pair, par, el par, par de, paridad, paridade, parität, handelspaar, währungspaar, parité, paire, la paire, parite, paritesi, pariteyi, пара, пары, пару, паре, 交易对, 交易對, 货币对, 汇率对")

// asPair is the price of one coin in another one, where they are called a pair: "eth btc pair".
func (s *scene) asPair(q ask.Query) (ask.Query, bool) {
	if q.Intent != ask.Price && q.Intent != ask.Compare || len(s.spots) != 2 || !s.has(pairSaid) || s.past() {
		return q, false
	}
	first, second := s.spots[0], s.spots[1]
	if second.From != first.To || second.Asset.Class != market.Crypto || first.Asset == second.Asset {
		return q, false
	}
	q.Intent, q.Assets, q.Currency = ask.Price, []market.Asset{first.Asset}, market.Currency(strings.ToLower(second.Asset.Symbol))
	return q, true
}
