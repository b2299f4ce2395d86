package skills

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/tongue"
)

// fallback answers what no skill is for: honestly, shortly, and with three examples of what
// works. It has no data, so that it can't have a wrong number.
type fallback struct{}

// cant says what is not possible yet, and what is near it.
var cant = map[ask.Intent]struct {
	what     tongue.Key
	examples [3]tongue.Key // ANY is the asset of the question, COIN too if it is a coin, or else bitcoin
}{
	ask.Alert:     {"I can't watch prices for you yet.", [3]tongue.Key{"price ANY", "all-time high of COIN", "global market"}},
	ask.Watchlist: {"I can't keep a watchlist yet.", [3]tongue.Key{"price btc eth sol", "$AAPL", "gold"}},
	ask.Portfolio: {"I can't keep a portfolio yet.", [3]tongue.Key{"1.5 COIN in usd", "price btc eth sol", "10k usd to btc"}},
}

// surelyJudged is how likely a message has to be a judgement to be thanked for: most words that are unlike all others look like one.
const surelyJudged = 0.6

// Answer never fails.
func (fallback) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	switch q.Intent {
	case ask.Smalltalk:
		return chat.Card{Text: v.Say("Hello! Ask me what something costs, for example “price btc”, “1.5 eth in eur” or “inflation”.")}, nil
	case ask.Feedback:
		if q.By == ask.ByModel && q.Confidence < surelyJudged {
			return v.lost(q), nil
		}
		return chat.Card{Text: v.Say("Thank you for telling me. A 👍 or 👎 on the reply that you mean counts; to try again, ask in other words, for example “price of ethereum in eur”, “10k usd to btc” or “uk inflation”.")}, nil
	}
	c, known := cant[q.Intent]
	if !known {
		return v.lost(q), nil
	}
	return chat.Card{Text: after(v.Say(c.what), v.try(c.examples, q))}, nil
}

// lost is for what is not understood.
func (v voice) lost(q ask.Query) chat.Card {
	if len(q.Unknown) > 0 && len(q.Assets) == 0 {
		return v.unknown(q)
	}
	s := v.Say("I didn't understand that. I know prices and their past, conversions, movers, market data and economic figures.")
	return chat.Card{Text: after(s, v.try([3]tongue.Key{"price ANY", "1.5 eth in eur", "inflation"}, q))}
}

// try lists three examples that fit the question.
func (v voice) try(examples [3]tongue.Key, q ask.Query) string {
	names := strings.NewReplacer("ANY", "btc", "COIN", "btc")
	if len(q.Assets) > 0 {
		names = v.subject(q.Assets[0])
	}
	return names.Replace(v.Say("Try “%s”, “%s” or “%s”.", v.Say(examples[0]), v.Say(examples[1]), v.Say(examples[2])))
}

// subject writes an asset as one would type it.
func (v voice) subject(a market.Asset) *strings.Replacer {
	switch a.Class {
	case market.Crypto:
		symbol := strings.ToLower(short(v.code(a)))
		return strings.NewReplacer("ANY", symbol, "COIN", symbol)
	case market.Equity:
		return strings.NewReplacer("ANY", short(v.code(a)), "COIN", "btc")
	}
	return strings.NewReplacer("ANY", short(v.label(a)), "COIN", "btc")
}

// advice gives data and no advice.
type advice struct{ price price }

const noAdvice tongue.Key = "I give data, not advice: I can't tell you what to buy or sell, or where a price will go."

// Answer prices what the question names.
func (a advice) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	if len(q.Assets) == 0 {
		return chat.Card{Text: after(v.Say(noAdvice), v.try([3]tongue.Key{"price btc", "market cap of eth", "inflation"}, q))}, nil
	}
	c, err := a.price.Answer(ctx, q)
	note(&c, v.Say(noAdvice))
	return c, err
}
