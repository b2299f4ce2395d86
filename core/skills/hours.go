package skills

import (
	"context"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// barometer is the fund by whose last trade it is told whether shares are traded in the United States.
var barometer = market.Asset{Class: market.Equity, ID: "SPY", Symbol: "SPY", Name: "SPDR S&P 500 ETF"}

// hours tells whether markets are open: coins always are, and shares in the United States from 9:30 to 16:00 in New York,
// Monday to Friday but for holidays (NYSE, "Holidays and trading hours").
func (s statistics) hours(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q)
	always := v.Say("Coins are traded around the clock, every day.")
	usual := v.Say("US shares are traded from 9:30 to 16:00 New York time, Monday to Friday, except on holidays.")
	got, err := s.desk.Quotes(ctx, []market.Asset{barometer}, market.USD, false)
	if err != nil || len(got.List) == 0 {
		return chat.Card{Text: after(usual, always)}
	}
	fund := got.List[0]
	c := chat.Card{Title: v.Say("Trading hours"), Text: v.Say("The US stock market is open now."), Values: v.values(fund)}
	if closed(fund.Quote) {
		c.Text = v.Say("The US stock market is closed now.")
	}
	c.Text = after(after(c.Text, usual), always)
	c.Fields = []chat.Field{{Name: v.title(fund.Asset), Value: v.worth(fund.Quote)}}
	v.credit(&c, got.Answers...)
	return c
}
