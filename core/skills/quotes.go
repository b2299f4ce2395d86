package skills

import (
	"context"
	"errors"
	"fmt"

	"tickertape/core/market"
)

// rate is what one unit of a currency is worth in another, with the answer that says so.
func (d desk) rate(ctx context.Context, from, to market.Currency) (float64, market.Answer, error) {
	if from == to {
		return 1, market.Answer{}, nil
	}
	a, err := d.src.Fetch(ctx, market.Request{Kind: market.Price, Assets: []market.Asset{fiat(from)}, Currency: to})
	if err != nil {
		return 0, a, fmt.Errorf("rate of %s in %s: %w", from, to, err)
	}
	if len(a.Quotes) != 1 || a.Quotes[0].Currency != to || a.Quotes[0].Price <= 0 {
		return 0, a, fmt.Errorf("rate of %s in %s: %w", from, to, market.ErrNotFound)
	}
	return a.Quotes[0].Price, a, nil
}

// one is the price of one asset, in the currency that was asked for whatever its exchange's is.
func (d desk) one(ctx context.Context, asset market.Asset, in market.Currency) (market.Quote, []market.Answer, error) {
	if asset.Class == market.Fiat && asset.ID == string(in) {
		return market.Quote{Asset: asset, Currency: in, Price: 1, Open: true}, nil, nil
	}
	a, err := d.src.Fetch(ctx, market.Request{Kind: market.Price, Assets: []market.Asset{asset}, Currency: in})
	if err != nil {
		return market.Quote{}, nil, fmt.Errorf("price of %s: %w", asset.ID, err)
	}
	if len(a.Quotes) != 1 {
		return market.Quote{}, nil, fmt.Errorf("price of %s: %w", asset.ID, market.ErrNotFound)
	}
	q := a.Quotes[0]
	if q.Currency == in {
		return q, []market.Answer{a}, nil
	}
	rate, by, err := d.rate(ctx, q.Currency, in)
	if err != nil {
		return market.Quote{}, nil, err
	}
	q.Price, q.Currency = q.Price*rate, in
	return q, []market.Answer{a, by}, nil
}

// inCurrency turns quotes into the currency that the person named, where their exchanges use
// another. A quote whose rate can't be had stays as it is: kept tells that.
func (d desk) inCurrency(ctx context.Context, quotes []market.Quote, want market.Currency) (out []market.Quote, by []market.Answer, kept bool, err error) {
	rates := map[market.Currency]float64{want: 1}
	for _, q := range quotes {
		if q.Asset.Class == market.Index { // points, not money
			out = append(out, q)
			continue
		}
		if _, known := rates[q.Currency]; !known {
			rate, a, err := d.rate(ctx, q.Currency, want)
			if errors.Is(err, context.Canceled) {
				return nil, nil, false, err
			}
			rates[q.Currency] = rate // 0 when it can't be had
			if err == nil {
				by = append(by, a)
			}
		}
		if rate := rates[q.Currency]; rate > 0 {
			q.Price, q.Currency = q.Price*rate, want
		} else {
			kept = true
		}
		out = append(out, q)
	}
	return out, by, kept, nil
}
