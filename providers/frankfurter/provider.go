// Package frankfurter asks Frankfurter for the reference rates of the European Central Bank:
// the stand-in for exchange rates, one rate a working day.
//
// It promises the rate of the date that it names: on a weekend that is Friday's, so that the
// time of a quote is when the bank published it, 16:00 in Frankfurt taken as 15:00 UTC. It
// knows about 30 currencies.
//
// Source: https://frankfurter.dev.
package frankfurter

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name  = "frankfurter"
	title = "European Central Bank"
	batch = 30
	day   = 24 * time.Hour
)

// Config is the section `providers.frankfurter` of bot.yaml.
type Config struct {
	rest.Config `yaml:",inline"`
}

// Defaults ask the public host.
func (c *Config) Defaults() { c.Config = rest.Public("https://api.frankfurter.dev/v1") }

// Provider asks Frankfurter.
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
	fiat, fast := []market.Class{market.Fiat}, 200*time.Millisecond
	return []market.Capability{
		{Kind: market.Price, Classes: fiat, Batch: batch, Updates: day, Latency: fast},
		{Kind: market.History, Classes: fiat, Updates: day, Latency: 2 * fast},
	}
}

// Ping reports whether Frankfurter can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.rest.Ping(ctx, "/latest") }

// Fetch answers a request.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	switch r.Kind {
	case market.Price:
		return p.prices(ctx, r)
	case market.History:
		return p.history(ctx, r)
	}
	return market.Answer{}, fail(r.Kind, market.ErrBadRequest, fmt.Errorf("kind %q is not offered", r.Kind))
}

// prices asks for what one unit of the quote currency buys, and turns it round.
func (p *Provider) prices(ctx context.Context, r market.Request) (market.Answer, error) {
	var body struct {
		Date  string             `json:"date"`
		Rates map[string]float64 `json:"rates"`
	}
	if err := p.rest.JSON(ctx, string(r.Kind), "/latest", url.Values{"base": {code(string(r.Quote()))}, "symbols": {symbols(r)}}, &body); err != nil {
		return market.Answer{}, err
	}
	at, err := published(body.Date)
	if err != nil {
		return market.Answer{}, fail(r.Kind, market.ErrInvalidResponse, err)
	}
	a := market.Answer{Source: title, AsOf: at}
	for _, asset := range r.Assets {
		rate := body.Rates[code(asset.ID)]
		if asset.Class != market.Fiat || rate <= 0 {
			a.Missing = append(a.Missing, asset)
			continue
		}
		a.Quotes = append(a.Quotes, market.Quote{Asset: asset, Currency: r.Quote(), Price: 1 / rate, Source: title, At: at})
	}
	if len(a.Quotes) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has none of the currencies"))
	}
	return a, nil
}

// history asks for a rate of every working day of a span.
func (p *Provider) history(ctx context.Context, r market.Request) (market.Answer, error) {
	from, to := r.Range.Fill(p.cfg.Now(), 30*day)
	var body struct {
		Rates map[string]map[string]float64 `json:"rates"`
	}
	path := "/" + from.UTC().Format(time.DateOnly) + ".." + to.UTC().Format(time.DateOnly)
	if err := p.rest.JSON(ctx, string(r.Kind), path, url.Values{"base": {code(string(r.Quote()))}, "symbols": {symbols(r)}}, &body); err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: title}
	for _, asset := range r.Assets {
		s := market.Series{Asset: asset, Currency: r.Quote(), Source: title}
		for date, rates := range body.Rates {
			at, err := published(date)
			if rate := rates[code(asset.ID)]; err == nil && rate > 0 {
				s.Points = append(s.Points, market.Point{At: at, Value: 1 / rate})
			}
		}
		if len(s.Points) == 0 {
			a.Missing = append(a.Missing, asset)
			continue
		}
		slices.SortFunc(s.Points, func(x, y market.Point) int { return x.At.Compare(y.At) })
		if newest := s.Points[len(s.Points)-1].At; a.AsOf.IsZero() || newest.Before(a.AsOf) {
			a.AsOf = newest
		}
		a.Series = append(a.Series, s)
	}
	if len(a.Series) == 0 {
		return a, fail(r.Kind, market.ErrNotFound, errors.New("it has no rates of that time"))
	}
	return a, nil
}

// published is when the rates of a date came out.
func published(date string) (time.Time, error) {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return time.Time{}, errors.New("the date is not one")
	}
	return at.Add(15 * time.Hour), nil
}

func symbols(r market.Request) string {
	var out []string
	for _, a := range r.Assets {
		if a.Class == market.Fiat {
			out = append(out, code(a.ID))
		}
	}
	return strings.Join(out, ",")
}

func code(id string) string { return strings.ToUpper(id) }

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
