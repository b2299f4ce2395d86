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
	raw = unmarked(strings.ReplaceAll(spelledFaces(commanded(raw)), "🆚", " vs "))
	pieces := piecesOf(raw)
	t := newText(lexicon.Tokenize(raw), now)
	language := replyIn(raw, t, prev.Language)
	whole, s := u.oneFrom(raw, t, prev)
	whole.Language = language
	if prev.none() {
		if q, ok := u.sentence(raw, whole, now); ok {
			return q
		}
	}
	if q, ok := u.meantAlone(whole, s, prev, now); ok {
		return q
	}
	if q, ok := u.inSeveral(whole, s, t); ok {
		return q
	}
	if q, ok := s.figuresOfOne(whole); ok {
		return q
	}
	if pieces == nil || whole.Corrects || len(whole.Against) > 0 || whole.Lacks.Figure != "" || keptTogether(whole) || !u.plural(s, raw, now) || s != nil && !s.mayAskTwice(whole, pieces, u.lex) {
		return whole
	}
	all, several := u.parts(pieces, s, now)
	if !several {
		return whole
	}
	q := all[0]
	q.Also, q.Language = all[1:], language
	for _, more := range q.Also {
		q.Confidence = min(q.Confidence, more.Confidence)
	}
	return q
}

// keptTogether reports whether a message surely is about what somebody has or wants to be told:
// "i hold 2.5 eth, 1k xrp" asks for no conversions.
func keptTogether(q ask.Query) bool {
	return q.By == ask.ByModel && q.Confidence >= likely && (q.Intent == ask.Portfolio || q.Intent == ask.Watchlist || q.Intent == ask.Alert || q.Intent == ask.Settings || q.Intent == ask.Compare && len(q.Assets) > 1)
}

// one understands the text of one question. The scene is what was found in it; nil where nothing
// had to be found.
func (u *reader) one(raw string, prev past, now time.Time) (ask.Query, *scene) {
	return u.oneFrom(raw, newText(lexicon.Tokenize(raw), now), prev)
}

// oneFrom understands one question by its words as they were written.
func (u *reader) oneFrom(raw string, written text, prev past) (ask.Query, *scene) {
	spared := measureWords()
	if !prev.none() {
		spared = goneOnWords()
	}
	mended, slips := u.corrected(written.tokens, spared, prev.Language)
	t := written
	if !sameTokens(mended, written.tokens) {
		t = newText(mended, written.now)
	}
	q, s := u.oneOf(raw, written.tokens, t, prev)
	q.Slips = slips
	if s != nil {
		q.Slips = append(q.Slips, s.takenFor...)
	}
	return q, s
}

// sameTokens reports whether two slices are one: nothing was corrected.
func sameTokens(a, b []lexicon.Token) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// corrected are the words of a text with slang written out and slips mended, and which those were.
// Words that are spared are no slips; before is the language of the conversation, empty at its beginning.
func (u *reader) corrected(raw []lexicon.Token, spared set, before string) (tokens []lexicon.Token, slips []string) {
	tokens, slips = u.spelling.mended(u.parted(u.rejoined(plainly(u.dictated(raw), before))), spared)
	tokens, heard := u.byHan(tokens)
	return tokens, append(slips, heard...)
}

// oneOf understands the words of one question, which was written in other tokens.
func (u *reader) oneOf(raw string, written []lexicon.Token, t text, prev past) (ask.Query, *scene) {
	if len(t.tokens) > 0 && t.tokens[0].Kind == lexicon.Slash { // "/price btc" where the platform leaves it
		t = newText(t.tokens[1:], t.now)
	}
	if strings.TrimSpace(raw) == "?" {
		return ask.Query{Intent: ask.Help, Confidence: certain, By: ask.ByCommand}, nil
	}
	if q, ok := u.explains(raw); ok {
		return q, nil
	}
	if q, ok := faces(raw); ok {
		q.By = ask.ByModel
		return q, nil
	}
	if len(t.tokens) == 0 {
		return ask.Query{Intent: ask.OutOfScope, Confidence: unsure, By: ask.ByModel}, nil
	}
	if q, ok := u.seriesNamed(raw, t.now); ok {
		return q, nil
	}
	if q, ok := settings(raw, written, t); ok {
		return q, nil
	}
	if strings.Trim(strings.TrimSpace(raw), "?!.") == "gas" { // the coin of that name is written GAS, or with its sign
		return ask.Query{Intent: ask.Market, Metric: ask.Gas, Confidence: certain, By: ask.ByCommand}, nil
	}
	if q, ok := u.former(t); ok {
		q.By = ask.ByModel
		return q, nil
	}
	if q, ok := u.exact(t, prev); ok {
		q.By = ask.ByCommand
		return q, nil
	}
	if q, ok := describes(raw); ok {
		q.By = ask.ByModel
		return q, nil
	}
	s := u.look(u.spoken(t), false)
	s.faces, s.opening = facesOf(raw), openingFace(raw)
	s.refuse(prev.Query)
	s.prefer(prev.Query, u.first)
	q := s.satsOf(u.tempered(s, s.settled(u.decide(s))))
	if out, ok := s.ordered(q, raw); ok {
		q = out
	}
	s.facedAssets(&q)
	s.economies(&q)
	q.When = s.asksWhen(q)
	q.By = ask.ByModel
	if lack, is := s.lack(prev.Query, q); is {
		return ask.Query{Intent: ask.OutOfScope, Confidence: strong, By: ask.ByModel, Lacks: lack}, s
	}
	named, ok := s.stranger(q)
	if !ok {
		named, ok = s.lonely(prev.Query, q)
	}
	if ok {
		named.By = ask.ByModel
		return named, s
	}
	q = s.countless(prev, keepsAmount(prev.Query, s.follow(prev, q)))
	if named, ok := u.standIn(s, t, prev, q); ok {
		q = named
	}
	if q.Intent != ask.Compare {
		q.Like = market.Asset{} // that of the question before
	}
	s.drawing(&q)
	s.timeless(&q)
	s.sameHour(prev.Query, &q)
	keepsFormer(prev.Query, &q)
	s.foretold(&q)
	s.assume(prev.Query, &q)
	q.Other, q.Moved = s.otherwise(q), s.whyMoved(prev.Query, q)
	if w := s.weight(); w != "" || q.By != ask.ByContext {
		q.Unit = w
	}
	s.purity(&q)
	return q, s
}

// keepsAmount gives a conversion in other money the amount of the one before: "how much is it in gbp" after "100 usd in eur".
func keepsAmount(prev, q ask.Query) ask.Query {
	if prev.Intent != ask.Convert || prev.Amount == 0 || q.Intent != ask.Price || q.By != ask.ByContext || q.Currency == "" || q.Amount != 0 || !slices.Equal(q.Assets, prev.Assets) {
		return q
	}
	q.Intent, q.Amount = ask.Convert, prev.Amount
	return q
}

// spoken reads the 2 of "sol 2 usd" and the v of "eth v sol" as they are spoken.
func (u *reader) spoken(t text) text {
	var tokens []lexicon.Token // a copy, once there is something to change
	for i := 1; i+1 < len(t.tokens); i++ {
		means := spokenSigns[t.tokens[i].Raw]
		if means == "" || !u.spokenOf(t.tokens[i-1].Text, means) || !u.spokenOf(t.tokens[i+1].Text, means) {
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

// spokenOf reports whether a sign beside a word is spoken: beside a ticker, or a name that is
// compared.
func (u *reader) spokenOf(word, means string) bool {
	if u.lex.Ticker(word) {
		return true
	}
	_, named := u.lex.Resolve(word)
	return named && means == "vs"
}

// spokenSigns are what stands between two tickers, as it is spoken.
var spokenSigns = map[string]string{"x": "vs", "2": "to", "v": "vs", "V": "vs"}

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
	if !ok || len(t.tokens) > 1 && t.tokens[1].Kind == lexicon.Slash { // "p/e of apple"
		return ask.Query{}, false
	}
	if spot, ok := u.lex.Indicator(t.tokens); ok && spot.From == 0 && spot.To > 1 { // "price of gas"
		return ask.Query{}, false
	}
	s := u.look(newText(t.tokens[1:], t.now), true)
	s.refuse(prev.Query)
	if _, imagined := s.imagined(); imagined || s.beyond() || s.has(flips) && s.has(ifs) { // "price of eth if it flips btc"
		return ask.Query{}, false
	}
	s.prefer(prev.Query, u.first)
	q, ok := s.commanded(ask.Query{Intent: intent, Confidence: certain})
	if intent == ask.Economic {
		s.economies(&q)
	}
	s.assume(ask.Query{}, &q)
	q.Other, q.Unit = s.otherwise(q), s.weight()
	s.purity(&q)
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
		return c, ok && s.restLen() == 0
	case ask.Market:
		return s.exactMarket(q)
	}
	return s.exactEconomic(q)
}

func (s *scene) exactPrice(q ask.Query) (ask.Query, bool) {
	if s.amountAt >= 0 || s.past() || s.impossible() != "" || s.has(pastWords) || s.has(advised) || s.measured {
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
	return q, len(s.spots) > 0 && s.amountAt < 0 && s.restLen() == 0 || len(s.tokens) == 0
}

func (s *scene) exactEconomic(q ask.Query) (ask.Query, bool) {
	if s.measured {
		return economy(s)
	}
	q.Unknown = s.rest()
	return q, true
}
