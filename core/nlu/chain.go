package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Words of what transactions on Ethereum cost.
var (
	// gasWords may be of Ethereum where it is named.
	gasWords = foldedSet("gas, gaz, gás, gasgebühr, gasgebühren, gaspreis, gaspreise, gasfee, gasfees, gasın, gazı, газ, газа, газу, газом, комиссия, комиссии, комиссию, 燃料费, 手续费, 转账费, network fee, network fees, transaction fee, transaction fees, tx fee, tx fees, transaktionsgebühr, transaktionsgebühren, frais de transaction, comisiones, comisión, taxa de rede, taxas de rede, taxa de transação, taxas de transação, işlem ücreti, işlem ücret, ağ ücreti, ağ ücret, gas ücret, taban ücret, taban ücreti, base fee, basisgebühr, grundgebühr, netzwerkgebühr, tarifa base, comisión de red, tarifa de red, frais de base, frais de réseau, taxa base, базовая комиссия, комиссия сети, 基础费用, 基础费, 网络费, 网络费用")
	// transfers cost gas, where it is asked what they cost.
	transfers = foldedSet("transfer, transfers, transaction, transferring, überweisung, transaktion, transferencia, transferir, transfert, transaction, transferência, перевод, перевода, транзакция, 转账")
	// prices of gas, cheap or dear.
	dear = foldedSet("cheap, expensive, high, low, pricey, caro, cara, barato, alto, bajo, baixo, teuer, billig, hoch, niedrig, günstig, cher, chère, élevé, bas, pahalı, ucuz, yüksek, düşük, дорогой, дорого, дешевый, дешево, высокий, 贵, 便宜, 高, at")
	// surelyGas are of no other gas than that of a chain.
	surelyGas = foldedSet("gwei, гвей, gas fee, gas fees, gasfee, gasfees, gas price, current gas price, gas price now, gas tracker, how expensive is gas, how much is gas, gasgebühr, gasgebühren, gas gebühr, gas gebühren, gas-gebühren, wie teuer ist gas, comisión de gas, comisiones de gas, comisiones del gas, tarifa de gas, tarifas de gas, precio del gas, frais de gas, frais de gaz, prix du gas, taxa de gas, taxas de gas, taxa de gás, taxas de gás, preço do gas, gas ücreti, gas ücret, gas ücretler, gas ücretleri, gas ne kadar, комиссия за газ, gas费, gas 费用, 矿工费, 油费")
	// otherGas is burnt, or is a coin.
	otherGas = foldedSet("natural, nat, natgas, station, stove, grill, car, heating, gasoline, petrol, pump, mortgage, token, coin, neo, near me, natural gas, erdgas, tankstelle, gasolina, naturel, doğal, doğalgaz, природный, газпром, автомобиль, 天然气, 天然, 加油站, 汽油, leak, bill, drive")
	// ofMoment asks for a figure, and not for what the thing is.
	ofMoment = foldedSet("now, right now, rn, atm, currently, current, today, price, how much, how expensive, how high, how low, cost, costs, at, gwei, ahora, hoy, cuánto, jetzt, gerade, aktuell, heute, wie teuer, wie hoch, maintenant, actuel, actuellement, combien, agora, hoje, quanto, şu an, şimdi, bugün, ne kadar, kaç, сейчас, сегодня, сколько, какая сейчас, какой сейчас, 现在, 目前, 多少, 今天")
	// reasons ask why and how.
	reasons = foldedSet("why, how do, how does, explain, what does, what are, eli5, who pays, who pays whom, explained, warum, wieso, was sind, was ist, wie funktioniert, erklär, por qué, porque, qué es, qué son, cómo funciona, explica, pourquoi, qu'est-ce, c'est quoi, comment, o que é, o que são, por que, como funciona, neden, niye, nedir, ne demek, nasıl, почему, зачем, что такое, как работает, объясни, 为什么, 为啥, 是什么, 是啥, 什么是, 个啥, 怎么算")
	// fundingWords are of perpetual futures.
	fundingWords = foldedSet("funding rate, funding rates, fundingrate, funding rate'i, perp funding, funding fee, funding fees, perpetual funding, tasa de financiación, tasas de financiación, tasa de financiamiento, tasa de fondeo, tasa de funding, finanzierungsrate, finanzierungsraten, funding-rate, funding-raten, funding raten, taux de financement, taux de funding, taxa de financiamento, taxas de financiamento, taxa de funding, fonlama oranı, fonlama oranları, fonlama, fonlaması, ставка финансирования, ставки финансирования, ставку финансирования, фандинг, фандинга, фандингу, фандинг рейт, ставка фандинга, 资金费率, 资金费, 资金费用")
	// shortFunding is one beside a coin.
	shortFunding = foldedSet("funding, fundings, funding's, фандинг, фандинге, fonlaması, fonlama")
	// Who holds a future pays who sold it, or is paid.
	longs  = foldedSet("longs, long, longlar, largos, comprados, лонги, 多头")
	shorts = foldedSet("shorts, short, shortlara, shortlar, cortos, vendidos, шортам, шорты, 空头")
	paying = foldedSet("pay, paying, pays, paid, zahlen, zahlt, pagan, pagam, paga, paient, paie, öder, ödüyor, платят, 付, 付给")
)

// mostChainWords is how long a text about gas or funding is at most: longer ones tell of something.
const mostChainWords = 14

// chain is a question for what transactions on Ethereum cost, or what perpetual futures do.
func chain(s *scene) (ask.Query, bool) {
	if len(s.tokens) > mostChainWords || s.has(tells) {
		return ask.Query{}, false
	}
	if s.funded() {
		return s.ofChain(ask.Funding), true
	}
	if s.gassed() {
		return s.ofChain(ask.Gas), true
	}
	return ask.Query{}, false
}

// ofChain gives what was named its part.
func (s *scene) ofChain(m ask.Metric) ask.Query {
	q := ask.Query{}
	s.quoted(&q)
	s.timed(&q)
	var coins []market.Asset
	for _, a := range q.Assets {
		if venue := m == ask.Funding && len(q.Assets) > 1 && s.venue(a); a.Class != market.Fiat && !venue && (m != ask.Gas || a.ID != "gas") {
			coins = append(coins, a)
		}
	}
	if q.Span == "24h" {
		q.Span = "" // "today" is now
	}
	out := ask.Query{Intent: ask.Market, Confidence: strong, Metric: m, Assets: coins, Currency: q.Currency, Span: q.Span, Range: q.Range}
	if chain := s.find(otherChains); m == ask.Gas && chain != "" && len(coins) == 0 {
		out.Unknown = []string{strings.TrimSuffix(strings.TrimPrefix(chain, "on "), " gas")}
	}
	return out
}

// venues are names that beside a coin say where, or what, is traded: "binance funding xrp", "sol perp".
var venues = setOf("binance, okx, perp, perps, gas")

// venue reports whether an asset is named by one of them.
func (s *scene) venue(a market.Asset) bool {
	return slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return spot.Asset == a && s.isIn(venues, spot.From) })
}

// coined lists the coins that are surely named, but for the one that is called gas.
func (s *scene) coined() (coins []string) {
	for _, spot := range s.spots {
		if spot.Asset.Class == market.Crypto && spot.Asset.ID != "gas" {
			coins = append(coins, spot.Asset.ID)
		}
	}
	return coins
}

func (s *scene) funded() bool {
	short := s.has(shortFunding) || s.has(longs) && s.has(shorts) && s.has(paying)
	if !short && !s.has(fundingWords) || s.has(reasons) {
		return false
	}
	if things, _ := s.sorted(); len(things) == 0 {
		s.coinsMeant()
	}
	things, _ := s.sorted()
	coins := s.coined()
	switch {
	case s.has(fundingWords) && len(things) > 0: // also of shares, which have none
		return true
	case len(things) > len(coins):
		return false
	case s.has(fundingWords):
		return !s.begins(conceptWords) || s.has(ofMoment)
	}
	return len(coins) > 0 && len(s.tokens) <= 9
}

// coinsMeant takes large coins for meant that are ordinary words, where no other coin is named:
// "funding on sol".
func (s *scene) coinsMeant() {
	if len(s.coined()) > 0 {
		return
	}
	for _, spot := range s.maybe {
		if spot.Asset.Class == market.Crypto && spot.Rank <= wellKnown && spot.Symbol {
			spot.Sure = true
			s.spots = append(s.spots, spot)
		}
	}
	slices.SortFunc(s.spots, func(a, b lexicon.Spot) int { return a.From - b.From })
}

// gasOn stand before the chain whose fees are asked for.
var gasOn = setOf("gas on, gas fee on, gas fees on, gas price on, gas prices on, fees on")

// onChain takes the one name at the end of "gas on arbitrum" for meant.
func (s *scene) onChain() {
	last := len(s.maybe) - 1
	if last < 0 || len(s.spots) > 0 || !s.begins(gasOn) {
		return
	}
	if spot := s.maybe[last]; spot.To == len(s.tokens) && spot.Asset.Class == market.Crypto && spot.Rank <= wellKnown {
		spot.Sure = true
		s.spots, s.maybe = append(s.spots, spot), s.maybe[:last]
	}
}

func (s *scene) gassed() bool {
	s.onChain()
	coins := s.coined()
	if s.has(otherGas) || s.named != "" || s.has(reasons) && !s.has(gweis) || s.amountAt >= 0 {
		return false
	}
	asks := !s.begins(conceptWords) || s.has(ofMoment)
	ofOne := len(coins) == 1 && !s.has(several)
	ofEther := ofOne && coins[0] == ether
	switch {
	case s.is(surelyGas):
		return true
	case s.has(surelyGas):
		return asks && (len(coins) == 0 || ofOne) && s.littleElse()
	case ofOne && s.has(feeWords):
		return ownFees[coins[0]] && len(s.tokens) <= mostFeeWords
	case s.has(gasWords):
		return asks && s.littleElse() && (ofOne || len(coins) == 0 && s.has(dear) && s.gasAlone())
	case s.has(transfers):
		return ofEther && s.has(ofMoment) && s.littleElse() && !s.begins(sends)
	}
	return false
}

// Words of fees, and the coins whose chains have some of that name.
var (
	feeWords = setOf("fee, fees, network fee, network fees, transaction fee, transaction fees, tx fee, tx fees")
	ownFees  = map[string]bool{"bitcoin": true, "solana": true, "binancecoin": true, "dogecoin": true, "ripple": true, "cardano": true, "tron": true, "litecoin": true, ether: true}
	gweis    = setOf("gwei, гвей")
	// several stand between things that are several.
	several = setOf("and, or, vs, versus, to")
	// otherChains have no coin of their own.
	otherChains = setOf("on base, base gas, base chain, base network, on linea, linea gas, on scroll, scroll gas, on zksync, zksync gas, on blast, blast gas, opbnb")
)

// mostFeeWords is how long "btc fees right now" may be.
const mostFeeWords = 5

// gasAlone reports whether a text is about gas and nothing else, as of now: "is gas cheap right now".
func (s *scene) gasAlone() bool {
	return s.has(onlyGas) && !s.past() && len(s.tokens) <= 8
}

// onlyGas is the word that all languages have.
var onlyGas = setOf("gas, gás")

// littleElse reports whether a text has few words of its own besides; in Chinese each character is one.
func (s *scene) littleElse() bool {
	most := 6
	if s.language == "en" { // whose empty words are known
		most = 4
	}
	return s.language == "zh" || s.restLen()-len(strings.Fields(s.find(surelyGas))) <= most
}

// ether is the coin whose chain's fees are known.
const ether = "ethereum"
