package nlu

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// inMoney is the same question in another currency, or of it: "and the yen?" after a rate.
func (s *scene) inMoney(out ask.Query, money []market.Asset, led bool) (ask.Query, bool) {
	if len(out.Assets) == 0 || out.Intent == ask.Economic || len(money) > 1 {
		return out, false
	}
	rate := ofMoney(out)
	if !s.intoIt(money[0]) && out.Intent != ask.Convert && (!rate || !s.has(insteadWords)) {
		if rate && !led && !s.short() {
			return out, false
		}
		if rate || s.itself() {
			out.Assets = money
			if string(out.Currency) == money[0].ID || !rate {
				out.Currency = ""
			}
			return out, true
		}
	}
	if !rate {
		out.Assets = slices.DeleteFunc(slices.Clone(out.Assets), isMoney)
	}
	out.Currency, out.Target = market.Currency(money[0].ID), market.Asset{}
	if s.past() {
		return s.overTime(out)
	}
	return out, true
}

func isMoney(a market.Asset) bool { return a.Class == market.Fiat }

// itself reports whether a currency is named as a thing: "and the dollar?".
func (s *scene) itself() bool {
	return len(s.spots) == 1 && s.isIn(articleOne, s.spots[0].From-1) && s.tokens[s.spots[0].From].Kind == lexicon.Word
}

// articleOne are articles of one thing.
var articleOne = setOf("the, el, la, der, die, le, o, a")

// recount takes what was read as a year for a number, where the question before has one: "make
// it 2000".
func (s *scene) recount(prev ask.Query) {
	if !s.dated || s.amountAt >= 0 || s.when.To != s.when.From+1 || s.tokens[s.when.From].Kind != lexicon.Number {
		return
	}
	switch prev.Intent {
	case ask.Alert, ask.Portfolio:
	case ask.Convert:
		if s.isIn(inYear, s.when.From-1) {
			return
		}
	default:
		return
	}
	s.dated, s.amount, s.amountAt, s.amountEnd = false, s.tokens[s.when.From].Number, s.when.From, s.when.To
}

// inYear are words before a year.
var inYear = setOf("in, en, em, im, в, since, seit, desde, depuis, с, during, año, ano, jahr, année")

// ofAmount is the same question of another number.
func (s *scene) ofAmount(out ask.Query, money []market.Asset, led bool) (ask.Query, bool) {
	before := out.Amount
	out.Amount = s.amount
	switch out.Intent {
	case ask.Convert:
		if len(money) > 0 {
			s.exchanged(&out, money)
		}
		return out, true
	case ask.Alert, ask.Portfolio:
		if len(money) > 0 {
			out.Currency = market.Currency(money[0].ID)
		}
		return out, true
	case ask.History: // what had become of another amount
		switch {
		case len(money) > 0:
			out.Currency, out.Counted = market.Currency(money[0].ID), false
		case s.isIn(pieceCounts, s.amountEnd):
			out.Counted = true
		}
		return out, before > 0
	case ask.Price:
		if len(money) > 0 && s.spots[0].From == s.amountEnd {
			return out, false
		}
		if len(money) > 0 {
			out.Currency = market.Currency(money[0].ID)
		}
		out.Intent = ask.Convert
		return out, (led || s.has(howManyOf)) && len(out.Assets) == 1
	case ask.Movers:
		s.ranked(&out)
		out.Amount = 0
		return out, out.Top > 0
	}
	return out, false
}

// exchanged is a conversion of so much of another currency, or into another one: "and 50
// euros?", "make it 200 in yen".
func (s *scene) exchanged(out *ask.Query, money []market.Asset) {
	from, ok := s.beside()
	if !ok {
		out.Currency, out.Target = market.Currency(money[0].ID), market.Asset{}
		return
	}
	source := s.spots[from].Asset
	before := out.Assets
	out.Assets = []market.Asset{source}
	if to, found := s.into(from); found {
		setTarget(out, s.spots[to].Asset)
		return
	}
	if string(out.Currency) == source.ID && len(before) == 1 {
		out.Target = market.Asset{}
		setTarget(out, before[0])
	}
}

// putInto reports whether a question is for what had become of an amount.
func putInto(q ask.Query) bool { return q.Intent == ask.History && q.Amount > 0 }

// uninvested is a question without the amount that was put into something.
func uninvested(q ask.Query) ask.Query {
	q.Amount, q.Counted, q.Every = 0, false, ""
	return q
}

// overTime is what was asked about, at the time that is named now.
func (s *scene) overTime(out ask.Query) (ask.Query, bool) {
	out.Span = s.when.Span
	if out.Intent == ask.Sentiment && len(out.Assets) > 0 {
		out.Intent = ask.History
	}
	switch out.Intent {
	case ask.History:
		if s.has(howDone) { // "how did it do this year?", after a purchase
			out = uninvested(out)
		}
		return out, true
	case ask.Chart, ask.Economic, ask.Compare, ask.Movers, ask.Sentiment:
		return out, true
	case ask.Market:
		if recorded[out.Metric] && len(out.Assets) > 0 && out.Span != "24h" {
			out.Intent = ask.History
		}
		return out, out.Metric != "" || len(out.Assets) > 0
	case ask.Price, ask.Profile, ask.Advice, ask.Convert:
		out.Intent, out.Amount, out.Target = ask.History, 0, market.Asset{}
		return out, len(out.Assets) > 0
	}
	return out, false
}
