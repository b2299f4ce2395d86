package nlu

import (
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// Words of English orders, as chats give them to somebody who trades.
var (
	// orders begin with what is to be done with what they name: "whack 200 quid on xrp", "bin all my ada".
	orders = setOf("whack, slurp, scoop, snag, bin, punt, lob, chuck, stick, slap, slam, ape, yolo, market buy, market sell, close out, close, liquidate, unload, offload, dump, sell, sell off, flip, rotate, swing, get me, grab me, cop me, buy me, buy, long, short, cash out, cash me out, fill me on, load me up on, top me up on")
	// forMe say on whose behalf.
	forMe = setOf("for me, for my account, for us, on my behalf, off my hands")
	// intoIt stand before what is bought.
	intoIt = setOf("on, into, in, to")
	// contracts are what no asset is, but made of one.
	contracts = setOf("calls, puts, call, put, contracts, options, 0dtes, leaps")
	// balances stand behind where somebody has an account: "whats my coinbase balance".
	balances = setOf("balance, balances, account, acct, password, login, 2fa, withdrawal, withdrawals, deposit, kyc, seed phrase, app, support")
)

// ordered is out of scope where a text is no question but an order, for nobody here trades: "sell my btc?" asks for advice, "sell my btc now" does not.
func (s *scene) ordered(q ask.Query, raw string) (ask.Query, bool) {
	if s.language != "en" || strings.Contains(raw, "?") || len(s.spots) == 0 || s.has(counsel) || s.means("should", "will") {
		return q, false
	}
	switch q.Intent {
	case ask.Price, ask.Convert, ask.Profile, ask.Portfolio, ask.Education:
	default:
		return q, false
	}
	first := s.spots[0]
	account := s.isIn(balances, first.To) && s.word(first.From-1) == "my"
	if !account && (!s.begins(orders) || !s.has(forMe) && !s.staked(first)) {
		return q, false
	}
	return ask.Query{Intent: ask.OutOfScope, Confidence: probable}, true
}

// staked reports whether an order says what becomes of all that somebody has, of an amount, or of a contract.
func (s *scene) staked(first lexicon.Spot) bool {
	last := s.spots[len(s.spots)-1]
	switch {
	case s.isIn(contracts, first.To):
		return true
	case first.From >= 1 && s.word(first.From-1) == "my", first.From >= 2 && s.word(first.From-2) == "my":
		return len(s.spots) == 1 || s.isIn(intoIt, last.From-1) && last.From > first.To
	}
	return s.amountAt > 0 && s.amountAt < last.From && last.From > 1 && (s.word(last.From-1) == "on" || s.word(last.From-1) == "into")
}
