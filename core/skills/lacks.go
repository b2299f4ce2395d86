package skills

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// lacks says that a figure of companies or coins is not to be had, and what is.
func lacks(_ context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	of, _ := atMost(q.Lacks.Of)
	if len(of) == 0 {
		return v.lost(q), nil
	}
	if of[0].Class == market.Crypto {
		return chat.Card{Text: v.Say("I don't have %s for %s. Of coins I know the price, market cap, volume, supply, records, funding rates and their past. Try “market cap of %s” or “funding %s”.",
			v.quoted([]string{q.Lacks.Figure}), v.list(of), v.label(of[0]), v.label(of[0]))}, nil
	}
	return chat.Card{Text: v.Say("I don't have %s for %s. Of shares I know the price, its change and its past. Try “price %s” or “chart %s 1y”.",
		v.quoted([]string{q.Lacks.Figure}), v.list(of), v.label(of[0]), v.label(of[0]))}, nil
}
