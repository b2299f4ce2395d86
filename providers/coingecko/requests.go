package coingecko

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"tickertape/core/market"
)

// prices asks /simple/price. Coins that it does not know are missing from the answer.
func (p *Provider) prices(ctx context.Context, r market.Request) (market.Answer, error) {
	var body map[string]map[string]*float64
	err := p.client(ctx).JSON(ctx, string(r.Kind), "/simple/price", url.Values{
		"ids": {ids(r.Assets)}, "vs_currencies": {string(r.Quote())},
		"include_24hr_change": {"true"}, "include_last_updated_at": {"true"}, "precision": {"full"},
	}, &body)
	if errors.Is(err, errTooMany) && len(r.Assets) > 1 {
		return p.halves(ctx, r)
	}
	if err != nil {
		return market.Answer{}, err
	}
	return p.finish(r, quotes(r, body, p.cfg.Now()))
}

// halves asks for a batch in two parts: the largest that CoinGecko takes has changed before.
func (p *Provider) halves(ctx context.Context, r market.Request) (market.Answer, error) {
	half := len(r.Assets) / 2
	first, second := r, r
	first.Assets, second.Assets = r.Assets[:half], r.Assets[half:]
	a, err := p.prices(ctx, first)
	if err != nil && !errors.Is(err, market.ErrNotFound) {
		return a, err
	}
	b, err := p.prices(ctx, second)
	if err != nil && !errors.Is(err, market.ErrNotFound) {
		return b, err
	}
	return p.finish(r, market.Answer{Quotes: append(a.Quotes, b.Quotes...)})
}

// statistics asks /coins/markets.
func (p *Provider) statistics(ctx context.Context, r market.Request) (market.Answer, error) {
	var body []marketRow
	err := p.client(ctx).JSON(ctx, string(r.Kind), "/coins/markets", url.Values{
		"vs_currency": {string(r.Quote())}, "ids": {ids(r.Assets)}, "per_page": {strconv.Itoa(max(1, min(250, len(r.Assets))))}, "precision": {"full"},
	}, &body)
	if err != nil {
		return market.Answer{}, err
	}
	return p.finish(r, stats(r, body, p.cfg.Now()))
}

// global asks /global.
func (p *Provider) global(ctx context.Context, r market.Request) (market.Answer, error) {
	var body globalBody
	if err := p.client(ctx).JSON(ctx, string(r.Kind), "/global", nil, &body); err != nil {
		return market.Answer{}, err
	}
	g, ok := body.read(r.Quote(), p.cfg.Now())
	if !ok {
		return market.Answer{}, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrInvalidResponse, Err: errors.New("no market cap in that currency")}
	}
	return market.Answer{Global: &g, Source: title, AsOf: g.At}, nil
}

// finish names the source, the oldest time and what is missing.
func (p *Provider) finish(r market.Request, a market.Answer) (market.Answer, error) {
	a.Source = title
	have := map[string]bool{}
	for _, q := range a.Quotes {
		have[q.Asset.ID] = true
		if a.AsOf.IsZero() || q.At.Before(a.AsOf) {
			a.AsOf = q.At
		}
	}
	for _, s := range a.Stats {
		have[s.Asset.ID] = true
		if a.AsOf.IsZero() || s.At.Before(a.AsOf) {
			a.AsOf = s.At
		}
	}
	for _, asset := range r.Assets {
		if !have[asset.ID] {
			a.Missing = append(a.Missing, asset)
		}
	}
	if len(have) == 0 {
		return a, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrNotFound, Err: errors.New("it has none of the coins")}
	}
	return a, nil
}

func ids(assets []market.Asset) string {
	out := make([]string, len(assets))
	for i, a := range assets {
		out[i] = a.ID
	}
	return strings.Join(out, ",")
}
