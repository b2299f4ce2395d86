package coingecko

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name  = "coingecko"
	title = "CoinGecko"
)

// Provider asks CoinGecko.
type Provider struct {
	cfg  Config
	rest *rest.Client
}

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	h := http.Header{"Accept": {"application/json"}, "User-Agent": {"tickertape/1.0"}}
	if cfg.APIKey != "" {
		h[cfg.header()] = []string{cfg.APIKey}
	}
	return &Provider{cfg, &rest.Client{Provider: name, Base: cfg.BaseURL, Header: h, Explain: explain, HTTP: rest.NewHTTP(cfg.Timeout), Now: cfg.Now}}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	coins := []market.Class{market.Crypto}
	return []market.Capability{
		{Kind: market.Price, Classes: coins, Batch: p.cfg.Batch},
		{Kind: market.Statistics, Classes: coins, Batch: p.cfg.Batch},
		{Kind: market.Global},
	}
}

// Ping reports whether CoinGecko can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.rest.Ping(ctx, "/ping") }

// Fetch answers a request.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	switch r.Kind {
	case market.Price:
		return p.prices(ctx, r)
	case market.Statistics:
		return p.statistics(ctx, r)
	case market.Global:
		return p.global(ctx, r)
	}
	return market.Answer{}, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrBadRequest, Err: fmt.Errorf("kind %q is not offered", r.Kind)}
}
