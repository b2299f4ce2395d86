package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// converted reads "1.5 eth in eur", "10k usd to btc", "how many btc for 500 dollars".
func (s *scene) converted() (ask.Query, bool) {
	if s.amountAt < 0 {
		return ask.Query{}, false
	}
	from, ok := s.beside()
	if !ok {
		return ask.Query{}, false
	}
	q := ask.Query{Intent: ask.Convert, Amount: s.amount, Assets: []market.Asset{s.spots[from].Asset}}
	if quote := s.spots[from].Quote; quote != "" {
		q.Currency = quote
		return q, true
	}
	if s.below {
		q.Amount = 0 // as of nothing: an answer tells which amounts there are
	}
	if to, ok := s.into(from); ok {
		setTarget(&q, s.spots[to].Asset)
	}
	return q, true
}

// beside is the spot that the amount counts: right behind it, or a sign right before it.
func (s *scene) beside() (int, bool) {
	if i, ok := s.signBetween(); ok {
		return i, true
	}
	for i, spot := range s.spots {
		if spot.From == s.amountEnd {
			return i, true
		}
	}
	for i, spot := range s.spots {
		if spot.To == s.amountAt && (s.tokens[spot.From].Kind == lexicon.Sign || spot.Asset.Class == market.Fiat) {
			return s.firstOfPair(i), true
		}
	}
	for i, spot := range s.spots { // "a grand in quid to dollars"
		if i+1 < len(s.spots) && spot.Asset.Class == market.Fiat && spot.From == s.amountEnd+1 && s.word(s.amountEnd) == "in" && s.spots[i+1].Asset != spot.Asset {
			return i, true
		}
	}
	for i, spot := range s.spots { // "0.5 of a btc", "100 worth of eth", "2 oz gold"
		if gap := spot.From - s.amountEnd; gap > 0 && gap <= mostBefore && s.counts(spot) {
			return i, true
		}
	}
	return 0, false
}

// signBetween is the sign before an amount that another one stands behind: "£45 → €".
func (s *scene) signBetween() (int, bool) {
	for i, spot := range s.spots {
		if spot.To == s.amountAt && s.tokens[spot.From].Kind == lexicon.Sign && i+1 < len(s.spots) && s.spots[i+1].From == s.amountEnd && s.tokens[s.amountEnd].Kind == lexicon.Sign {
			return i, true
		}
	}
	return 0, false
}

// firstOfPair is the money that is converted where a pair stands before the amount: "usd to inr, 1200".
func (s *scene) firstOfPair(last int) int {
	if last == 0 || s.tokens[s.spots[last].From].Kind == lexicon.Sign {
		return last
	}
	first := s.spots[last-1]
	if first.Asset.Class == market.Fiat && first.To+1 == s.spots[last].From && s.isIn(into, first.To) {
		return last - 1
	}
	return last
}

// mostBefore is how many words stand at most between an amount and what it counts: "1 metric ton of silver".
const mostBefore = 4

// counts reports whether the words between the amount and a spot leave the amount what it is:
// "3 ounces of gold", but not "3 grams of gold", which has another price.
func (s *scene) counts(spot lexicon.Spot) bool {
	for i := s.amountEnd; i < spot.From; i++ {
		if !s.isIn(fillers, i) && !units[s.word(i)].Has(spot.Asset.ID) && (!metal.Has(spot.Asset.ID) || !s.isScale(i)) {
			return false
		}
	}
	return true
}

// Words between an amount and what it counts. A unit is the one in which the asset is quoted.
var (
	fillers     = both(pieceCounts, setOf("of, my, our, these, those, mis, mes, meus, minhas, meiner, meinen, моих, наших, a, an, worth, de, d'un, d'une, von, do, da"))
	pieceCounts = setOf("lot, лот, лота, лотов, 手, 张, share, shares, acciones, ações, actions, aktien, adet, tane, hisse, акций, акции, штук, 个, 枚, 股, coin, coins, token, tokens, unit, units, unidade, unidades, unidad, unité, unités, einheit, einheiten, stück, moneda, monedas, moedas, moeda, pièces, münzen, монет, монеты, шт, штуки, штука, 单位, 只, 颗") // of pieces
	metal       = setOf("GC=F, SI=F, PL=F, PA=F")
	barrel      = setOf("CL=F, BZ=F")
	units       = map[string]set{
		"oz": metal, "ounce": metal, "ounces": metal, "barrel": barrel, "barrels": barrel, "barril": barrel, "barriles": barrel, "barris": barrel, "barils": barrel, "fass": barrel, "varil": barrel, "баррелей": barrel, "桶": barrel,
		"onza": metal, "onzas": metal, "onça": metal, "onças": metal, "once": metal, "onces": metal, "unze": metal, "unzen": metal, "feinunzen": metal, "ons": metal, "унция": metal, "унции": metal, "унций": metal, "盎司": metal,
	}
)

// into is what the amount is to be converted into: the next spot, else the one before.
func (s *scene) into(from int) (int, bool) {
	for i := range s.spots {
		if i > from && s.spots[i].Asset != s.spots[from].Asset {
			return i, true
		}
	}
	for i := range s.spots {
		if i != from && s.spots[i].Asset != s.spots[from].Asset {
			return i, true
		}
	}
	for i := range s.spots { // "1000 wei to eth", "1 btc in sats"
		if s.reckons && i > from && s.isIn(into, s.spots[i].From-1) {
			return i, true
		}
	}
	return 0, false
}

// setTarget makes an asset the target of a conversion.
func setTarget(q *ask.Query, a market.Asset) {
	if a.Class == market.Fiat {
		q.Currency = market.Currency(a.ID)
		return
	}
	q.Target, q.Currency = a, market.Currency(strings.ToLower(a.Symbol))
}

// quoted separates the assets from the currency that they shall be quoted in: "btc eth in
// gbp", "eur/usd", "EURUSD", "eth eur". A target that is no currency makes it a conversion.
func (s *scene) quoted(q *ask.Query) {
	spots := s.asked(q.Intent)
	if len(spots) == 1 && spots[0].Quote != "" {
		q.Assets, q.Currency = assetsOf(spots), spots[0].Quote
		return
	}
	last := len(spots) - 1
	for last > 1 && spots[last].Asset.Class == market.Fiat && spots[last-1].Asset.Class == market.Fiat && spots[0].Asset.Class != market.Fiat && s.isIn(into, spots[last-1].From-1) {
		last-- // "in eur and usd": an answer has one currency, the first
	}
	spots = spots[:last+1]
	if last < 1 || last == 1 && spots[0].Asset == spots[1].Asset && !s.ownUnit { // "etc as in ethereum classic"
		q.Assets = assetsOf(spots)
		return
	}
	target, before := spots[last], s.word(spots[last].From-1)
	if before == "the" {
		before = s.word(target.From - 2)
	}
	if last == 1 && s.moneyPair(q) {
		return
	}
	slash := s.tokens[max(0, target.From-1)].Kind == lexicon.Slash
	switch {
	case last == 1 && before == "per" && target.Asset.Class == market.Fiat && spots[0].Asset.Class == market.Fiat: // "dollars per euro"
		q.Assets, q.Currency = assetsOf(spots[1:]), market.Currency(spots[0].Asset.ID)
	case target.Asset.Class == market.Fiat && (slash || into.Has(before) || many.Has(before) || toward.Has(before) || spots[last-1].To == target.From):
		q.Assets, q.Currency = assetsOf(spots[:last]), market.Currency(target.Asset.ID)
	case (slash || hanAsked.Has(before)) && (target.Asset.Symbol == "USDT" || target.Asset.Symbol == "USDC"):
		q.Assets, q.Currency = assetsOf(spots[:last]), market.USD
	case last == 1 && (slash || into.Has(before)) && target.Asset.Class != market.Fiat:
		q.Intent, q.Assets = ask.Convert, assetsOf(spots[:1])
		setTarget(q, target.Asset)
	case s.pricedIn(spots):
		q.Assets, q.Currency = assetsOf(spots[:last]), market.Currency(target.Asset.ID)
	case s.ahead(spots):
		q.Assets, q.Currency = assetsOf(spots[1:]), market.Currency(spots[0].Asset.ID)
	default:
		q.Assets = assetsOf(spots)
		s.tellIn(q, spots)
	}
}

// asked are the spots without money that is not wanted, "CHF statt in EUR", and in a request for
// advice without what is paid: "at 4,100 dollars".
func (s *scene) asked(intent ask.Intent) []lexicon.Spot {
	if intent == ask.Advice && len(s.spots) == 1 && isMoney(s.spots[0].Asset) && s.amountAt >= 0 && (s.spots[0].From == s.amountEnd || s.spots[0].To == s.amountAt) { // "5000 euros à placer"
		return nil
	}
	if len(s.spots) < 2 {
		return s.spots
	}
	out := make([]lexicon.Spot, 0, len(s.spots))
	for i, spot := range s.spots {
		if spot.Asset.Class == market.Fiat && (s.unwanted(spot) || intent == ask.Advice && i == 0 && spot.From > 0 && s.tokens[spot.From-1].Kind == lexicon.Number) {
			continue
		}
		out = append(out, spot)
	}
	if len(out) == 0 {
		return s.spots
	}
	return out
}

// Words before, and behind, what something shall not be any more.
var (
	insteadOf = foldedSet("instead of, rather than, not, not in, no longer, statt, statt in, anstatt, anstatt in, anstelle von, nicht, nicht in, nicht mehr in, en vez de, en lugar de, no en, em vez de, ao invés de, em lugar de, não em, au lieu de, au lieu des, plus en, pas en, вместо, а не, а не в, 而不是, 不要, 不是")
	instead   = foldedSet("yerine, değil")
)

func (s *scene) unwanted(spot lexicon.Spot) bool {
	if s.isIn(instead, spot.To) {
		return true
	}
	for n := 1; n <= min(4, spot.From); n++ {
		if insteadOf.Has(s.window(spot.From-n, spot.From)) {
			return true
		}
	}
	return false
}

// pricedIn reports whether the last of the spots is money and the rest is not, so that it is what
// the rest is wanted in: "ada kaç dolar ediyor", unless it is one more of a list.
func (s *scene) pricedIn(spots []lexicon.Spot) bool {
	last := len(spots) - 1
	if spots[last].Asset.Class != market.Fiat || s.listed(spots[last]) {
		return false
	}
	return !slices.ContainsFunc(spots[:last], func(spot lexicon.Spot) bool { return spot.Asset.Class == market.Fiat })
}

// ahead reports whether the first of the spots is the money that the rest is wanted in: "how
// many dollars is an eth", "in euros, btc".
func (s *scene) ahead(spots []lexicon.Spot) bool {
	before := s.word(spots[0].From - 1)
	if spots[0].Asset.Class != market.Fiat || !into.Has(before) && !many.Has(before) && !many.Has(s.window(max(0, spots[0].From-2), spots[0].From)) {
		return false
	}
	return !s.listed(spots[1]) && !slices.ContainsFunc(spots[1:], func(spot lexicon.Spot) bool { return spot.Asset.Class == market.Fiat })
}

// listed reports whether a spot is one more of a list: "gold and the dollar", "btc, dollar".
func (s *scene) listed(spot lexicon.Spot) bool {
	at := spot.From - 1
	for s.isIn(articles, at) {
		at--
	}
	return s.isIn(lists, at) || s.isIn(compares, at)
}

// compares stand between what is compared.
var compares = setOf("vs, versus, with, mit, con, com, avec, ile, с, 跟, 与, than, als, que")

// tellIn takes the one currency among assets for what their price is told in, wherever it stands:
// "ada kaç dolar", "how many dollars is one eth". Money that is counted is neither: "gold at 4,100
// dollars".
func (s *scene) tellIn(q *ask.Query, spots []lexicon.Spot) {
	at := -1
	for i, spot := range spots {
		if spot.Asset.Class != market.Fiat {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at < 0 || q.Intent != ask.Price && q.Intent != ask.Advice {
		return
	}
	money := spots[at]
	amount := s.amountAt >= 0 && (s.amountEnd == money.From || s.amountAt == money.To)
	if !amount && (s.listed(money) || s.isIn(lists, money.To) || s.isIn(versus, money.From-1) || s.isIn(versus, money.To)) {
		return
	}
	q.Assets = assetsOf(slices.Delete(slices.Clone(spots), at, at+1))
	if !amount {
		q.Currency = market.Currency(money.Asset.ID)
	}
}

// versus are words between things that are compared.
var versus = foldedSet("v, vs, versus, against, contra, gegen, contre, karşı, против")

// moneyPair reads a rate between two currencies: "dollar to yen", "euro kaç tl"; the other way
// round where it is asked how many: "how many yen is a dollar", "сколько рублей в долларе".
func (s *scene) moneyPair(q *ask.Query) bool {
	a, b := s.spots[0], s.spots[1]
	if a.Asset.Class != market.Fiat || b.Asset.Class != market.Fiat || s.word(b.From-1) == "per" || s.isIn(lists, b.From-1) {
		return false
	}
	if s.standsBefore(many, a.From) && !s.manyOf(b) || s.isIn(many, a.From-2) && s.word(a.From-1) == "de" || s.boughtFor(a, b) {
		a, b = b, a
	}
	q.Assets, q.Currency = []market.Asset{a.Asset}, market.Currency(b.Asset.ID)
	return true
}

// manyOf reports whether Russian says of a money that something is in many of it: "сколько доллар в
// рублях" asks for the dollar, "сколько долларов в рубле" for the rouble.
func (s *scene) manyOf(money lexicon.Spot) bool {
	word := s.word(money.From)
	return s.language == "ru" && (strings.HasSuffix(word, "ах") || strings.HasSuffix(word, "ях"))
}

// boughtFor reports whether it is asked how much of the first money there is for the second: "wie viel franken für nen euro".
func (s *scene) boughtFor(a, b lexicon.Spot) bool {
	before := b.From - 1
	if s.isIn(placed, before) {
		before--
	}
	return s.isIn(inReturn, before) && s.standsBefore(howMuch, a.From)
}

// Words before what is given for something, and before what is counted.
var (
	inReturn = setOf("for, für, fuer, por, pour, за, per")
	howMuch  = foldedSet("how much, wie viel, wieviel, cuánto, cuanto, cuánta, quanto, quanta, combien, сколько")
)

var (
	lists = setOf("and, y, e, und, et, ve, и, 和, or, o, ou, oder, veya, или")
	many  = foldedSet("how many, cuántos, cuántas, cuantos, quantos, quantas, wie viele, wieviele, wieviel, combien de, combien, kaç, сколько, скольки, 多少")
)

// toward are words before the money that a rate is counted in; between other assets they compare.
var toward = setOf("contra, ao, al, gegen, gegenüber, zum, zur, contre, au, против, karşı, karşısında")

// into are words before the currency of an answer.
var into = both(foldedSet(otherInto), setOf("in, to, into, as, =, per"))
