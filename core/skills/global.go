package skills

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// global is the card of the whole crypto market, or of coins' share of it.
func (s statistics) global(ctx context.Context, q ask.Query) (chat.Card, error) {
	a, err := s.src.Fetch(ctx, market.Request{Kind: market.Global, Currency: quoteIn(q)})
	if err != nil {
		return failed(err, "figures of the whole crypto market")
	}
	if a.Global == nil {
		return failed(market.ErrInvalidResponse, "figures of the whole crypto market")
	}
	var c chat.Card
	if q.Metric == ask.Dominance {
		c = dominance(*a.Global, q.Assets)
	} else {
		c = world(*a.Global)
	}
	attach(&c, a)
	for i := range c.Values {
		c.Values[i].At, c.Values[i].Source = a.Global.At, a.Source
	}
	return c, nil
}

func world(g market.GlobalStats) chat.Card {
	code := string(g.Currency)
	c := chat.Card{
		Title:  "The crypto market",
		Text:   fmt.Sprintf("All coins together are worth %s.", format.MoneyWords(g.MarketCap, code)),
		Fields: []chat.Field{{Name: "Market cap", Value: format.MoneyWords(g.MarketCap, code)}},
		Values: []chat.Value{{Name: "market_cap", Of: "global", Number: g.MarketCap, Unit: code}},
	}
	if g.CapChange24h != nil {
		c.Fields = append(c.Fields, chat.Field{Name: "24 hours", Value: format.Change(*g.CapChange24h), Trend: trend(*g.CapChange24h)})
		c.Values = append(c.Values, chat.Value{Name: "change_24h", Of: "global", Number: *g.CapChange24h, Unit: "percent"})
	}
	if g.Volume24h > 0 {
		c.Fields = append(c.Fields, chat.Field{Name: "Volume, 24 hours", Value: format.MoneyWords(g.Volume24h, code)})
		c.Values = append(c.Values, chat.Value{Name: "volume_24h", Of: "global", Number: g.Volume24h, Unit: code})
	}
	for _, symbol := range []string{"btc", "eth"} {
		share(&c, symbol, g.Dominance)
	}
	if g.ActiveCoins > 0 {
		c.Fields = append(c.Fields, chat.Field{Name: "Active coins", Value: format.Fixed(float64(g.ActiveCoins), 0)})
		c.Values = append(c.Values, chat.Value{Name: "active_coins", Of: "global", Number: float64(g.ActiveCoins)})
	}
	return c
}

// dominance is the share of the named coins, or of all that the provider lists.
func dominance(g market.GlobalStats, of []market.Asset) chat.Card {
	c := chat.Card{Title: "Share of the crypto market"}
	if len(of) == 0 {
		for _, symbol := range largest(g.Dominance) {
			share(&c, symbol, g.Dominance)
		}
	}
	for _, a := range of {
		if !share(&c, strings.ToLower(a.Symbol), g.Dominance) {
			note(&c, fmt.Sprintf("The share of %s is not published: only the largest coins' are.", called(a)))
		}
	}
	if len(of) == 1 && len(c.Fields) == 1 {
		c.Text = fmt.Sprintf("%s makes up %s of the crypto market.", upperFirst(called(of[0])), c.Fields[0].Value)
	}
	return c
}

// share adds one coin's share, if it is known.
func share(c *chat.Card, symbol string, shares map[string]float64) bool {
	v, ok := shares[symbol]
	if !ok {
		return false
	}
	c.Fields = append(c.Fields, chat.Field{Name: strings.ToUpper(symbol) + " dominance", Value: format.Fixed(v, 2) + " %"})
	c.Values = append(c.Values, chat.Value{Name: "dominance", Of: symbol, Number: v, Unit: "percent"})
	return true
}

func largest(shares map[string]float64) []string {
	return slices.SortedFunc(maps.Keys(shares), func(a, b string) int {
		return cmp.Or(cmp.Compare(shares[b], shares[a]), cmp.Compare(a, b))
	})
}
