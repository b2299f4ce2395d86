package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Things about an asset that no source of ours has. Its price would be a wrong answer.
var (
	missing = setOf("eps, revenue, earnings, dividend, dividends, pe ratio, hashrate, hash rate, funding rate, open interest, halving, block height, block time, tvl, staking, apy, apr, fee, fees, gas fee, gas fees, eth gas, ethereum gas, 52 week, 52-week, 24h high, 24h low, short interest")
	// ratios are of a share's price to its earnings, as they are written with a slash.
	ratios   = foldedSet("p / e, pe, p / e ratio, kgv, f / k, per ratio, 市盈率")
	networks = setOf("gas price, gas prices, gas cost")
	smallest = setOf("gwei, wei, lamport, lamports")
	satoshis = setOf("sat, sats, satoshi, satoshis")
	// moreSatoshis are those of other scripts.
	moreSatoshis = foldedSet("сатоши, сатоша, сат, сатов, 聪, 聰")
	allSatoshis  = both(satoshis, moreSatoshis)
	weights      = setOf("gram, grams, kg, kilo, kilos, kilogram, kilograms, liter, liters, litre, litres, gallon, gallons, tonne, tonnes, lb, lbs, pound of, pounds of, per pound")
)

// formerMoney is money that there is no more; that of the same name in another country is another.
var formerMoney = foldedSet("italian lira, italian lire, lire italiane, french franc, french francs, francs français, ancien franc, anciens francs, belgian franc, belgian francs, german mark, german marks, deutsche mark, deutschmark, deutschmarks, d-mark, dmark, peseta, pesetas, pesetten, pesètes, portuguese escudo, portuguese escudos, escudos portugueses, drachma, drachmas, drachme, drachmen, dutch guilder, dutch guilders, holländische gulden, austrian schilling, austrian schillings, irish punt, irish punts, finnish markka, немецких марок, итальянских лир, французских франков, 德国马克, 意大利里拉, 法国法郎")

// beyond refuses what looks like a question for a number that we have and is another one.
func beyond(s *scene) (ask.Query, bool) {
	if !s.beyond() {
		return ask.Query{}, false
	}
	if s.begins(conceptWords) && s.amountAt < 0 && !s.unread {
		return ask.Query{Intent: ask.Education, Confidence: weak}, true
	}
	return ask.Query{Intent: ask.OutOfScope, Confidence: unsure}, true
}

func (s *scene) beyond() bool {
	if len(s.spots) == 0 {
		return false
	}
	coin, commodity := false, false
	for _, spot := range s.spots {
		coin = coin || spot.Asset.Class == market.Crypto && spot.Asset.Symbol != "GAS"
		commodity = commodity || spot.Asset.Class == market.Commodity
	}
	return s.has(formerMoney) || s.unread || s.ownUnit && !s.reckons || s.overloaded() || s.oddAmount() || s.hasOutsideTime(missing) || s.reckons && s.has(ratios) || s.has(smallest) ||
		(coin && s.has(networks)) || (commodity && s.scale == "" && s.load.from == s.load.to && s.weighed())
}

// weighed reports whether a weight is named that is no part of a name, as in "gram altın".
func (s *scene) weighed() bool {
	metals := slices.DeleteFunc(slices.Clone(s.spots), func(spot lexicon.Spot) bool { return spot.Asset.Class != market.Commodity })
	for i := range s.tokens {
		if s.ownWeight(metals, i) {
			continue
		}
		if !within(metals, i) && (s.isIn(weights, i) || i+1 < len(s.tokens) && weights.Has(s.word(i)+" "+s.word(i+1))) {
			return true
		}
	}
	return false
}

// quotedBy are the weights and measures that goods are quoted by.
var quotedBy = map[string]set{
	"pound": poundGoods, "pounds": poundGoods, "lb": poundGoods, "lbs": poundGoods,
	"gallon": gallonGoods, "gallons": gallonGoods, "tonne": tonneGoods, "tonnes": tonneGoods, "ton": tonneGoods, "tons": tonneGoods,
}

var (
	poundGoods  = setOf("HG=F, KC=F, SB=F, CT=F, LE=F, HE=F, GF=F, OJ=F")
	gallonGoods = setOf("RB=F, HO=F")
	tonneGoods  = setOf("CC=F, ALI=F, ZNC=F, TIO=F, MTF=F")
)

// ownWeight reports whether the measure at a token, or behind a "per" or "of" there, is the one that the
// goods of a text are quoted by. An amount of them has another price.
func (s *scene) ownWeight(goods []lexicon.Spot, at int) bool {
	if s.tallied(at - 1) { // "100 pounds of sugar" is an amount of it
		return false
	}
	unit := s.word(at)
	if unit == "per" || unit == "a" {
		unit = s.word(at + 1)
	}
	return len(goods) > 0 && s.amountAt < 0 && !slices.ContainsFunc(goods, func(spot lexicon.Spot) bool { return !quotedBy[unit].Has(spot.Asset.ID) })
}

// tallied reports whether a number stands at a token.
func (s *scene) tallied(at int) bool { return at >= 0 && s.kindAt(at) == lexicon.Number }

// byWeight takes the pound that goods are sold by for no money: "copper per pound".
func (s *scene) byWeight() {
	if !slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return spot.Asset.Class == market.Commodity }) {
		return
	}
	s.spots = slices.DeleteFunc(s.spots, func(spot lexicon.Spot) bool {
		before := s.word(spot.From - 1)
		return spot.Asset.ID == "gbp" && (s.word(spot.From) == "pound" || s.word(spot.From) == "lb") && (before == "per" || before == "a" || before == "/")
	})
}

// oddAmount reports whether more is written around the amount than we read: -5, 10%, 1/2, 100-200.
func (s *scene) oddAmount() bool {
	for i, t := range s.tokens {
		if s.dated && i >= s.when.From && i < s.when.To { // "10.11.2021"
			continue
		}
		if t.Kind != lexicon.Word {
			continue
		}
		if strings.HasPrefix(t.Text, "-") || onlyDigits(t.Text) || strings.HasSuffix(t.Text, "%") && s.sharedOut(i+1) {
			return true
		}
	}
	if s.amountAt < 0 || s.amountEnd >= len(s.tokens) {
		return false
	}
	if s.word(s.amountAt-1) == "-" || s.kindAt(s.amountAt-1) == lexicon.Sign && s.word(s.amountAt-2) == "-" { // "-$100"
		return true
	}
	behind := s.tokens[s.amountEnd]
	if behind.Kind == lexicon.Slash && s.amountEnd+1 < len(s.tokens) {
		behind = s.tokens[s.amountEnd+1]
	}
	before := s.word(s.amountAt - 1)
	return behind.Kind == lexicon.Number || before == "minus" || before == "negative"
}

// sharedOut reports whether a part of something that is named at a token is spoken of: the 10% of "10% of my btc", and not that of
// "is btc up 5% today".
func (s *scene) sharedOut(at int) bool {
	for n := 0; n < 3 && s.isIn(partLeads, at); n++ {
		at++
	}
	return within(s.spots, at)
}

// partLeads stand between a part and what it is of.
var partLeads = setOf("of, a, an, one, de, del, do, da, du, von, vom, d', my, mis, meine, meiner, mes, the, от")

// onlyDigits reports whether a word is of digits and marks between them.
func onlyDigits(w string) bool {
	for i := range len(w) {
		if !isDigit(w[i]) && w[i] != '.' && w[i] != ',' {
			return false
		}
	}
	return true
}

// satoshiAt reports whether a word for satoshis stands at a token.
func (s *scene) satoshiAt(i int) bool {
	if s.reckons {
		return s.isIn(allSatoshis, i)
	}
	return s.isIn(satoshis, i)
}

// inSatoshis makes "100 sats" an amount of bitcoin.
func (s *scene) inSatoshis(lex *lexicon.Lexicon) {
	bitcoin, ok := lex.Resolve("bitcoin")
	if ok {
		s.toSatoshis(bitcoin)
	}
	if !ok || s.amountAt < 0 || !s.satoshiAt(s.amountEnd) {
		return
	}
	at := s.amountEnd
	spots := []lexicon.Spot{{Name: lexicon.Name{Asset: bitcoin, Rank: 1, Symbol: true}, From: at, To: at + 1, Sure: true}}
	for _, spot := range s.spots {
		if spot.From != at {
			spots = append(spots, spot)
		}
	}
	s.spots, s.amount = spots, s.amount/1e8
}

// toSatoshis makes bitcoin of what something is asked for in satoshis: "20 bucks in sats". Of
// the coin named SATS nobody speaks in the same breath as of money.
func (s *scene) toSatoshis(bitcoin market.Asset) {
	if allSatoshis.LongestOf(s.hashes) == 0 {
		return
	}
	at := -1
	for i := range s.tokens {
		if s.satoshiAt(i) && (s.amountAt < 0 || i != s.amountEnd) && (s.word(i) != "sat" || s.isIn(into, i-1)) { // "where's the dax sat"
			at = i
		}
	}
	if at < 0 {
		return
	}
	others := slices.DeleteFunc(slices.Clone(s.spots), func(spot lexicon.Spot) bool { return at >= spot.From && at < spot.To })
	if len(others) == 0 {
		return
	}
	for _, spot := range others {
		s.ownUnit = s.ownUnit || spot.Asset == bitcoin
	}
	if s.reckons {
		s.scale = ask.Satoshi
	}
	others = append(others, lexicon.Spot{Name: lexicon.Name{Asset: bitcoin, Rank: 1, Symbol: true}, From: at, To: at + 1, Sure: true})
	s.spots = others
	slices.SortFunc(s.spots, func(a, b lexicon.Spot) int { return a.From - b.From })
}
