package nlu

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// query gives what was found its part in an intent.
func (s *scene) query(intent ask.Intent) ask.Query {
	q := ask.Query{Intent: intent}
	switch intent {
	case ask.Economic:
		s.figure(&q)
	case ask.Convert:
		s.conversion(&q)
	case ask.Alert, ask.Portfolio:
		s.recount(q)
		s.quoted(&q)
		s.held(&q)
		if n, ok := s.lots(); ok && intent == ask.Portfolio {
			q.Amount = n
		}
	case ask.Price, ask.Advice, ask.Profile, ask.Watchlist:
		s.quoted(&q)
		if intent == ask.Price {
			s.levelled(&q)
		}
		if intent == ask.Watchlist {
			s.listAll(&q)
		}
		if intent == ask.Advice && len(q.Assets) == 1 && isMoney(q.Assets[0]) && q.Currency == "" && s.amountAt >= 0 && s.paidIn(s.amountEnd) { // what is there to be invested
			q.Assets = nil
		}
	case ask.History, ask.Chart, ask.Compare, ask.Market:
		s.quoted(&q)
		q.Metric = s.metric()
		if q.Metric == "" && intent == ask.Market {
			q.Metric = s.portion()
		}
		s.timed(&q)
		if intent == ask.Market && (q.Span == "24h" || q.Span.Day() && len(q.Assets) == 0 && q.Metric == "") { // "is the market open on christmas"
			q.Span = ""
		}
		if intent == ask.Market && len(q.Assets) == 0 && q.Metric == "" && s.has(worths) {
			q.Metric = ask.MarketCap
		}
		if intent == ask.Market {
			s.wholeIn(&q)
		}
		if intent == ask.Compare {
			s.compared(&q)
		}
	case ask.Movers:
		s.quoted(&q)
		q.Assets = nil
		s.timed(&q)
		s.ranked(&q)
	case ask.Settings:
		s.quoted(&q)
		if q.Currency == "" && len(q.Assets) == 1 && q.Assets[0].Class == market.Fiat {
			q.Currency = market.Currency(q.Assets[0].ID)
		}
		if in := s.moneyBehindInto(); in != "" { // "alles nur noch in CHF, mit Dollar bin ich verloren"
			q.Currency = in
		}
		if q.Currency == "" {
			q.Currency = s.maybeMoney()
		}
		q.Assets = nil
	case ask.Sentiment:
		s.quoted(&q)
		q.Currency = ""
		if s.past() {
			s.timed(&q)
		}
	case ask.Feedback:
		q.Assets = assetsOf(s.spots)
	}
	q.Intent, q.Target = intent, targetOf(intent, q.Target)
	return q
}

// listAll puts all things of a text on a list: none of them is what another one is wanted in.
func (s *scene) listAll(q *ask.Query) {
	if things, _ := s.sorted(); len(things) > len(q.Assets) {
		q.Assets, q.Currency = things, ""
	}
}

// moneyBehindInto is the one currency that something is wanted in where others are named beside it.
func (s *scene) moneyBehindInto() market.Currency {
	found := market.Currency("")
	for _, spot := range s.spots {
		if isMoney(spot.Asset) && s.isIn(into, spot.From-1) {
			if found != "" {
				return ""
			}
			found = market.Currency(spot.Asset.ID)
		}
	}
	return found
}

// maybeMoney is the one currency that a setting may mean by a word: "tl göster".
func (s *scene) maybeMoney() market.Currency {
	if s.language == "en" || len(s.maybe) != 1 || !isMoney(s.maybe[0].Asset) {
		return ""
	}
	return market.Currency(s.maybe[0].Asset.ID)
}

// worths ask what the whole market is worth.
var worths = foldedSet("worth, valued, market value, vale, valor, valent, vaut, valeur, wert, değeri, стоит, стоимость, 值多少, 总值")

func targetOf(i ask.Intent, a market.Asset) market.Asset {
	if i == ask.Convert {
		return a
	}
	return market.Asset{}
}

// past reports whether the text names a time other than today.
func (s *scene) past() bool { return s.dated && !s.when.Loose }

// timed adds the time that the text names.
func (s *scene) timed(q *ask.Query) {
	if s.dated {
		q.Span = s.when.Span
	}
}

// figure is the economic figure that the text names.
func (s *scene) figure(q *ask.Query) {
	if !s.measured {
		q.Unknown = s.rest()
		return
	}
	q.Indicator = s.economic.Indicator
	if s.economic.Elsewhere {
		q.Unknown = []string{place(s.economic.Country) + " " + s.window(s.economic.From, s.economic.To)}
	}
	s.since(q)
}

// since adds the time of a figure, unless it is the figure's own: the 30 years of a mortgage.
func (s *scene) since(q *ask.Query) {
	if s.past() && !strings.HasSuffix(q.Indicator.Code, "_"+string(s.when.Span)) {
		q.Span = s.when.Span
	}
}

// ofGDP say that something is told as a part of the product.
var ofGDP = foldedSet("of gdp, to gdp, per gdp, vs gdp, del pib, do pib, du pib, am bip, vom bip, к ввп, от ввп, gsyih'ye, 占gdp")

// debts are words beside the product that ask for those of a country relative to it.
var debts = foldedSet("debt, verschuldet, überschuldet, endeudado, endeudada, endeudados, endividado, endividada, endetté, endettée, endettés, borçlu, indebted, deuda, dívida, schulden, staatsschulden, verschuldung, dette, dette publique, borç, borcu, долг, долга, госдолг, госдолга, 债务, 负债, 国债")

// toGDP are words beside a debt that make it one relative to the product.
var toGDP = foldedSet("to gdp, of gdp, % du pib, en % du pib, % del pib, % do pib, % des bip, gdp, pib, del pib, do pib, du pib, bip, ввп, к ввп, gsyih, 占gdp, gdp比重")

// conversion is what is converted into what.
func (s *scene) conversion(q *ask.Query) {
	if c, ok := s.converted(); ok {
		*q = c
		return
	}
	if s.refersToMoney() {
		q.Currency = market.Currency(s.spots[0].Asset.ID)
		return
	}
	s.quoted(q) // an amount that counts none of the names is not given to one of them
}

// compared are all that stand beside each other: of "eth versus sol" none is a currency.
func (s *scene) compared(q *ask.Query) {
	var all []market.Asset
	for _, spot := range s.spots {
		if spot.Asset.Class != market.Fiat || ofDollars(spot) {
			all = append(all, spot.Asset)
		}
	}
	if len(all) < 2 {
		return
	}
	q.Assets = unique(all)
	if slices.ContainsFunc(all, func(a market.Asset) bool { return strings.EqualFold(a.Symbol, string(q.Currency)) }) {
		q.Currency = ""
	}
}

// held adds the number of an alert or of a holding, and the currency that it is in.
func (s *scene) held(q *ask.Query) {
	if s.amountAt >= 0 {
		q.Amount = s.amount
	}
	var coins []market.Asset
	for _, spot := range s.spots {
		if spot.Asset.Class != market.Fiat {
			coins = append(coins, spot.Asset)
			continue
		}
		if q.Currency == "" && (s.tokens[spot.From].Kind == lexicon.Sign || spot.From == s.amountEnd) {
			q.Currency = market.Currency(spot.Asset.ID)
		}
	}
	if len(coins) > 0 {
		q.Assets = unique(coins)
		s.heldIn(q)
	} else if len(s.spots) == 1 && q.Currency != "" && s.amountAt >= 0 && s.spots[0].From == s.amountEnd { // what has so much is not known
		q.Assets = nil
	} else if len(s.spots) == 1 && s.isIn(into, s.spots[0].From-1) { // "my holdings in euros"
		q.Currency, q.Assets = market.Currency(s.spots[0].Asset.ID), nil
	}
}

// heldIn is the money behind "in" that a price or a threshold is in: "i paid 450k for one, in euros".
func (s *scene) heldIn(q *ask.Query) {
	for _, spot := range s.spots {
		if q.Currency == "" && spot.Asset.Class == market.Fiat && s.isIn(into, spot.From-1) {
			q.Currency = market.Currency(spot.Asset.ID)
		}
	}
}

// wholeIn is the money that a figure of the whole market is wanted in: "total market cap in euros".
func (s *scene) wholeIn(q *ask.Query) {
	if q.Currency != "" || len(s.spots) != 1 || s.spots[0].Asset.Class != market.Fiat || !s.isIn(into, s.spots[0].From-1) {
		return
	}
	q.Currency, q.Assets = market.Currency(s.spots[0].Asset.ID), nil
}

// pieces are words behind a number of shares or coins.
var pieces = foldedSet("shares, share, lots, lot, units, pieces, acciones, títulos, ações, papéis, cotas, actions, parts, titres, stück, stueck, aktien, anteile, lot, adet, tane, hisse, акций, акции, штук, лотов, лота, 股, 手, 枚, 个")

// lots is the number that counts pieces, where another one is their price.
func (s *scene) lots() (float64, bool) {
	for i, t := range s.tokens {
		if s.word(i+1) == "手" { // a lot is of 100 shares
			if n := max(t.Number, lexicon.One(t.Text, "zh")); n > 0 {
				return 100 * n, true
			}
		}
		if n := max(t.Number, lexicon.One(t.Text, "zh")); n > 0 && s.word(i+1) == "张" && s.paperAt(i+2) { // as Taiwan counts: 1,000 shares
			return 1000 * n, true
		}
		if t.Kind == lexicon.Number && s.isIn(pieces, i+1) {
			return t.Number, true
		}
		if pieces.Has(t.Text) {
			if n, ok := s.pieceCount(i); ok {
				return n, true
			}
		}
		for _, spot := range s.spots { // "3000 dolardan 2 eth aldım"
			if t.Kind == lexicon.Number && spot.From == i+1 && i > s.amountEnd && s.amountAt >= 0 && spot.Asset.Class != market.Fiat && s.paidIn(s.amountEnd) {
				return s.localised(i, s.spots), true
			}
		}
	}
	return s.lettered()
}

// pieceCount is the number before pieces, also with what they are of between: "a dozen starbucks
// shares", "15 of my tesla shares", "ten shares".
func (s *scene) pieceCount(at int) (float64, bool) {
	end := at
	for _, spot := range s.spots {
		if spot.To == at || spot.From < at && at < spot.To { // "shares" may belong to the name
			end = spot.From
		}
	}
	for end > 0 && s.isIn(ownedOf, end-1) {
		end--
	}
	if end > 0 && s.tokens[end-1].Kind == lexicon.Number && end < at {
		return s.localised(end-1, s.spots), true
	}
	if end == 0 || !s.tallies(end-1) {
		return 0, false
	}
	unread := s.unread
	n, _, ok := s.spelled(end)
	s.unread = unread
	return n, ok
}

// ownedOf are words between a number and what it counts.
var ownedOf = setOf("of, my, our, the, more, extra, full, whole")

// lettered is a number in letters before a coin, where a price in digits follows: "two eth at 3000".
func (s *scene) lettered() (float64, bool) {
	if s.amountAt < 1 || !s.isIn(pricedBehind, s.amountAt-1) {
		return 0, false
	}
	for _, spot := range s.spots {
		if spot.Asset.Class == market.Fiat || spot.From == 0 || spot.From > s.amountAt || !s.tallies(spot.From-1) {
			continue
		}
		unread := s.unread
		n, _, ok := s.spelled(spot.From)
		s.unread = unread
		return n, ok
	}
	return 0, false
}

// pricedBehind are words before the price of one.
var pricedBehind = setOf("at, @, for, paid, a, à, por, zu, für, um, por, bei, pour, in")

// paperAt reports whether the name of a share begins at a token.
func (s *scene) paperAt(at int) bool {
	return slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return spot.From == at && spot.Asset.Class == market.Equity })
}

// paidIn reports whether money stands at a token.
func (s *scene) paidIn(at int) bool {
	return slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool { return spot.From == at && spot.Asset.Class == market.Fiat })
}

func unique(assets []market.Asset) []market.Asset {
	var out []market.Asset
	for _, a := range assets {
		seen := false
		for _, b := range out {
			seen = seen || a == b
		}
		if !seen {
			out = append(out, a)
		}
	}
	return out
}
