package fred

import (
	"context"
	"errors"
	"net/http"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name  = "fred"
	title = "FRED"
)

// Provider asks FRED.
type Provider struct {
	cfg      Config
	api, csv *rest.Client
}

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	client := rest.NewHTTP(cfg.Timeout)
	header := http.Header{"User-Agent": {"tickertape/1.0"}}
	return &Provider{
		cfg: cfg,
		api: &rest.Client{Provider: name, Base: cfg.BaseURL, HTTP: client, Header: header, Now: cfg.Now, Explain: explain},
		csv: &rest.Client{Provider: name, Base: cfg.csv(), HTTP: client, Header: header, Now: cfg.Now},
	}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	can := []market.Capability{{Kind: market.Economic, Updates: 24 * time.Hour, Latency: 400 * time.Millisecond}}
	if p.cfg.APIKey != "" {
		can = append(can, market.Capability{Kind: market.Releases, Updates: 24 * time.Hour, Latency: 800 * time.Millisecond, Cost: 2, Key: true})
	}
	return can
}

// Ping reports whether FRED can be reached.
func (p *Provider) Ping(ctx context.Context) error {
	if p.cfg.APIKey != "" {
		return p.api.Ping(ctx, "/fred/series")
	}
	return p.csv.Ping(ctx, "/graph/fredgraph.csv")
}

// Fetch answers a request for one indicator's levels, or for its release dates.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	if r.Kind == market.Releases && r.Indicator.Series != "" {
		return p.releases(ctx, r)
	}
	if r.Kind != market.Economic || r.Indicator.Series == "" {
		return market.Answer{}, fail(r.Kind, market.ErrBadRequest, errors.New("only economic series are offered"))
	}
	ask := p.fromCSV
	if p.cfg.APIKey != "" {
		ask = p.fromAPI
	}
	points, err := ask(ctx, r)
	if err != nil {
		return market.Answer{}, err
	}
	if len(points) == 0 {
		return market.Answer{}, fail(r.Kind, market.ErrNotFound, errors.New("the series has no values"))
	}
	return market.Answer{
		Series: []market.Series{{Indicator: r.Indicator, Unit: r.Indicator.Unit, Points: points}},
		Source: title, AsOf: p.cfg.Now().UTC(),
	}, nil
}

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
