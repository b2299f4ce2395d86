package skills_test

import (
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestAComparisonWithMoneyIsAPriceInIt(t *testing.T) {
	against := func(in market.Currency, assets ...market.Asset) ask.Query {
		return ask.Query{Intent: ask.Compare, Assets: assets, Currency: in}
	}
	for name, row := range map[string]struct {
		q    ask.Query
		want string
	}{
		"btc vs usd":  {against("", btc, dollar), "Bitcoin is at $97,432.10, up 2.41 % in 24 hours."},
		"usd vs btc":  {against("", dollar, btc), "Bitcoin is at $97,432.10, up 2.41 % in 24 hours."},
		"eur vs usd":  {against("usd", euro), "EUR/USD 1.0842, up 0.12 % since the previous close."},
		"eur and usd": {against("", euro, dollar), "EUR/USD 1.0842, up 0.12 % since the previous close."},
	} {
		if c := open().answer(t, row.q); c.Text != row.want {
			t.Errorf("%s: %s", name, c.Plain())
		}
	}
	over := during(ask.Compare, "30d", btc, dollar)
	if c := withMonths().answer(t, over); c.Image == nil || c.Title != "Bitcoin (BTC)" {
		t.Errorf("over a month: %s", c.Plain())
	}
	if c := withMonths().answer(t, during(ask.Compare, "30d", btc, eth)); c.Table == nil {
		t.Errorf("two coins: %s", c.Plain())
	}
}
