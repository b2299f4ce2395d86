package skills

import (
	"fmt"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// longestValue is how many bytes a button's value may have: Telegram's limit.
const longestValue = 64

// asking is a button that asks the same of something else. It reports false where the question
// does not fit.
func asking(label string, i ask.Intent, a market.Asset, span ask.Span) (chat.Button, bool) {
	value := chat.Asks + strings.TrimSpace(verb(i)+" "+unmistakable(a)+" "+string(span))
	return chat.Button{Label: label, Value: value}, len(value) <= longestValue
}

// redrawing is a button that draws the same again over another time, in the place of the picture
// that it is under. It reports false where the question does not fit.
func redrawing(q ask.Query, a market.Asset, span ask.Span) (chat.Button, bool) {
	words := []string{verb(ask.Chart), unmistakable(a), string(span)}
	if q.Candles {
		words = append(words, "candles")
	}
	for _, s := range q.Studies {
		words = append(words, map[ask.Study]string{ask.Averages: "averages", ask.Bollinger: "bollinger", ask.RSI: "rsi"}[s])
	}
	if q.Currency != "" {
		words = append(words, "in", string(q.Currency))
	}
	value := chat.Redraws + strings.Join(words, " ")
	return chat.Button{Label: string(span), Value: value}, len(value) <= longestValue
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
func sortOf(a market.Asset) string {
	if a.Class == market.Crypto {
		return "coin"
	}
	return "stock"
}

// otherwise says which of two things of one name was taken, and offers the other.
func otherwise(c *chat.Card, q ask.Query) {
	if q.Other.ID == "" || len(q.Assets) != 1 {
		return
	}
	b, ok := asking(q.Other.Name+" ("+sortOf(q.Other)+")", q.Intent, q.Other, q.Span)
	if !ok {
		return
	}
	c.Buttons = append(c.Buttons, b)
	note(c, fmt.Sprintf("I took %s for the %s, not for the %s %s.", q.Assets[0].Symbol, sortOf(q.Assets[0]), sortOf(q.Other), q.Other.Name))
}

// guessed asks back what was meant by a word that nobody knows.
func guessed(q ask.Query) (chat.Card, bool) {
	c := chat.Card{}
	var names []string
	for _, a := range q.Guesses {
		if b, ok := asking(title(a), q.Intent, a, q.Span); ok {
			c.Buttons = append(c.Buttons, b)
			names = append(names, title(a))
		}
	}
	if len(names) == 0 {
		return c, false
	}
	c.Text = fmt.Sprintf("I don't know %s. Did you mean %s?", quoted(q.Unknown), alternatives(names))
	return c, true
}

// alternatives lists names: "a, b or c".
func alternatives(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
