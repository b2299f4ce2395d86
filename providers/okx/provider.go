// Package okx asks OKX for the funding rates of its perpetual swaps, beside Binance, which
// refuses some countries.
//
// It promises the rate of the running interval as published, with the time of the next payment
// and the interval that the data themselves name. A coin is asked for by its symbol; one that has
// no swap against USDT is missing. It knows no key and no price.
//
// Source: https://www.okx.com/docs-v5/en/#public-data-rest-api-get-funding-rate.
package okx

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name  = "okx"
	title = "OKX"
)

// Provider asks OKX.
type Provider struct {
	cfg  Config
	rest *rest.Client
}

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg.Now = cfg.Clock()
	return &Provider{cfg, cfg.Open(name, explain)}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	return []market.Capability{{Kind: market.Fundings, Classes: []market.Class{market.Crypto}, Updates: time.Minute, Latency: 250 * time.Millisecond}}
}

// Ping reports whether OKX can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.rest.Ping(ctx, "/api/v5/public/time") }

// Fetch answers a request for funding rates.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	if r.Kind != market.Fundings {
		return market.Answer{}, fail(r.Kind, market.ErrBadRequest, fmt.Errorf("kind %q is not offered", r.Kind))
	}
	a, err := market.GatherFundings(title, r.Assets, func(asset market.Asset) (market.Funding, error) { return p.funding(ctx, asset) })
	if err != nil {
		return a, err
	}
	if len(a.Funding) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has no perpetual swap on that coin"))
	}
	return a, nil
}

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
