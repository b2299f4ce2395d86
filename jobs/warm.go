package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tickertape/core/market"
)

// WarmConfig is the section `jobs.warm` of bot.yaml.
type WarmConfig struct {
	When   `yaml:",inline"`
	Assets int           `yaml:"assets"` // how many prices; 0: off
	Since  time.Duration `yaml:"since"`  // what the plain list of the most asked looks back on
}

// Defaults keep 25 prices fresh.
func (c *WarmConfig) Defaults() {
	*c = WarmConfig{At("* * * * *"), 25, 24 * time.Hour}
}

// Validate names every mistake.
func (c WarmConfig) Validate() error {
	errs := []error{c.When.Validate()}
	if c.Assets < 0 || c.Assets > 250 {
		errs = append(errs, fmt.Errorf("assets: %d is not usable, use 0 (off) to 250", c.Assets))
	}
	if c.Since < time.Minute {
		errs = append(errs, fmt.Errorf("since: %s is too short, use 1m or more", c.Since))
	}
	return errors.Join(errs...)
}

// Demand knows what people are likely to ask for, and how well it knew.
type Demand interface {
	Likely(ctx context.Context, now time.Time) ([]market.Asset, error)
	Tell(ctx context.Context) string
}

// Warm fetches the prices that people are likely to ask for, before they do.
type Warm struct {
	cfg    WarmConfig
	demand Demand
	source market.Source
}

// NewWarm makes the job.
func NewWarm(cfg WarmConfig, demand Demand, source market.Source) *Warm {
	return &Warm{cfg, demand, source}
}

// Name is how logs call it.
func (*Warm) Name() string { return "warm" }

// When is from the configuration.
func (w *Warm) When() When { return w.cfg.When }

// RunOnce asks for one price of each asset, in US dollars, in one request, behind everybody.
func (w *Warm) RunOnce(ctx context.Context) (string, error) {
	if w.cfg.Assets == 0 {
		return "", nil
	}
	assets, err := w.demand.Likely(ctx, time.Now())
	if err != nil {
		return "", fmt.Errorf("find what is likely to be asked: %w", err)
	}
	if len(assets) == 0 {
		return "", nil
	}
	ctx = market.InLane(ctx, market.Batch) // nobody waits for it
	if _, err := w.source.Fetch(ctx, market.Request{Kind: market.Price, Assets: assets, Currency: market.USD}); err != nil {
		return "", fmt.Errorf("warm %d prices: %w", len(assets), err)
	}
	return fmt.Sprintf("%d prices", len(assets)), nil
}

// Tell says how well demand is foreseen.
func (w *Warm) Tell(ctx context.Context) string { return w.demand.Tell(ctx) }
