// Package check doubts live prices.
//
// Promise: a price that has jumped beyond what is plausible since any provider's last one is
// taken for wrong, until another provider says the same, or the same one says it again after
// Config.Insist. When two providers differ by more than Config.Differ, every answer with that
// price says so, and the operators are told once.
//
//	price ──plausible──▶ passed on, remembered
//	  └──jumped──▶ refused, noted ──another says so too, or it insists──▶ passed on
//
// It keeps the last prices alone, of a bounded number of assets, and asks nobody.
package check

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"tickertape/core/market"
)

// Config bounds what is believed.
type Config struct {
	Differ float64       `yaml:"differ"` // share by which two providers may differ; 0: any
	Jump   float64       `yaml:"jump"`   // share by which a price may move within an hour; 0: any
	Insist time.Duration `yaml:"insist"` // after so long a provider that says it again is believed
	Second time.Duration `yaml:"second"` // how often prices that one provider alone has told are compared with another's; 0: only by chance
}

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if !(c.Differ >= 0 && c.Differ < 1) {
		errs = append(errs, fmt.Errorf("differ: %v is not usable, use a share such as 0.03, or 0 for any", c.Differ))
	}
	if !(c.Jump >= 0 && c.Jump < 100) {
		errs = append(errs, fmt.Errorf("jump: %v is not usable, use a share such as 0.5, or 0 for any", c.Jump))
	}
	if c.Insist < 0 || c.Insist > time.Hour {
		errs = append(errs, fmt.Errorf("insist: %s is not usable, use 0s to 1h", c.Insist))
	}
	if c.Second < 0 || (c.Second > 0 && c.Second < 10*time.Second) {
		errs = append(errs, fmt.Errorf("second: %s is not usable, use 10s or more, or 0s for never", c.Second))
	}
	return errors.Join(errs...)
}

const (
	memory = time.Hour       // a price older than this says nothing about a jump
	same   = 2 * time.Minute // two prices of this distance are of the same moment
	alike  = 0.1             // a second opinion within this share confirms a jump
	most   = 20_000          // assets that are remembered
)

// Check remembers the last prices of all providers.
type Check struct {
	cfg Config
	log *slog.Logger

	mu      sync.Mutex
	prices  map[key]*record
	doubted atomic.Int64 // assets with a doubt
}

type key struct {
	class    market.Class
	id       string
	currency market.Currency
}

// record is what is known of one asset's price.
type record struct {
	last   opinion            // that was believed
	by     map[string]opinion // of each provider, the last that was believed
	jumped map[string]opinion // of each provider, the first that was not
	doubt  *[2]opinion        // two that differ
	until  time.Time          // of the doubt
	asset  market.Asset
	tried  time.Time // when a second opinion was last asked for
}

type opinion struct {
	price float64
	at    time.Time
	title string // of the provider, for people
}

// New makes a check.
func New(cfg Config, log *slog.Logger) *Check {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Check{cfg: cfg, log: log, prices: map[key]*record{}}
}

// Stage doubts what the provider of that name says.
func (c *Check) Stage(provider string) func(market.Fetch) market.Fetch {
	return func(next market.Fetch) market.Fetch {
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			a, err := next(ctx, r)
			if err != nil || r.Kind != market.Price {
				return a, err
			}
			return c.sift(provider, r, a)
		}
	}
}

// sift takes what is not believed out of an answer.
func (c *Check) sift(provider string, r market.Request, a market.Answer) (market.Answer, error) {
	kept := a.Quotes[:0:0]
	for _, q := range a.Quotes {
		if c.believe(provider, q, time.Now()) {
			kept = append(kept, q)
		} else {
			a.Missing = append(a.Missing, q.Asset)
			c.log.Warn("a price has jumped and is not believed", "provider", provider, "asset", q.Asset.ID, "price", q.Price)
		}
	}
	if len(kept) == 0 && len(a.Quotes) > 0 {
		return market.Answer{}, &market.Error{Op: string(r.Kind), Provider: provider, Fault: market.ErrInvalidResponse, Err: errJump}
	}
	a.Quotes = kept
	return a, nil
}

var errJump = errors.New("the price has jumped beyond what is plausible")

// believe decides about one price and remembers it.
func (c *Check) believe(provider string, q market.Quote, now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	rec := c.of(key{q.Asset.Class, q.Asset.ID, q.Currency})
	mine := opinion{q.Price, now, q.Source}
	if c.cfg.Jump > 0 && !rec.last.at.IsZero() && now.Sub(rec.last.at) < memory && apart(q.Price, rec.last.price) > c.cfg.Jump && !c.confirmed(rec, provider, mine) {
		if _, ok := rec.jumped[provider]; !ok {
			rec.jumped[provider] = mine
		}
		return false
	}
	clear(rec.jumped)
	rec.asset = q.Asset
	rec.last, rec.by[provider] = mine, mine
	c.compare(rec, provider, q, now)
	return true
}

// confirmed reports whether a jump has been said before: by another, or by the same one for
// long enough.
func (c *Check) confirmed(rec *record, provider string, mine opinion) bool {
	for who, said := range rec.jumped {
		if apart(said.price, mine.price) > alike {
			continue
		}
		if who != provider || mine.at.Sub(said.at) >= c.cfg.Insist {
			return true
		}
	}
	return false
}

// compare notes a doubt where another provider says something else of the same moment. One that
// is there stays until another opinion agrees, or none has been heard for long.
func (c *Check) compare(rec *record, provider string, q market.Quote, now time.Time) {
	before := rec.doubt != nil
	if before && now.After(rec.until) {
		rec.doubt = nil
	}
	for who, said := range rec.by {
		if who == provider || now.Sub(said.at) > same || c.cfg.Differ == 0 {
			continue
		}
		rec.doubt = nil
		if apart(said.price, q.Price) > c.cfg.Differ {
			rec.doubt, rec.until = &[2]opinion{said, rec.by[provider]}, now.Add(enough+2*same) // until the next opinion
			break
		}
	}
	switch after := rec.doubt != nil; {
	case after && !before:
		c.doubted.Add(1)
		c.log.Warn("providers differ", "asset", q.Asset.ID, "one", rec.doubt[0].title, "says", rec.doubt[0].price, "other", rec.doubt[1].title, "who says", rec.doubt[1].price)
	case before && !after:
		c.doubted.Add(-1)
	}
}

// Tell adds the doubts about the prices of an answer, also of one that was cached.
func (c *Check) Tell(a market.Answer) market.Answer {
	if c.doubted.Load() == 0 || len(a.Quotes) == 0 {
		return a
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	for _, q := range a.Quotes {
		if rec := c.prices[key{q.Asset.Class, q.Asset.ID, q.Currency}]; rec != nil && rec.doubt != nil && now.Before(rec.until) {
			other := rec.doubt[0]
			if other.title == q.Source {
				other = rec.doubt[1]
			}
			a.Doubts = append(a.Doubts, market.Doubt{Asset: q.Asset, Source: other.title, Percent: 100 * (other.price/q.Price - 1)})
		}
	}
	return a
}

// of is the record of an asset; all are forgotten when there are too many.
func (c *Check) of(k key) *record {
	if rec, ok := c.prices[k]; ok {
		return rec
	}
	if len(c.prices) >= most {
		clear(c.prices)
		c.doubted.Store(0)
	}
	rec := &record{by: map[string]opinion{}, jumped: map[string]opinion{}}
	c.prices[k] = rec
	return rec
}

// apart is by what share the larger of two prices is above the smaller.
func apart(a, b float64) float64 { return math.Max(a, b)/math.Min(a, b) - 1 }
