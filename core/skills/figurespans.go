package skills

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// offeredFar are the times that buttons under a picture of economic figures lead to.
var offeredFar = []ask.Span{"1y", "5y", "10y", "max"}

// figureSpans are buttons for the same picture of economic figures over other times, in its place.
// A year of a figure that is published once a year is no line.
func (v voice) figureSpans(q ask.Query) []chat.Button {
	all := append([]market.Indicator{q.Indicator}, q.Against...)
	yearly := slices.ContainsFunc(all, func(i market.Indicator) bool { return i.Frequency == market.Annual })
	words := []string{"econ chart"}
	for _, ind := range all {
		words = append(words, ind.Series)
	}
	shown := q.Span
	if shown == "" && q.Range.Zero() {
		shown = usualFar
	}
	var out []chat.Button
	for _, s := range offeredFar {
		value := chat.Redrawing(v.language(), strings.Join(words, " ")+" "+string(s))
		if s == shown || s == "1y" && yearly || len(value) > longestValue {
			continue
		}
		out = append(out, chat.Button{Label: v.brief(s), Value: value})
	}
	return out
}

// alsoFor adds the buttons to a card that has a picture.
func (v voice) alsoFor(c *chat.Card, q ask.Query) {
	if c.Image != nil {
		c.Buttons = append(c.Buttons, v.figureSpans(q)...)
	}
}
