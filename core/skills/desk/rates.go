package desk

import (
	"context"
	"errors"
	"slices"

	"tickertape/core/market"
)

// rates finds what one unit of each currency is in another: by their pair where money is
// quoted in money, else by what both are in US dollars. What can't be had is left out.
func (d Desk) rates(ctx context.Context, from []market.Currency, to market.Currency) (map[market.Currency]Rate, []market.Answer) {
	rates := map[market.Currency]Rate{}
	var answers []market.Answer
	note := func(c market.Currency, v float64, a market.Answer) {
		if possible(v) {
			rates[c] = Rate{Of: c, In: to, Value: v, Source: a.Source, At: a.AsOf}
		}
	}
	if Asset(to).Class == market.Fiat {
		a, pairs, err := d.prices(ctx, from, to)
		if err != nil && !hopeless(err) {
			return nil, nil
		}
		for c, v := range pairs {
			note(c, v, a)
		}
		if len(rates) > 0 {
			answers = append(answers, a)
		}
	}
	open := slices.DeleteFunc(slices.Clone(from), func(c market.Currency) bool { return rates[c].Value > 0 })
	if len(open) == 0 || to == market.USD {
		return rates, answers
	}
	a, dollars, err := d.prices(ctx, append(open, to), market.USD)
	if err != nil || dollars[to] == 0 {
		return rates, answers
	}
	for _, c := range open {
		note(c, dollars[c]/dollars[to], a)
	}
	return rates, append(answers, a)
}

// prices are what currencies cost in another, which costs one of itself.
func (d Desk) prices(ctx context.Context, of []market.Currency, in market.Currency) (market.Answer, map[market.Currency]float64, error) {
	prices := map[market.Currency]float64{}
	wanted := map[market.Asset]market.Currency{}
	r := market.Request{Kind: market.Price, Currency: in}
	for _, c := range of {
		if c == in {
			prices[c] = 1
			continue
		}
		wanted[key(Asset(c))] = c
		r.Assets = append(r.Assets, Asset(c))
	}
	a, err := d.Source.Fetch(ctx, r)
	if err != nil {
		return market.Answer{}, nil, err
	}
	for _, q := range a.Quotes {
		if c, ok := wanted[key(q.Asset)]; ok && q.Currency == in && possible(q.Price) {
			prices[c] = q.Price
		}
	}
	return a, prices, nil
}

// hopeless tells that nobody has such a pair, now or later.
func hopeless(err error) bool {
	for _, passing := range []market.Fault{
		market.ErrRateLimited, market.ErrUnavailable, market.ErrTimeout, market.ErrNetwork, market.ErrOverloaded, market.ErrInvalidResponse,
	} {
		if errors.Is(err, passing) {
			return false
		}
	}
	return errors.Is(err, market.ErrNotFound) || errors.Is(err, market.ErrBadRequest)
}
