// Package alternative asks Alternative.me for its Crypto Fear & Greed Index, a figure from 0
// (extreme fear) to 100 (extreme greed), new each day at 00:00 UTC.
//
// It promises the figure as published and knows nothing else.
//
// Source: https://alternative.me/crypto/fear-and-greed-index/#api.
package alternative

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name  = "alternative"
	title = "Alternative.me"
	day   = 24 * time.Hour
	most  = 3000 // days of one call
)

// Config is the section `providers.alternative` of bot.yaml.
type Config struct {
	rest.Config `yaml:",inline"`
}

// Defaults ask the public host.
func (c *Config) Defaults() { c.Config = rest.Public("https://api.alternative.me") }

// Provider asks Alternative.me.
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
	return &Provider{cfg, cfg.Open(name, nil)}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	return []market.Capability{{Kind: market.Sentiment, Updates: day, Latency: 300 * time.Millisecond}}
}

// Ping reports whether Alternative.me can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.rest.Ping(ctx, "/fng/") }

// Fetch answers a request for the index: the last 31 days, or as far back as is asked.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	if r.Kind != market.Sentiment {
		return market.Answer{}, fail(r.Kind, market.ErrBadRequest, fmt.Errorf("kind %q is not offered", r.Kind))
	}
	days := 31
	if !r.Range.From.IsZero() {
		days = max(1, min(most, int(p.cfg.Now().Sub(r.Range.From)/day)+1))
	}
	var body struct {
		Data []struct {
			Value string `json:"value"`
			At    string `json:"timestamp"`
		} `json:"data"`
	}
	if err := p.rest.JSON(ctx, string(r.Kind), "/fng/", url.Values{"limit": {strconv.Itoa(days)}}, &body); err != nil {
		return market.Answer{}, err
	}
	s := market.Series{Unit: "of 100", Source: title}
	for _, row := range body.Data {
		v, err := strconv.Atoi(row.Value)
		at, bad := strconv.ParseInt(row.At, 10, 64)
		if err != nil || bad != nil || v < 0 || v > 100 || at <= 0 || at > 1e11 {
			return market.Answer{}, fail(r.Kind, market.ErrInvalidResponse, errors.New("a figure is not one from 0 to 100"))
		}
		when := time.Unix(at, 0).UTC()
		if r.Range.To.IsZero() || !when.After(r.Range.To) {
			s.Points = append(s.Points, market.Point{At: when, Value: float64(v)})
		}
	}
	if len(s.Points) == 0 {
		return market.Answer{}, fail(r.Kind, market.ErrInvalidResponse, errors.New("no figure in it"))
	}
	slices.SortFunc(s.Points, func(x, y market.Point) int { return x.At.Compare(y.At) })
	return market.Answer{Series: []market.Series{s}, Source: title, AsOf: s.Points[len(s.Points)-1].At}, nil
}

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
