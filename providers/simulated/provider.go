package simulated

import (
	"context"
	"fmt"
	"time"

	"tickertape/core/market"
)

const (
	name  = "simulated"
	title = "simulated market"
)

// Provider is the simulated market.
type Provider struct{ cfg Config }

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Provider{cfg}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities is everything.
func (p *Provider) Capabilities() []market.Capability {
	all := []market.Class{market.Crypto, market.Equity, market.Index, market.Commodity, market.Fiat}
	return []market.Capability{
		{Kind: market.Price, Classes: all, Batch: 250},
		{Kind: market.Statistics, Classes: all, Batch: 250},
		{Kind: market.History, Classes: all},
		{Kind: market.CapHistory, Classes: []market.Class{market.Crypto}},
		{Kind: market.VolHistory, Classes: []market.Class{market.Crypto}},
		{Kind: market.Candles, Classes: all},
		{Kind: market.Global},
		{Kind: market.Listing},
		{Kind: market.Trending},
		{Kind: market.Sentiment},
		{Kind: market.Profile, Classes: all},
		{Kind: market.Economic},
		{Kind: market.Releases},
		{Kind: market.GasFees},
		{Kind: market.Fundings, Classes: []market.Class{market.Crypto}},
	}
}

// Ping always succeeds.
func (p *Provider) Ping(context.Context) error { return nil }

// Fetch answers a request.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	if err := ctx.Err(); err != nil {
		return market.Answer{}, err
	}
	now := p.cfg.Now().UTC()
	a := market.Answer{Source: title, AsOf: now, Simulated: true}
	switch r.Kind {
	case market.Price:
		for _, asset := range r.Assets {
			a.Quotes = append(a.Quotes, p.quote(asset, r.Quote(), now))
		}
	case market.Statistics:
		for _, asset := range r.Assets {
			a.Stats = append(a.Stats, p.stats(asset, r.Quote(), now))
		}
	case market.History, market.CapHistory, market.VolHistory:
		for _, asset := range r.Assets {
			a.Series = append(a.Series, p.history(asset, r, now))
		}
	case market.Candles:
		for _, asset := range r.Assets {
			a.Series = append(a.Series, p.candles(asset, r, now))
		}
	case market.Listing:
		a.Stats = p.listing(r, now)
	case market.Trending:
		a.Stats = p.trending(now)
	case market.Sentiment:
		a.Series = []market.Series{p.mood(r, now)}
	case market.Profile:
		for _, asset := range r.Assets {
			a.About = append(a.About, about(asset))
		}
	case market.Global:
		a.Global = p.global(r.Quote(), now)
	case market.Economic:
		a.Series = []market.Series{p.series(r.Indicator, r.Range, now)}
	case market.Releases:
		a.Releases = releases(r.Indicator, now)
	case market.GasFees:
		a.Gas = p.gas(now)
	case market.Fundings:
		for _, asset := range r.Assets {
			a.Funding = append(a.Funding, p.funding(asset, now))
		}
	default:
		return a, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrBadRequest, Err: fmt.Errorf("kind %q is not offered", r.Kind)}
	}
	return a, nil
}
