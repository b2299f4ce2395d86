package skills

import (
	"context"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// help says what one can ask.
func help(context.Context, ask.Query) (chat.Card, error) {
	return chat.Card{
		Title: "What you can ask me",
		Text:  "Write as you would to a colleague. Every number says where it is from and when it was true.",
		Fields: []chat.Field{
			{Name: "Prices", Value: "price btc eth sol · how much is ethereum · $AAPL · S&P 500 · gold in eur · EURUSD"},
			{Name: "Conversion", Value: "1.5 eth in eur · 10k usd to btc · 2,5 btc to eth"},
			{Name: "Markets", Value: "market cap of solana · btc dominance · supply of ada · all-time high of eth · global market"},
			{Name: "Economy", Value: "inflation · unemployment · gdp · fed funds rate · 10 year yield · uk cpi"},
			{Name: "Tell me if I was right", Value: "react with 👍 or 👎, or press the buttons; take it off to withdraw it"},
			{Name: "Good to know", Value: "I ignore edits of a question: ask again instead"},
		},
	}, nil
}

// smalltalk is friendly and short.
func smalltalk(context.Context, ask.Query) (chat.Card, error) {
	return chat.Card{Text: "Hello! Ask me for a price, a conversion or an economic figure, for example: price btc"}, nil
}

// thanks is for a judgement in words.
func thanks(context.Context, ask.Query) (chat.Card, error) {
	return chat.Card{Text: "Thank you for telling me. A 👍 or 👎 on the reply itself tells me which one you mean; and please ask again in other words, for example: price of ethereum in eur"}, nil
}

// advice gives the data and not the advice.
type advice struct{ price }

// Answer prices what the question names.
func (a advice) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	const line = "I give data, not advice: I can't tell what anybody should buy or sell, or where a price will go."
	if len(q.Assets) == 0 {
		return chat.Card{Text: line + " Try, for example: price btc, market cap of eth, or inflation"}, nil
	}
	c, err := a.price.Answer(ctx, q)
	if err == nil {
		note(&c, line)
	}
	return c, err
}

// notYet are intents that no skill is for, with what works instead.
var notYet = map[ask.Intent]string{
	ask.History:   "I can't look into the past yet. What works: price btc, all-time high of btc, inflation",
	ask.Chart:     "I can't draw charts yet. What works: price btc, market cap of btc, inflation",
	ask.Movers:    "I can't rank the market's movers yet. What works: price btc eth sol, global market, btc dominance",
	ask.Compare:   "I can't compare in detail yet. What works: price btc eth, market cap of btc eth, 1 btc in eth",
	ask.Sentiment: "I don't know the market's mood yet. What works: global market, btc dominance, price btc",
	ask.Profile:   "I can't describe coins yet. What works: market cap of btc, supply of btc, price btc",
	ask.Education: "I can't explain terms yet. What works: price btc, 1.5 eth in eur, inflation",
	ask.Alert:     "I can't watch prices for you yet. What works: price btc, 1.5 eth in eur, inflation",
	ask.Watchlist: "I can't keep a watchlist yet. What works: price btc eth sol, $AAPL, gold",
	ask.Portfolio: "I can't keep a portfolio yet. What works: 1.5 eth in eur, price btc eth sol, $AAPL",
	ask.Settings:  "There are no settings to change yet. Name the currency in the question: price btc in eur, gold in gbp, 10 eth in chf",
}

// fallback is a helpful sentence with three examples, and never a number.
func fallback(q ask.Query) chat.Card {
	if s, ok := notYet[q.Intent]; ok {
		return chat.Card{Text: s}
	}
	if strings.TrimSpace(q.Text) == "" {
		return chat.Card{Text: "Ask me something, for example: price btc, 1.5 eth in eur, or inflation"}
	}
	return chat.Card{Text: "I didn't understand that. I know prices, conversions, market statistics and economic figures, for example: price btc, 1.5 eth in eur, or inflation"}
}
