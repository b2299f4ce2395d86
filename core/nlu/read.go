package nlu

import (
	"slices"
	"strings"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// How sure the rules are.
const (
	certain  = 1.0
	strong   = 0.95
	likely   = 0.85
	probable = 0.7
	weak     = 0.5
	unsure   = 0.3
)

// read understands one text, of one question or of several.
func (u *reader) read(raw string, prev past, now time.Time) ask.Query {
	all, several := u.parts(raw, now)
	if !several {
		return u.one(raw, prev, now)
	}
	q := all[0]
	q.Also = all[1:]
	for _, more := range q.Also {
		q.Confidence = min(q.Confidence, more.Confidence)
	}
	return q
}

// one understands the text of one question.
func (u *reader) one(raw string, prev past, now time.Time) ask.Query {
	tokens, slips := u.tokens(raw)
	q := u.oneOf(raw, newText(tokens, now), prev)
	q.Slips = slips
	return q
}

// tokens are the words of a text with slang written out and slips mended, and which those were.
func (u *reader) tokens(raw string) (tokens []lexicon.Token, slips []string) {
	tokens, slips = u.spelling.mended(u.parted(plainly(lexicon.Tokenize(raw))))
	tokens, heard := u.byHan(tokens)
	return tokens, append(slips, heard...)
}

// oneOf understands the words of one question.
func (u *reader) oneOf(raw string, t text, prev past) ask.Query {
	if len(t.tokens) > 0 && t.tokens[0].Kind == lexicon.Slash { // "/price btc" where the platform leaves it
		t = newText(t.tokens[1:], t.now)
	}
	if strings.TrimSpace(raw) == "?" {
		return ask.Query{Intent: ask.Help, Confidence: certain, By: ask.ByCommand}
	}
	if q, ok := faces(raw); ok {
		q.By = ask.ByModel
		return q
	}
	if len(t.tokens) == 0 {
		return ask.Query{Intent: ask.OutOfScope, Confidence: unsure, By: ask.ByModel}
	}
	if q, ok := settings(raw, t); ok {
		return q
	}
	if q, ok := u.exact(t, prev); ok {
		q.By = ask.ByCommand
		return q
	}
	s := u.look(u.spoken(t), false)
	s.faces = facesOf(raw)
	s.prefer(prev.Query, u.first)
	q := s.settled(u.decide(s))
	q.By = ask.ByModel
	q = s.follow(prev, q)
	if q.Intent != ask.Compare {
		q.Like = market.Asset{} // that of the question before
	}
	s.drawing(&q)
	s.assume(prev.Query, &q)
	q.Other = s.otherwise(q)
	return q
}

// spoken reads the 2 of "sol 2 usd" and the v of "eth v sol" as they are spoken.
func (u *reader) spoken(t text) text {
	var tokens []lexicon.Token // a copy, once there is something to change
	for i := 1; i+1 < len(t.tokens); i++ {
		means := spokenSigns[t.tokens[i].Raw]
		if means == "" || !u.lex.Ticker(t.tokens[i-1].Text) || !u.lex.Ticker(t.tokens[i+1].Text) {
			continue
		}
		if tokens == nil {
			tokens = slices.Clone(t.tokens)
		}
		tokens[i].Text, tokens[i].Raw, tokens[i].Kind = means, means, lexicon.Word
	}
	if tokens == nil {
		return t
	}
	return newText(tokens, t.now)
}

// spokenSigns are what stands between two tickers, as it is spoken.
var spokenSigns = map[string]string{"2": "to", "v": "vs", "V": "vs"}

// verbs are the commands that decide by themselves.
var verbs = map[string]ask.Intent{
	"price": ask.Price, "p": ask.Price, "quote": ask.Price, "convert": ask.Convert, "market": ask.Market, "stats": ask.Market,
	"econ": ask.Economic, "economy": ask.Economic, "macro": ask.Economic,
}

// exact reads a command: a verb, and an object of which every word is known.
func (u *reader) exact(t text, prev past) (ask.Query, bool) {
	if t.is(helpWords) {
		return ask.Query{Intent: ask.Help, Confidence: certain}, true
	}
	if t.tokens[0].Text == "ask" && len(t.tokens) > 1 {
		return u.ruled(u.look(newText(t.tokens[1:], t.now), false)), true
	}
	intent, ok := verbs[t.tokens[0].Text]
	if !ok {
		return ask.Query{}, false
	}
	if spot, ok := u.lex.Indicator(t.tokens); ok && spot.From == 0 && spot.To > 1 { // "price of gas"
		return ask.Query{}, false
	}
	s := u.look(newText(t.tokens[1:], t.now), true)
	if _, imagined := s.imagined(); imagined || s.beyond() {
		return ask.Query{}, false
	}
	s.prefer(prev.Query, u.first)
	q, ok := s.commanded(ask.Query{Intent: intent, Confidence: certain})
	s.assume(ask.Query{}, &q)
	q.Other = s.otherwise(q)
	return q, ok
}

// commanded reads the object of a command.
func (s *scene) commanded(q ask.Query) (ask.Query, bool) {
	switch q.Intent {
	case ask.Price:
		return s.exactPrice(q)
	case ask.Convert:
		c, ok := s.converted()
		c.Confidence = certain
		return c, ok && len(s.rest()) == 0
	case ask.Market:
		return s.exactMarket(q)
	}
	return s.exactEconomic(q)
}

func (s *scene) exactPrice(q ask.Query) (ask.Query, bool) {
	if s.amountAt >= 0 || s.past() || s.has(pastWords) || s.has(advised) || s.measured {
		return q, false
	}
	rest := s.rest()
	s.quoted(&q)
	if len(rest) > 0 && (len(rest) > 3 || len(s.spots) == 0 && s.has(connectors)) {
		return q, false
	}
	q.Unknown = rest
	return q, len(q.Assets)+len(q.Unknown) > 0
}

func (s *scene) exactMarket(q ask.Query) (ask.Query, bool) {
	q.Metric = s.metric()
	s.quoted(&q)
	q.Intent = ask.Market
	return q, len(s.spots) > 0 && s.amountAt < 0 && len(s.rest()) == 0 || len(s.tokens) == 0
}

func (s *scene) exactEconomic(q ask.Query) (ask.Query, bool) {
	if s.measured {
		return economy(s)
	}
	q.Unknown = s.rest()
	return q, true
}
