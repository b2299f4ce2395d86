package skills

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// help says what one can ask.
type help struct{}

// Answer is the same for everybody.
func (help) Answer(context.Context, ask.Query) (chat.Card, error) {
	return chat.Card{
		Title: "What you can ask me",
		Text:  "Ask in plain words, or as short as you like. Every answer says where its numbers are from and how old they are.",
		Fields: []chat.Field{
			{Name: "Prices", Value: "price btc eth sol · how much is ethereum · $AAPL · S&P 500 · gold in eur · EURUSD"},
			{Name: "Conversion", Value: "1.5 eth in eur · 10k usd to btc · 2,5 btc to eth"},
			{Name: "Market data", Value: "market cap of solana · supply of ada · all-time high of eth · btc dominance · global market"},
			{Name: "The past", Value: "btc on 1 jan 2021 · how did tesla do this year · gold over 30 days"},
			{Name: "Side by side", Value: "btc vs eth · gold or the s&p 500 this year · compare sol ada dot"},
			{Name: "What moves", Value: "top gainers · worst 5 coins today · trending · most traded · top stock gainers · fear and greed"},
			{Name: "Pictures", Value: "chart btc 30d · candles of eth 7d · chart btc vs gold this year · us inflation since 2010 chart · btc 90d rsi"},
			{Name: "In plain words", Value: "what is staking · explain the yield curve · apr vs apy"},
			{Name: "What is it?", Value: "what is chainlink · tell me about nvidia"},
			{Name: "Economy", Value: "inflation · unemployment · gdp · payrolls · 10 year yield · uk inflation"},
			{Name: "Your way", Value: "settings · use euros · my time zone is Madrid · answer in German · light charts · for this channel: turn on ambient tickers"},
			{Name: "Was it right?", Value: "👍 or 👎 on a reply, or its buttons, tell me; take it off and it no longer counts"},
			{Name: "A mistake in the question?", Value: "I don't see edits: ask again in a new message"},
		},
	}, nil
}
