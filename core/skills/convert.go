package skills

import (
	"context"
	"fmt"
	"math"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// maxAmount is beyond all the money there is; more is a slip of the finger.
const maxAmount = 1e15

// convert tells what an amount of one thing is worth in another.
type convert struct{ desk }

// Answer values the source in the target, directly where a provider quotes that, else both in
// US dollars.
func (c convert) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	if len(q.Assets) == 0 {
		return nothingNamed(q, "What shall I convert? For example: 1.5 eth in eur, or 10k usd to btc"), nil
	}
	from, to := q.Assets[0], target(q)
	amount := q.Amount
	if amount == 0 {
		amount = 1
	}
	if !usable(amount) {
		return chat.Card{Text: "I can convert amounts above zero and up to a quadrillion, for example: 1.5 eth in eur"}, nil
	}
	if len(q.Unknown) > 0 {
		return unknown(q.Unknown), nil
	}
	rate, by, err := c.between(ctx, from, to)
	if err != nil {
		return failed(err, "the rate of "+called(from)+" in "+called(to))
	}
	return conversion(amount, from, to, rate, by), nil
}

// target is what the person wants to convert into.
func target(q ask.Query) market.Asset {
	switch {
	case q.Target != market.Asset{}:
		return q.Target
	case q.Currency != "":
		return fiat(q.Currency)
	case q.Assets[0].Class == market.Fiat && q.Assets[0].ID == string(market.USD):
		return fiat("eur")
	}
	return fiat(market.USD)
}

func usable(amount float64) bool {
	return amount > 0 && amount <= maxAmount && !math.IsNaN(amount)
}

// between is how much of the target one unit of the source is worth.
func (c convert) between(ctx context.Context, from, to market.Asset) (float64, []market.Answer, error) {
	switch {
	case from.Class == to.Class && from.ID == to.ID:
		return 1, nil, nil
	case to.Class == market.Fiat:
		q, by, err := c.one(ctx, from, market.Currency(to.ID))
		return q.Price, by, err
	case from.Class == market.Fiat:
		q, by, err := c.one(ctx, to, market.Currency(from.ID))
		if err != nil {
			return 0, nil, err
		}
		return 1 / q.Price, by, nil
	}
	return c.cross(ctx, from, to)
}

// cross values both in US dollars: value(from) / value(to).
func (c convert) cross(ctx context.Context, from, to market.Asset) (float64, []market.Answer, error) {
	a, byA, err := c.one(ctx, from, market.USD)
	if err != nil {
		return 0, nil, err
	}
	b, byB, err := c.one(ctx, to, market.USD)
	if err != nil {
		return 0, nil, err
	}
	return a.Price / b.Price, append(byA, byB...), nil
}

// conversion is the card.
func conversion(amount float64, from, to market.Asset, rate float64, by []market.Answer) chat.Card {
	result := amount * rate
	line := quantity(amount, from) + " = " + quantity(result, to)
	c := chat.Card{
		Title: line,
		Fields: []chat.Field{
			{Name: "Rate", Value: "1 " + label(from) + " = " + quantity(rate, to)},
			{Name: "Inverse", Value: "1 " + label(to) + " = " + quantity(1/rate, from)},
		},
		Values: []chat.Value{
			{Name: "amount", Of: from.ID, Number: amount, Unit: unit(from)},
			{Name: "result", Of: to.ID, Number: result, Unit: unit(to)},
			{Name: "rate", Of: from.ID, Number: rate, Unit: unit(to)},
		},
	}
	attach(&c, by...)
	for i := range c.Values[1:] {
		c.Values[i+1].At, c.Values[i+1].Source = c.AsOf, c.Source
	}
	return c
}

// quantity writes an amount of something: money with its sign, anything else with its name.
func quantity(v float64, of market.Asset) string {
	if of.Class == market.Fiat {
		return format.Money(v, of.ID)
	}
	return fmt.Sprintf("%s %s", format.Amount(v), label(of))
}

func unit(a market.Asset) string {
	if a.Class == market.Fiat {
		return a.ID
	}
	return strings.ToLower(label(a))
}
