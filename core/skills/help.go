package skills

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// help says what one can ask.
type help struct{}

// Answer is the same for everybody, but for a question how old data are.
func (help) Answer(_ context.Context, q ask.Query) (chat.Card, error) {
	v := speak(q)
	if q.When { // how old what was answered is
		return chat.Card{Text: v.Say("The last line of each answer names its source and the time of its data, and says so where they are old. Ask the same again for newer ones.")}, nil
	}
	return chat.Card{
		Title: v.Say("What you can ask me"),
		Text:  v.Say("Ask in plain words, or as short as you like. Every answer says where its numbers are from and how old they are."),
		Fields: []chat.Field{
			{Name: v.Say("Prices"), Value: v.Say("price btc eth sol · how much is ethereum · $AAPL · S&P 500 · gold in eur · EURUSD")},
			{Name: v.Say("Conversion"), Value: v.Say("1.5 eth in eur · 10k usd to btc · 2,5 btc to eth")},
			{Name: v.Say("Market data"), Value: v.Say("market cap of solana · supply of ada · all-time high of eth · btc dominance · market brief · sol with eth's market cap · eth gas · btc funding rate")},
			{Name: v.Say("The past"), Value: v.Say("btc on 1 jan 2021 · how did tesla do this year · gold over 30 days · if I had bought 100 usd of doge in 2021")},
			{Name: v.Say("Side by side"), Value: v.Say("btc vs eth · gold or the s&p 500 this year · compare sol ada dot")},
			{Name: v.Say("What moves"), Value: v.Say("top gainers · worst 5 coins today · trending · most traded · top stock gainers · fear and greed · top gainers this week · coins under 1 usd")},
			{Name: v.Say("Pictures"), Value: v.Say("chart btc 30d · eth 4h candles · chart btc vs gold this year · us inflation since 2010 chart · btc 90d rsi · btc 1y ema 50 200 · heat map")},
			{Name: v.Say("In plain words"), Value: v.Say("what is staking · explain the yield curve · apr vs apy")},
			{Name: v.Say("What is it?"), Value: v.Say("what is chainlink · tell me about nvidia")},
			{Name: v.Say("Economy"), Value: v.Say("inflation · unemployment · gdp · payrolls · 10 year yield · uk inflation · when is the next fed meeting")},
			{Name: v.Say("Your way"), Value: v.Say("settings · use euros · my time zone is Madrid · answer in German · light charts · for this channel: turn on ambient tickers")},
			{Name: v.Say("Was it right?"), Value: v.Say("👍 or 👎 on a reply, or its buttons, tell me; take it off and it no longer counts")},
			{Name: v.Say("A mistake in the question?"), Value: v.Say("I don't see edits: ask again in a new message")},
		},
	}, nil
}
