// Package binance asks Binance's public market data for the prices of large coins, the last
// resort where the aggregators fail, and for the funding rates of perpetual futures on them.
//
// It promises prices of the pair with USDT, taken for dollars: that is said in the source's
// name. A coin is asked for only where the symbol surely is that coin; another currency than
// dollars is not offered. Futures have a host of their own, which refuses some countries: what
// fails there says nothing about prices. It knows no key and no order book.
//
// Sources: https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints and
// https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api.
package binance

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name  = "binance"
	title = "Binance (USDT)"
	batch = 20 // symbols of one call: the most that cost a weight of 2
)

// Provider asks Binance.
type Provider struct {
	cfg     Config
	rest    *rest.Client
	futures *rest.Client
}

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg.Now = cfg.Clock()
	client := cfg.Open(name, explain)
	client.Quota = quota
	futures := cfg.Open(name, explain)
	futures.Base = cfg.FuturesURL
	return &Provider{cfg, client, futures}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	coins, usd, fast := []market.Class{market.Crypto}, []market.Currency{market.USD}, 150*time.Millisecond
	return []market.Capability{
		{Kind: market.Price, Classes: coins, Batch: batch, Updates: time.Second, Latency: fast, Quotes: usd},
		{Kind: market.History, Classes: coins, Updates: time.Minute, Latency: fast, Quotes: usd},
		{Kind: market.Candles, Classes: coins, Updates: time.Minute, Latency: fast, Quotes: usd},
		{Kind: market.Fundings, Classes: coins, Updates: time.Minute, Latency: 2 * fast, Cost: 2},
	}
}

// Ping reports whether Binance can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.rest.Ping(ctx, "/api/v3/ping") }

// Fetch answers a request.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	switch r.Kind {
	case market.Fundings:
		return p.fundings(ctx, r)
	case market.Price, market.History, market.Candles:
	default:
		return market.Answer{}, fail(r.Kind, market.ErrBadRequest, fmt.Errorf("kind %q is not offered", r.Kind))
	}
	if r.Quote() != market.USD {
		return market.Answer{}, fail(r.Kind, market.ErrNotFound, errors.New("it is asked for dollars alone"))
	}
	if r.Kind == market.Price {
		return p.prices(ctx, r)
	}
	return p.bars(ctx, r)
}

// prices asks /api/v3/ticker/24hr. One symbol that is not listed makes the whole call fail,
// so that only those of the table are asked for.
func (p *Provider) prices(ctx context.Context, r market.Request) (market.Answer, error) {
	asked := map[string]market.Asset{}
	var list []string
	a := market.Answer{Source: title}
	for _, asset := range r.Assets {
		s, ok := pairs[asset.ID]
		if !ok || asset.Class != market.Crypto {
			a.Missing = append(a.Missing, asset)
			continue
		}
		asked[s], list = asset, append(list, s)
	}
	if len(list) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has none of the coins"))
	}
	symbols, err := json.Marshal(list)
	if err != nil {
		return a, fail(r.Kind, market.ErrBadRequest, errors.New("the symbols can't be written"))
	}
	var rows []ticker
	if err := p.rest.JSON(ctx, string(r.Kind), "/api/v3/ticker/24hr", url.Values{"symbols": {string(symbols)}}, &rows); err != nil {
		return market.Answer{}, err
	}
	return p.answer(r, a, list, asked, rows)
}

func (p *Provider) answer(r market.Request, a market.Answer, list []string, asked map[string]market.Asset, rows []ticker) (market.Answer, error) {
	found := map[string]ticker{}
	for _, row := range rows {
		found[row.Symbol] = row
	}
	for _, s := range list {
		q, ok := found[s].quote(asked[s], p.cfg.Now())
		if !ok {
			a.Missing = append(a.Missing, asked[s])
			continue
		}
		a.Quotes = append(a.Quotes, q)
		if a.AsOf.IsZero() || q.At.Before(a.AsOf) {
			a.AsOf = q.At
		}
	}
	if len(a.Quotes) == 0 {
		return a, fail(r.Kind, market.ErrInvalidResponse, errors.New("no price in it can be used"))
	}
	return a, nil
}

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
