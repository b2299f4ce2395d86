package yahoo

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name     = "yahoo"
	title    = "Yahoo Finance"
	maxSpark = 20 // symbols in one call of spark
)

// Provider asks Yahoo Finance.
type Provider struct {
	cfg   Config
	hosts []*rest.Client // the second is for when the first refuses
}

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	p := &Provider{cfg: cfg}
	bases := []string{cfg.BaseURL}
	if cfg.BaseURL == mainHost {
		bases = append(bases, otherHost)
	}
	client := rest.NewHTTP(cfg.Timeout)
	for _, base := range bases {
		p.hosts = append(p.hosts, &rest.Client{
			Provider: name, Base: base, HTTP: client, Now: cfg.Now, Explain: explain,
			Header: http.Header{"User-Agent": {cfg.UserAgent}, "Accept": {"application/json"}},
		})
	}
	return p, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	traded := []market.Class{market.Equity, market.Index, market.Commodity, market.Fiat, market.Crypto}
	fast := 250 * time.Millisecond
	return []market.Capability{
		{Kind: market.Price, Classes: traded, Batch: maxSpark, Updates: time.Minute, Latency: fast},
		{Kind: market.Statistics, Classes: traded[:3], Batch: maxSpark, Updates: time.Minute, Latency: fast},
		{Kind: market.History, Classes: traded, Updates: 5 * time.Minute, Latency: fast},
		{Kind: market.Candles, Classes: traded, Updates: 5 * time.Minute, Latency: fast},
		{Kind: market.Search, Updates: day, Latency: fast},
	}
}

// Ping reports whether Yahoo can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.hosts[0].Ping(ctx, "/") }

// Fetch answers a request.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	switch r.Kind {
	case market.Price, market.Statistics:
	case market.History, market.Candles:
		return p.history(ctx, r)
	case market.Search:
		return p.search(ctx, r)
	default:
		return market.Answer{}, fail(r.Kind, market.ErrBadRequest, fmt.Errorf("kind %q is not offered", r.Kind))
	}
	wanted, a := plan(r)
	if len(wanted) > 0 {
		metas, err := p.metas(ctx, r.Kind, symbolsOf(wanted))
		if err != nil && len(a.Quotes) == 0 {
			return market.Answer{}, err
		}
		p.fill(&a, r, wanted, metas)
	}
	return finish(r, a)
}

// json asks the first host, and the second one if the first refuses.
func (p *Provider) json(ctx context.Context, op market.Kind, path string, query url.Values, out any) error {
	var err error
	for _, host := range p.hosts {
		err = host.JSON(ctx, string(op), path, query, out)
		if !errors.Is(err, market.ErrRateLimited) && !errors.Is(err, market.ErrUnavailable) {
			return err
		}
	}
	return err
}

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
