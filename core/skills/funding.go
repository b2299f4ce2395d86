package skills

import (
	"context"
	"math"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// LargestFunded are the coins whose funding rates are told where none is named.
func LargestFunded() []market.Asset {
	return []market.Asset{{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}, ether}
}

// Decimals of a funding rate: exchanges quote it with four, and one that would be nothing with
// four gets six; a year's needs no more than any percentage.
const (
	rateDigits = 4
	tinyDigits = 6
	yearDigits = 2
)

// funding tells what holders of perpetual futures on coins pay each other.
func (s statistics) funding(ctx context.Context, q ask.Query) chat.Card {
	v := speak(q).at(placeOf(q))
	var coins, others []market.Asset
	for _, a := range q.Assets {
		if a.Class == market.Crypto {
			coins = append(coins, a)
			continue
		}
		others = append(others, a)
	}
	switch {
	case len(q.Assets) == 0:
		coins = LargestFunded()
	case len(coins) == 0:
		return chat.Card{Text: v.Say("Funding rates are of perpetual futures on coins. Try “btc funding rate”.")}
	}
	coins, left := atMost(coins)
	a, err := s.desk.Source.Fetch(ctx, market.Request{Kind: market.Fundings, Assets: coins})
	rates, missing := v.funded(coins, a.Funding)
	if err == nil && len(rates) == 0 {
		err = market.ErrNotFound
	}
	if err != nil {
		what := v.Say("the funding rate of %s", v.list(coins))
		return v.trouble(err, what, after(v.nobodyHas(what), v.Say("Large coins have one, for example “btc funding rate”.")))
	}
	c := rates[0].card()
	if len(coins) > 1 {
		c = v.rates(rates)
	}
	for _, r := range rates {
		c.Values = append(c.Values, r.values()...)
	}
	v.credit(&c, a)
	v.lacking(&c, append(missing, others...), q.Unknown)
	v.leftOut(&c, left)
	v.ofNow(&c, q)
	return c
}

// funded puts rates in the order of the question.
func (v voice) funded(coins []market.Asset, all []market.Funding) (rates []funded, missing []market.Asset) {
	for _, a := range coins {
		found := false
		for _, f := range all {
			if same(f.Asset, a) && !found {
				f.Asset, found = a, true
				rates = append(rates, funded{f, v})
			}
		}
		if !found {
			missing = append(missing, a)
		}
	}
	return rates, missing
}

// funded writes the rate of one coin.
type funded struct {
	market.Funding
	v voice
}

func (f funded) card() chat.Card {
	v := f.v
	c := chat.Card{Title: v.Say("%s: funding rate", v.title(f.Asset)), Text: f.sentence()}
	c.Fields = []chat.Field{
		{Name: v.Say("Funding rate"), Value: v.Say("%s for %s", f.rate(), f.every()), Trend: chat.Trend(format.Direction(f.Rate, f.digits()))},
		{Name: v.Say("In a year, not compounded"), Value: f.year()},
		{Name: v.Say("Next payment"), Value: f.next()},
		{Name: v.Say("Contract"), Value: v.commas([]string{f.Contract, f.Source})},
	}
	if f.Contract == "" {
		c.Fields = c.Fields[:3]
	}
	return c
}

// sentence says who pays whom.
func (f funded) sentence() string {
	v, whom := f.v, f.v.called(f.Asset)
	size := v.InPercent(math.Abs(f.Rate), f.digits())
	year := v.InPercent(math.Abs(f.Annual()), yearDigits)
	switch format.Direction(f.Rate, f.digits()) {
	case 1:
		return v.Say("Buyers of perpetual futures on %s pay the sellers %s for %s, %s a year.", whom, size, f.every(), year)
	case -1:
		return v.Say("Sellers of perpetual futures on %s pay the buyers %s for %s, %s a year.", whom, size, f.every(), year)
	}
	return v.Say("Nobody pays for perpetual futures on %s right now.", whom)
}

// digits are the decimals of the rate.
func (f funded) digits() int {
	if format.Direction(f.Rate, rateDigits) == 0 && format.Direction(f.Rate, tinyDigits) != 0 {
		return tinyDigits
	}
	return rateDigits
}

func (f funded) rate() string { return f.v.SignedPercent(f.Rate, f.digits()) }
func (f funded) year() string { return f.v.SignedPercent(f.Annual(), yearDigits) }

// every is how long a payment is for, in hours.
func (f funded) every() string { return f.v.Say("%d hours", int(f.Interval/time.Hour)) }

// next is when the next payment is, on the clock of its asker.
func (f funded) next() string { return f.v.Stamp(f.Next) }

func (f funded) values() []chat.Value {
	value := func(name string, v float64, unit string) chat.Value {
		return chat.Value{Name: name, Of: f.Asset.ID, Number: v, Unit: unit, At: f.At, Source: f.Source}
	}
	return []chat.Value{value("funding_rate", f.Rate, "percent"), value("funding_interval", f.Interval.Hours(), "hours"), value("funding_year", f.Annual(), "percent")}
}

// rates is the card of several coins.
func (v voice) rates(list []funded) chat.Card {
	c := chat.Card{Title: v.Say("Funding rates"), Text: list[0].sentence()}
	c.Table = &chat.Table{Header: []string{v.Say("Coin"), v.Say("Funding rate"), v.Say("For"), v.Say("Year"), v.Say("Next payment")}}
	for _, f := range list {
		c.Table.Rows = append(c.Table.Rows, []string{v.label(f.Asset), f.rate(), f.every(), f.year(), f.next()})
	}
	return c
}
