// Package defillama asks DefiLlama's coin prices, which go by the same ids as CoinGecko's:
// the first stand-in for it, for prices and for history.
//
// It promises prices in US dollars with their time; one that DefiLlama itself doubts is left
// out. It knows no market caps and no change over a day.
//
// Source: https://defillama.com/docs/api, section coins.
package defillama

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name   = "defillama"
	title  = "DefiLlama"
	batch  = 50
	prefix = "coingecko:"
	day    = 24 * time.Hour
	sure   = 0.9 // the least confidence that is believed
	most   = 500 // points of one call
)

// Config is the section `providers.defillama` of bot.yaml.
type Config struct {
	rest.Config `yaml:",inline"`
}

// Defaults ask the public host.
func (c *Config) Defaults() { c.Config = rest.Public("https://coins.llama.fi") }

// Provider asks DefiLlama.
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
	coins, usd, fast := []market.Class{market.Crypto}, []market.Currency{market.USD}, 300*time.Millisecond
	return []market.Capability{
		{Kind: market.Price, Classes: coins, Batch: batch, Updates: time.Minute, Latency: fast, Quotes: usd},
		{Kind: market.History, Classes: coins, Updates: 5 * time.Minute, Latency: 2 * fast, Quotes: usd},
	}
}

// Ping reports whether DefiLlama can be reached.
func (p *Provider) Ping(ctx context.Context) error {
	return p.rest.Ping(ctx, "/prices/current/coingecko:bitcoin")
}

// Fetch answers a request.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	switch {
	case r.Kind != market.Price && r.Kind != market.History:
		return market.Answer{}, fail(r.Kind, market.ErrBadRequest, fmt.Errorf("kind %q is not offered", r.Kind))
	case r.Quote() != market.USD:
		return market.Answer{}, fail(r.Kind, market.ErrNotFound, errors.New("it has prices in dollars alone"))
	case r.Kind == market.History:
		return p.history(ctx, r)
	}
	return p.prices(ctx, r)
}

// prices asks /prices/current/coingecko:a,coingecko:b. Coins that it lacks are missing.
func (p *Provider) prices(ctx context.Context, r market.Request) (market.Answer, error) {
	var body struct {
		Coins map[string]struct {
			Price      *float64 `json:"price"`
			At         int64    `json:"timestamp"`
			Confidence *float64 `json:"confidence"`
		} `json:"coins"`
	}
	if err := p.rest.JSON(ctx, string(r.Kind), "/prices/current/"+ids(r.Assets), nil, &body); err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: title}
	for _, asset := range r.Assets {
		row, ok := body.Coins[prefix+asset.ID]
		if !ok || !positive(row.Price) || row.Confidence != nil && *row.Confidence < sure {
			a.Missing = append(a.Missing, asset)
			continue
		}
		q := market.Quote{Asset: asset, Currency: market.USD, Price: *row.Price, Open: true, Source: title, At: p.cfg.Now().UTC()}
		if row.At > 0 && row.At < 1e11 {
			q.At = time.Unix(row.At, 0).UTC()
		}
		if a.AsOf.IsZero() || q.At.Before(a.AsOf) {
			a.AsOf = q.At
		}
		a.Quotes = append(a.Quotes, q)
	}
	if len(a.Quotes) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has none of the coins"))
	}
	return a, nil
}

// history asks /chart/coingecko:a with as many points as fit.
func (p *Provider) history(ctx context.Context, r market.Request) (market.Answer, error) {
	from, to := r.Range.Fill(p.cfg.Now(), 30*day)
	step := period(to.Sub(from))
	var body struct {
		Coins map[string]struct {
			Prices []struct {
				At    int64    `json:"timestamp"`
				Price *float64 `json:"price"`
			} `json:"prices"`
		} `json:"coins"`
	}
	err := p.rest.JSON(ctx, string(r.Kind), "/chart/"+ids(r.Assets), url.Values{
		"start": {strconv.FormatInt(from.Unix(), 10)}, "span": {strconv.Itoa(int(to.Sub(from)/step) + 1)}, "period": {strconv.Itoa(int(step/time.Minute)) + "m"},
	}, &body)
	if err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: title}
	for _, asset := range r.Assets {
		s := market.Series{Asset: asset, Currency: market.USD, Source: title}
		for _, row := range body.Coins[prefix+asset.ID].Prices {
			at := time.Unix(row.At, 0).UTC()
			if n := len(s.Points); positive(row.Price) && row.At > 0 && row.At < 1e11 && (n == 0 || at.After(s.Points[n-1].At)) {
				s.Points = append(s.Points, market.Point{At: at, Value: *row.Price})
			}
		}
		if len(s.Points) == 0 {
			a.Missing = append(a.Missing, asset)
			continue
		}
		if newest := s.Points[len(s.Points)-1].At; a.AsOf.IsZero() || newest.Before(a.AsOf) {
			a.AsOf = newest
		}
		a.Series = append(a.Series, s)
	}
	if len(a.Series) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has no prices of that coin and time"))
	}
	return a, nil
}

// period is a distance of points of which a span has at most as many as one call gives.
func period(span time.Duration) time.Duration {
	for _, step := range []time.Duration{5 * time.Minute, 30 * time.Minute, time.Hour, 4 * time.Hour, day} {
		if span/step < most {
			return step
		}
	}
	return 7 * day
}

func ids(assets []market.Asset) string {
	out := make([]string, len(assets))
	for i, a := range assets {
		out[i] = prefix + url.PathEscape(a.ID)
	}
	return strings.Join(out, ",")
}

func positive(v *float64) bool { return v != nil && *v > 0 && !math.IsInf(*v, 0) }

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
