package skills

import (
	"math"
	"strconv"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// longestValue is how many bytes a button's value may have: Telegram's limit.
const longestValue = 64

// asking is a button that asks the same of something else. It reports false where the question
// does not fit.
func (v voice) asking(label string, i ask.Intent, a market.Asset, span ask.Span) (chat.Button, bool) {
	value := chat.Asking(v.language(), strings.TrimSpace(verb(i)+" "+unmistakable(a)+" "+string(span)))
	return chat.Button{Label: label, Value: value}, len(value) <= longestValue
}

// redrawing is a button that draws the same again over another time, in the place of the picture
// that it is under: of what is drawn beside the price as much as fits. It reports false where not
// even the price does.
func (v voice) redrawing(q ask.Query, assets []market.Asset, span ask.Span) (chat.Button, bool) {
	beside := []string{}
	switch {
	case q.Interval > 0:
		beside = append(beside, code(q.Interval)+" candles")
	case q.Candles:
		beside = append(beside, "candles")
	}
	for _, s := range q.Studies {
		beside = append(beside, studyNamed(s, q))
	}
	in := ""
	if q.Unit != "" && troy(assets[0]) {
		in = " per " + string(q.Unit)
	}
	if q.Fineness > 0 {
		in += " gold " + strconv.FormatFloat(math.Round(1000*q.Fineness), 'f', -1, 64) + " fineness"
	}
	if q.Currency != "" {
		in += " in " + string(q.Currency)
	}
	for ; ; beside = beside[:len(beside)-1] {
		words := []string{verb(ask.Chart)}
		for _, a := range assets {
			words = append(words, unmistakable(a))
		}
		words = append(append(words, string(span)), beside...)
		value := chat.Redrawing(v.language(), strings.Join(words, " ")+in)
		if fits := len(value) <= longestValue; fits || len(beside) == 0 {
			return chat.Button{Label: v.brief(span), Value: value}, fits
		}
	}
}

// studyNamed is a study as a question has it, with what it counts.
func studyNamed(s ask.Study, q ask.Query) string {
	words := []string{map[ask.Study]string{ask.Averages: "averages", ask.Exponential: "ema", ask.Bollinger: "bollinger", ask.RSI: "rsi"}[s]}
	switch s {
	case ask.Averages, ask.Exponential:
		for _, n := range q.Periods {
			words = append(words, strconv.Itoa(n))
		}
	case ask.RSI:
		if q.Strength > 0 {
			words = append(words, strconv.Itoa(q.Strength))
		}
	}
	return strings.Join(words, " ")
}

// verb begins a question of an intent.
func verb(i ask.Intent) string {
	switch i {
	case ask.Market:
		return "stats"
	case ask.Chart:
		return "chart"
	case ask.History:
		return "performance of"
	case ask.Profile:
		return "what is"
	case ask.Advice:
		return "should i buy"
	}
	return "price"
}

// unmistakable names an asset so that it is read as nothing else.
func unmistakable(a market.Asset) string {
	if a.Class == market.Equity {
		return a.Symbol + " stock"
	}
	return a.ID
}

// sortOf is what an asset is, in a word.
func (v voice) sortOf(a market.Asset) string {
	if a.Class == market.Crypto {
		return v.Say("coin")
	}
	return v.Say("stock")
}

// otherwise says which of two things of one name was taken, and offers the other.
func (v voice) otherwise(c *chat.Card, q ask.Query) {
	if q.Other.ID == "" || len(q.Assets) != 1 {
		return
	}
	b, ok := v.asking(q.Other.Name+" ("+v.sortOf(q.Other)+")", q.Intent, q.Other, q.Span)
	if !ok {
		return
	}
	c.Buttons = append(c.Buttons, b)
	note(c, v.Say("I took %s for the %s, not for the %s %s.", q.Assets[0].Symbol, v.sortOf(q.Assets[0]), v.sortOf(q.Other), q.Other.Name))
}

// guessed asks back what was meant by a word that nobody knows.
func (v voice) guessed(q ask.Query) (chat.Card, bool) {
	c := chat.Card{}
	var names []string
	for _, a := range q.Guesses {
		if b, ok := v.asking(v.title(a), q.Intent, a, q.Span); ok {
			c.Buttons = append(c.Buttons, b)
			names = append(names, v.title(a))
		}
	}
	if len(names) == 0 {
		return c, false
	}
	c.Text = v.Say("I don't know %s. Did you mean %s?", v.quoted(q.Unknown), v.alternatives(names))
	return c, true
}

// alternatives lists names: "a, b or c".
func (v voice) alternatives(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return v.Say("%s or %s", v.commas(names[:last]), names[last])
}
