package nlu

import (
	"slices"
	"strings"
	"unicode"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// decide lets the model tell the intent of a text that is no command, but where phrases alone say it. Where the rules say the
// same, they have given every name its part already.
func (u *reader) decide(s *scene) ask.Query {
	for _, plain := range []func() (ask.Query, bool){s.heated, s.imagined, s.invested, s.cheaper, s.ofYear, s.atHour, s.briefed} {
		if q, ok := plain(); ok {
			return q
		}
	}
	if q, ok := chain(s); ok {
		return q
	}
	rule := u.ruled(s)
	view := s.view(rule)
	if len(view.Signs) == 0 && !s.readable() {
		return rule
	}
	best, _ := u.model.Tell(view)
	intent := ask.Intent(best.Label)
	if s.adopt(intent, best.Confidence) {
		return u.decide(s)
	}
	switch {
	case rule.Intent == ask.Price && rule.Confidence >= likely && s.namesOnly(), rule.Intent == ask.Price && intent == ask.Chart && s.begins(shown) && !s.pictured() && s.restLen() == 0: // "show me btc"
		return rule
	case intent == ask.OutOfScope && rule.Intent == ask.Price && len(rule.Unknown) == 1 && s.known != nil && !s.known(strings.ToLower(rule.Unknown[0])): // of a name, it seems
		return rule
	case intent == ask.Price && len(s.spots)+len(s.maybe) == 0 && best.Confidence < doubting: // of nothing
		return rule
	case intent == ask.Movers && len(s.spots) == 1 && s.has(upOrDown), s.stance(intent, best.Confidence): // "pepe va subiendo o bajando hoy?", "is doge cooked rn or nah"
		q := s.query(ask.Price)
		q.Confidence = best.Confidence
		return q
	case intent == ask.Compare && rule.Intent == ask.Price && rule.Confidence >= likely && best.Confidence < certainlyNot && !s.has(besides) && !s.has(compares) && !s.past(): // "pltr und mstr, mach hinne"
		return rule
	case intent == ask.Profile && rule.Intent == ask.Price && best.Confidence < likely && s.askedAt(): // "what is eth at"
		return rule
	case intent == ask.Convert && s.begins(sends):
		return ask.Query{Intent: ask.OutOfScope, Confidence: best.Confidence}
	case intent == ask.Education && rule.Intent == ask.Economic && best.Confidence < certainlyNot && s.theRate():
		return rule
	case intent == ask.Profile && len(s.spots)+len(s.maybe) == 0:
		intent = ask.Education // of what is no asset
	case intent == ask.Convert && s.single():
		intent = ask.Price
	case intent == ask.Smalltalk && len(s.spots) > 0 && best.Confidence < doubting:
		return rule
	case best.Confidence < guessing && s.language == "en": // neither knows; the rules guess less
		return rule
	case len(view.Signs) == 0 && intent != ask.Smalltalk && (best.Confidence < guessing || best.Confidence < unlikely && !conversational(intent)): // no word of it is about markets
		return ask.Query{Intent: ask.OutOfScope, Confidence: unsure}
	case intent == ask.Portfolio && s.possesses(): // "i have 2 dogs"
		return ask.Query{Intent: ask.OutOfScope, Confidence: unsure}
	case best.Confidence < doubting && rule.Confidence >= strong && s.language == "en": // the rules know English well
		return rule
	case (figured(intent) || intent == ask.Advice && best.Confidence < doubting) && (s.beyond() || len(s.spots) > 0 && s.onlyDollarSigns() && s.amountAt < 0):
		return ask.Query{Intent: ask.OutOfScope, Confidence: unsure} // no number is better than another one's
	case intent == ask.Convert && len(s.spots) == 0: // nothing to convert
		return rule
	case intent == ask.Convert && rule.Intent == ask.Price && s.amountAt < 0 && !s.begins(converting) && !s.refersToMoney(): // a rate: "dollar to yen"
		return rule
	case intent == ask.Price && rule.Intent == ask.Market && rule.Metric == ask.Supply && len(rule.Assets) == 1: // "how much is circulating"
		return rule
	case intent == ask.Convert && s.has(intoMeasures) && len(s.spots) == 1 && isMoney(s.spots[0].Asset): // "150 pounds in kg"
		return ask.Query{Intent: ask.OutOfScope, Confidence: best.Confidence}
	case intent == ask.Price && rule.Intent == ask.Convert && rule.Amount > 0 && rule.Amount != 1: // "price of two eth"
		return rule
	case rule.Intent == ask.Convert && rule.Target.ID != "" && rule.Amount == 0 && (intent != ask.Compare || !s.shares()): // "btc to eth"
		return rule
	}
	if intent == ask.OutOfScope && best.Confidence < certainlyNot && figured(rule.Intent) && len(rule.Assets)+len(rule.Indicator.Code) > 0 && rule.Confidence >= likely && s.language == "en" {
		return rule
	}
	q := rule
	if rule.Intent != intent || !partsKnown(rule) {
		q = s.query(intent)
	}
	q.Confidence = best.Confidence
	if q.Intent == ask.Compare && len(q.Assets) == 1 && q.Metric != "" { // with nothing
		q = s.query(ask.Market)
		q.Confidence = best.Confidence
	}
	if (q.Confidence < doubting || q.Intent == ask.Market && q.Confidence < certainlyNot) && s.vague(q) {
		q = s.query(ask.Price)
		q.Confidence = best.Confidence
	}
	return q
}

// askedAt reports whether a text asks where the one thing that it names is at.
func (s *scene) askedAt() bool {
	return s.language == "en" && len(s.spots) == 1 && s.word(s.spots[0].To) == "at" && s.isIn(placesAt, max(0, s.spots[0].From-1)) || s.word(len(s.tokens)-1) == "at"
}

// vague reports whether a reading that nobody is sure of has nothing of what its intent asks for but the names: then the price is
// what most people want of them.
func (s *scene) vague(q ask.Query) bool {
	if q.Intent == ask.Compare && len(q.Assets) == 1 && q.Metric == "" {
		return true
	}
	if len(q.Assets) == 0 || s.means("news", "offtopic", "deal") {
		return false
	}
	switch q.Intent {
	case ask.Advice:
		return !s.means("should", "will") && !s.has(counsel)
	case ask.Market:
		return q.Metric == ""
	case ask.History:
		return q.Span == ""
	case ask.Profile:
		return !s.means("whatis", "who", "company", "makeup") && !s.has(whatItIs)
	}
	return false
}

// upOrDown ask how one thing moves just now.
var upOrDown = foldedSet("up or down, down or up, green or red, red or green, subiendo o bajando, bajando o subiendo, sube o baja, subindo ou caindo, caindo ou subindo, sobe ou cai, steigt oder fällt, rauf oder runter, im plus oder minus, monte ou descend, ça monte ou ça descend, en hausse ou en baisse, yükseliyor mu düşüyor mu, artıda mı ekside mi, растёт или падает, растет или падает, вверх или вниз, в плюсе или в минусе, 涨还是跌, 涨了还是跌了, 是涨是跌")

// intoMeasures name measures that no money is turned into.
var intoMeasures = setOf("in kg, to kg, in kilos, to kilos, in kilograms, to kilograms, into kg, in grams, to grams, in stone, to stone, in lbs, to lbs, in ounces, to ounces, in km, to km, in miles, to miles, in cm, in feet, en kg, en kilos, em kg, em quilos, in kilo, в кг, в килограммах, в граммах, kg cinsinden, 公斤, 千克")

// theRates begin a question for the figure itself.
var theRates = setOf("what is the, what's the, whats the, what was the")

// theRate reports whether nothing but a rate is asked for, which is no concept: "what is the inflation
// rate".
func (s *scene) theRate() bool {
	return s.measured && s.begins(theRates) && s.economic.From <= 3 && (s.word(s.economic.To-1) == "rate" || s.word(s.economic.To) == "rate")
}

// namesOnly reports whether a text holds names of assets and nothing else: "$AAPL $MSFT".
func (s *scene) namesOnly() bool {
	for i := range s.tokens {
		if !within(s.spots, i) && !s.isIn(lists, i) {
			return false
		}
	}
	return true
}

// refersToMoney reports whether what was there before is asked for in other money: "that in yen?".
func (s *scene) refersToMoney() bool {
	return len(s.spots) == 1 && s.spots[0].Asset.Class == market.Fiat && s.refers()
}

// shares reports whether nothing but shares and indices is named: nobody pays with them.
func (s *scene) shares() bool {
	return !slices.ContainsFunc(s.spots, func(spot lexicon.Spot) bool {
		return spot.Asset.Class != market.Equity && spot.Asset.Class != market.Index
	})
}

// sends are verbs of orders, which begin with what is sent and not with what it is worth.
var sends = setOf("yeet, zelle, venmo, cashapp, paypal, send, transfer, wire, withdraw, deposit, pay")

// possesses reports whether somebody has a number of things that nobody knows.
func (s *scene) possesses() bool {
	if len(s.spots) > 0 || s.amountAt < 0 || s.amountEnd != len(s.tokens)-1 || s.language != "en" {
		return false
	}
	thing := s.tokens[s.amountEnd]
	return thing.Kind == lexicon.Word && !stop.Has(thing.Text) && len(thing.Text) > 3 && thing.Text == thing.Raw && thing.Text != "them"
}

// readable reports whether a text is in letters that the model has learned from.
func (s *scene) readable() bool {
	for _, t := range s.tokens {
		for _, r := range t.Text {
			if unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Han) {
				return true
			}
		}
	}
	return false
}

// converting begins a conversion, also one of no amount.
var converting = setOf("convert, exchange, change, turn")

// guessing is the confidence under which the model's word is no more than a guess.
const guessing = 0.3

// unlikely is the confidence under which a text without a word of the markets does not ask for
// what only they have.
const unlikely = 0.45

// doubting is the confidence under which a rule that is sure outweighs the model.
const doubting = 0.6

// certainlyNot is the confidence from which the model's "out of scope" outweighs a rule that has
// found what a question is about.
const certainlyNot = 0.8

// figured tells intents that are answered with a number of an asset.
func figured(i ask.Intent) bool {
	switch i {
	case ask.Price, ask.Convert, ask.Market, ask.History, ask.Chart, ask.Compare, ask.Economic, ask.Profile, ask.Movers:
		return true
	}
	return false
}

// conversational tells intents that need no word of the markets.
func conversational(i ask.Intent) bool {
	switch i {
	case ask.Smalltalk, ask.Feedback, ask.Help, ask.Settings, ask.Advice:
		return true
	}
	return false
}

// partsKnown reports whether a rule has found what its intent is about.
func partsKnown(q ask.Query) bool {
	switch q.Intent {
	case ask.Price, ask.Convert, ask.Economic, ask.Market:
		return true
	}
	return false
}

// ruled is what the rules say of a text. Their order is that of how much a sign says.
func (u *reader) ruled(s *scene) ask.Query {
	for _, rule := range []func(*scene) (ask.Query, bool){
		talk, cued, beyond, economy, figures, ago, exchange, explained, quotes, nameless,
	} {
		if q, ok := rule(s); ok {
			return q
		}
	}
	return ask.Query{Intent: ask.OutOfScope, Confidence: unsure}
}
