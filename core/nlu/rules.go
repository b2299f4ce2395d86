package nlu

import (
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Phrases of the rules.
var (
	corrections    = setOf("wrong, no i meant, that's wrong, not what i")
	helpAsked      = setOf("what can you do, what can i ask, how do i use")
	against        = setOf("vs, versus")
	explaining     = setOf("explain, define, definition of, meaning of, what does, how does, eli5, why does")
	longAgo        = setOf("last year, years ago, year ago, months ago, a decade ago")
	howMany        = setOf("how many, how much")
	existing       = setOf("floating around, floatin around, out there, in total, going around, are there, exist, exists, in circulation, left, mined")
	wholeMarket    = setOf("market, markets, crypto market, the market, global, global market, crypto, how is the market, how's the market, how is the crypto market, market overview")
	marketNamed    = setOf("global market, crypto market, market overview, global crypto")
	pricedAt       = setOf("how much is, trading at, going for, go for, goes for, went for, at now, what do i pay, what would i pay, set me back, setting me back, going rate, fetching, changing hands, changing hands at, run me, cost me, costs me, selling for, sell for, sells for, going at, priced at")
	shown          = setOf("how is, how's, hows, show me, give me, check, what about, how about, and")
	namelessPrices = setOf("price, prices, quote, how much is, price of, worth")
	toConvert      = setOf("convert")
)

// talk is what needs no data: greetings, thanks, judgements.
func talk(s *scene) (ask.Query, bool) {
	switch {
	case s.is(judgements) || (s.begins(corrections) && len(s.tokens) <= 8):
		return ask.Query{Intent: ask.Feedback, Confidence: likely, Assets: assetsOf(s.spots)}, true
	case s.is(greetings):
		return ask.Query{Intent: ask.Smalltalk, Confidence: strong}, true
	case s.begins(greetings) && len(s.spots) == 0 && !s.measured && s.restLen() <= 2 && len(s.tokens) <= 5 && !s.has(priceWords):
		return ask.Query{Intent: ask.Smalltalk, Confidence: probable}, true
	case s.has(helpAsked):
		return ask.Query{Intent: ask.Help, Confidence: likely}, true
	}
	return ask.Query{}, false
}

// cued is an intent that a phrase gives away.
func cued(s *scene) (ask.Query, bool) {
	if len(s.spots) == 2 && s.amountAt < 0 && s.has(against) && s.spots[1].Asset.Class != market.Fiat {
		return ask.Query{Intent: ask.Compare, Confidence: likely, Assets: assetsOf(s.spots), Metric: s.metric()}, true
	}
	for _, c := range cues {
		if !s.has(c.phrases) || (s.measured && c.intent == ask.Sentiment) { // "consumer sentiment" is a figure
			continue
		}
		q := ask.Query{Intent: c.intent, Confidence: likely, Metric: s.metric()}
		if c.intent != ask.OutOfScope && c.intent != ask.Settings {
			s.quoted(&q)
			q.Intent = c.intent
		}
		return q, true
	}
	return ask.Query{}, false
}

// economy is a published figure.
func economy(s *scene) (ask.Query, bool) {
	if !s.measured || s.amountAt >= 0 && len(s.spots) > 0 {
		return ask.Query{}, false
	}
	if s.begins(explaining) {
		return ask.Query{Intent: ask.Education, Confidence: likely}, true
	}
	if s.economic.Elsewhere {
		asked := place(s.economic.Country) + " " + s.window(s.economic.From, s.economic.To)
		q := ask.Query{Intent: ask.Economic, Confidence: likely, Indicator: s.economic.Indicator, Unknown: []string{asked}}
		s.since(&q)
		return q, true
	}
	if word := s.narrowed(); word != "" {
		asked := s.window(s.economic.From, s.economic.To) + " (" + word + ")"
		return ask.Query{Intent: ask.Economic, Confidence: likely, Unknown: []string{asked}}, true
	}
	q := ask.Query{Intent: ask.Economic, Confidence: strong, Indicator: s.economic.Indicator}
	if s.past() {
		s.since(&q)
	} else if s.has(longAgo) {
		q.Intent = ask.History
	}
	return q, true
}

// place is the English name of a country.
func place(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || code == "eu" {
		return "the euro area"
	}
	return display.English.Regions().Name(region)
}

// figures are market statistics, of assets or of the whole market.
func figures(s *scene) (ask.Query, bool) {
	m := s.metric()
	if m == "" && s.begins(howMany) && s.has(existing) {
		m = ask.Supply
	}
	q := ask.Query{Intent: ask.Market, Confidence: strong, Metric: m}
	coins := false
	for _, spot := range s.spots {
		coins = coins || spot.Asset.Class != market.Fiat
	}
	switch {
	case m != "" && coins && s.amountAt < 0:
		s.quoted(&q)
		q.Intent = ask.Market
		if s.past() {
			s.timed(&q)
		}
		return q, true
	case coins:
		return q, false
	case m == ask.Dominance, m != "" && s.has(globalWords) && s.restLen() <= 3, s.is(wholeMarket),
		s.has(marketNamed) && len(s.tokens) <= 8 && !s.begins(conceptOnly):
		s.quoted(&q)
		q.Intent = ask.Market
		s.wholeIn(&q)
		q.Assets = nil
		return q, true
	case m != "" && s.begins(conceptWords):
		return ask.Query{Intent: ask.Education, Confidence: likely}, true
	case m != "" && s.restLen() > 0 && s.restLen() <= 4:
		if unknown := without(s.rest(), m); len(unknown) > 0 && len(unknown) <= 3 {
			return ask.Query{Intent: ask.Market, Confidence: weak, Metric: m, Unknown: unknown}, true
		}
	}
	return q, false
}

var conceptOnly = setOf("what are, explain, define, how does, how do, why")

// without drops the words of the metric itself.
func without(words []string, m ask.Metric) []string {
	var out []string
	for _, w := range words {
		if t := newText(lexicon.Tokenize(w), time.Time{}); t.metric() == m || w == "all-time" || w == "high" || w == "low" || w == "circulating" || w == "total" {
			continue
		}
		out = append(out, w)
	}
	return out
}

// ago is a question about what was.
func ago(s *scene) (ask.Query, bool) {
	if len(s.spots) == 0 || !s.past() && !s.has(pastWords) {
		return ask.Query{}, false
	}
	q := ask.Query{Intent: ask.History, Confidence: probable}
	s.quoted(&q)
	q.Intent = ask.History
	s.timed(&q)
	return q, true
}

// exchange is a conversion of an amount.
func exchange(s *scene) (ask.Query, bool) {
	q, ok := s.converted()
	if !ok {
		return q, false
	}
	others := s.restLen()
	q.Confidence = strong
	if others > 3 {
		q.Confidence = weak
	}
	return q, others <= 6 && !s.single()
}

// single reports whether the price of one thing is asked for: "how much is 1 btc".
func (s *scene) single() bool {
	return s.amount == 1 && s.amountAt >= 0 && len(s.spots) == 1 && s.asksPrice()
}

// explained asks what something is.
func explained(s *scene) (ask.Query, bool) {
	if !s.begins(conceptWords) || s.asksPrice() {
		return ask.Query{}, false
	}
	named := 0
	for _, spot := range s.spots {
		if spot.Asset.Class != market.Fiat {
			named++
		}
	}
	switch {
	case named == 1 && s.has(whyWords) && s.has(moves): // for news of it
		return ask.Query{Intent: ask.OutOfScope, Confidence: likely}, true
	case named == 1 && len(s.spots) == 1 && s.restLen() <= 2:
		return ask.Query{Intent: ask.Profile, Confidence: likely, Assets: assetsOf(s.spots)}, true
	case named == 0 && s.restLen() > 0:
		return ask.Query{Intent: ask.Education, Confidence: probable}, true
	}
	return ask.Query{}, false
}

// asksPrice reports whether words ask for a price, also in "what's btc at".
func (s *scene) asksPrice() bool {
	last := s.word(len(s.tokens) - 1)
	if s.isIn(placesAt, 0) && s.has(setAt) { // "where's link at in euros"
		return true
	}
	return s.has(priceWords) || last == "at" || last == "last" || last == "rn" || last == "atm" || last == "doing" || last == "now" || last == "today" || s.word(0) == "how" && s.word(1) == "much" || s.has(pricedAt)
}

// Words of a question where a price is at.
var (
	placesAt = setOf("what's, whats, where's, wheres, what, where, how's, hows")
	setAt    = setOf("at in, at now, at rn, at today, at atm, at right, at currently, at vs, at against")
)

// quotes are prices: assets with a word for it, or assets and nothing else.
func quotes(s *scene) (ask.Query, bool) {
	if len(s.spots) == 0 || s.onlyDollarSigns() || s.amountAt >= 0 && !s.single() { // an amount that nothing took is not dropped
		return ask.Query{}, false
	}
	q := ask.Query{Intent: ask.Price, Confidence: strong}
	s.quoted(&q)
	others := s.restLen()
	switch {
	case s.asksPrice() && others <= 4:
	case others == 0:
		q.Confidence = likely + 0.05
	case cashtags(s) > 0 && others <= 6, others == 1 && len(s.tokens) <= 4 && !s.hasSlash(), s.has(shown) && others <= 2:
		q.Confidence = probable
	default:
		return ask.Query{}, false
	}
	return q, len(q.Assets) > 0
}

// onlyDollarSigns reports whether all that was found is a "$", as in "${HOME}".
func (s *scene) onlyDollarSigns() bool {
	for _, spot := range s.spots {
		if s.tokens[spot.From].Text != "$" {
			return false
		}
	}
	return true
}

// hasSlash reports whether the text may be a path or an address.
func (s *scene) hasSlash() bool {
	for _, t := range s.tokens {
		if t.Kind == lexicon.Slash {
			return true
		}
	}
	return false
}

func cashtags(s *scene) int {
	n := 0
	for _, t := range s.tokens {
		if t.Kind == lexicon.Cashtag {
			n++
		}
	}
	return n
}

// nameless asks for a price of something that nobody knows: the words are named, not guessed.
func nameless(s *scene) (ask.Query, bool) {
	if len(s.tokens) > 8 || !s.has(namelessPrices) && !s.begins(toConvert) {
		return ask.Query{}, false
	}
	rest := s.rest()
	if len(rest) == 0 || len(rest) > 3 {
		return ask.Query{}, false
	}
	return ask.Query{Intent: ask.Price, Confidence: weak, Unknown: rest}, true
}
