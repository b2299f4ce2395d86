package coingecko

import (
	"context"
	"fmt"
	"sync"
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
	cfg       Config
	rest, pro *rest.Client // for base_url, and for the paid plans' host

	mu        sync.Mutex
	known     *rest.Client // which of them the key is for; nil: not known yet
	notBefore time.Time    // the paid plans' host is asked again
}

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Provider{
		cfg: cfg, rest: newClient(cfg, cfg.BaseURL, cfg.header()), pro: newClient(cfg, cfg.ProURL, proHeader),
	}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	coins, fast := []market.Class{market.Crypto}, 300*time.Millisecond
	depth := freeDepth
	if p.cfg.paid() {
		depth = 0
	}
	return []market.Capability{
		{Kind: market.Price, Classes: coins, Batch: p.cfg.Batch, Updates: time.Minute, Latency: fast},
		{Kind: market.Statistics, Classes: coins, Batch: p.cfg.Batch, Updates: time.Minute, Latency: fast},
		{Kind: market.Global, Updates: 10 * time.Minute, Latency: fast},
		{Kind: market.History, Classes: coins, Updates: 5 * time.Minute, Latency: fast, Depth: depth},
		{Kind: market.Candles, Classes: coins, Updates: 15 * time.Minute, Latency: fast, Depth: depth},
		{Kind: market.CapHistory, Classes: coins, Updates: 5 * time.Minute, Latency: fast, Depth: depth},
		{Kind: market.VolHistory, Classes: coins, Updates: 5 * time.Minute, Latency: fast, Depth: depth},
		{Kind: market.Listing, Updates: time.Minute, Latency: 2 * fast},
		{Kind: market.Trending, Updates: 10 * time.Minute, Latency: fast, Quotes: []market.Currency{market.USD}},
		{Kind: market.Profile, Classes: coins, Updates: day, Latency: 2 * fast},
		{Kind: market.Search, Updates: 15 * time.Minute, Latency: fast},
	}
}

// Ping reports whether CoinGecko can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.rest.Ping(ctx, "/ping") }

// Fetch answers a request.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	ask, ok := map[market.Kind]func(context.Context, market.Request) (market.Answer, error){
		market.Price: p.prices, market.Statistics: p.statistics, market.Global: p.global, market.History: p.history, market.CapHistory: p.history, market.VolHistory: p.history, market.Candles: p.candles,
		market.Listing: p.listing, market.Trending: p.trending, market.Profile: p.about, market.Search: p.search,
	}[r.Kind]
	if !ok {
		return market.Answer{}, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrBadRequest, Err: fmt.Errorf("kind %q is not offered", r.Kind)}
	}
	return ask(ctx, r)
}
