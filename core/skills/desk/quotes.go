package desk

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"tickertape/core/market"
)

// Desk asks a source.
type Desk struct{ Source market.Source }

// Quote is a price, and what it was before it was converted.
type Quote struct {
	market.Quote
	Was  *market.Quote // nil: Quote is as it was quoted
	Rate Rate          // by which Was was converted
}

// Rate is what one unit of a currency is in another, and who says so.
type Rate struct {
	Of, In market.Currency
	Value  float64
	Source string
	At     time.Time
}

// Quotes are what several assets cost, as far as that is known.
type Quotes struct {
	List    []Quote // in the order in which they were asked for
	Missing []market.Asset
	Answers []market.Answer // whom the numbers are from
}

// Quotes prices assets in a currency. With convert, what is quoted in another one is converted.
// It is market.ErrNotFound when there is no price at all, and market.ErrInvalidResponse when
// there are only impossible ones.
func (d Desk) Quotes(ctx context.Context, assets []market.Asset, in market.Currency, convert bool) (Quotes, error) {
	var out Quotes
	found := map[market.Asset]market.Quote{}
	if others := slices.DeleteFunc(slices.Clone(assets), func(a market.Asset) bool { return Is(a, in) }); len(others) > 0 {
		a, err := d.Source.Fetch(ctx, market.Request{Kind: market.Price, Assets: others, Currency: in})
		if err != nil {
			return Quotes{}, fmt.Errorf("prices of %d assets in %s: %w", len(others), in, err)
		}
		out.Answers = append(out.Answers, a)
		for _, q := range a.Quotes {
			found[key(q.Asset)] = q
		}
	}
	for _, a := range assets {
		q, ok := found[key(a)]
		if Is(a, in) {
			q, ok = market.Quote{Currency: in, Price: 1, Open: true}, true
		}
		if !ok || !possible(q.Price) {
			out.Missing = append(out.Missing, a)
			continue
		}
		q.Asset, q.Change24h = a, Known(q.Change24h)
		out.List = append(out.List, Quote{Quote: q})
	}
	if len(out.List) == 0 {
		why := market.ErrNotFound
		if len(found) > 0 {
			why = market.ErrInvalidResponse
		}
		return Quotes{}, fmt.Errorf("prices of %d assets in %s: %w", len(assets), in, why)
	}
	if convert {
		out.Answers = append(out.Answers, d.convert(ctx, out.List, in)...)
	}
	return out, nil
}

// convert puts quotes into a currency, where there is a rate.
func (d Desk) convert(ctx context.Context, list []Quote, to market.Currency) []market.Answer {
	var foreign []market.Currency
	for _, q := range list {
		if q.foreign(to) && !slices.Contains(foreign, q.Currency) {
			foreign = append(foreign, q.Currency)
		}
	}
	if len(foreign) == 0 {
		return nil
	}
	rates, answers := d.rates(ctx, foreign, to)
	for i, q := range list {
		rate := rates[q.Currency]
		if !q.foreign(to) || !possible(q.Price*rate.Value) {
			continue
		}
		was := q.Quote
		list[i].Was, list[i].Rate = &was, rate
		list[i].Price, list[i].Currency = q.Price*rate.Value, to
	}
	return answers
}

func (q Quote) foreign(to market.Currency) bool {
	return q.Currency != to && q.Asset.Class != market.Index
}

// Is tells whether an asset is that currency itself.
func Is(a market.Asset, c market.Currency) bool {
	return a.Class == market.Fiat && market.Currency(a.ID) == c
}

// Known drops what is not a number.
func Known(v *float64) *float64 {
	if v == nil || math.IsNaN(*v) || math.IsInf(*v, 0) {
		return nil
	}
	return v
}

// possible tells a possible price: nothing is free, and a provider's 0 is a hole.
func possible(v float64) bool { return v > 0 && !math.IsInf(v, 0) }

// key names an asset without its spelling.
func key(a market.Asset) market.Asset { return market.Asset{Class: a.Class, ID: a.ID} }
