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
	Schedule string        `yaml:"schedule"`
	Assets   int           `yaml:"assets"` // how many of the most asked; 0: off
	Since    time.Duration `yaml:"since"`  // asked within
}

// Defaults keep the 25 most asked prices of a day fresh.
func (c *WarmConfig) Defaults() {
	*c = WarmConfig{Schedule: "* * * * *", Assets: 25, Since: 24 * time.Hour}
}

// Validate names every mistake.
func (c WarmConfig) Validate() error {
	var errs []error
	if err := Check(c.Schedule); err != nil {
		errs = append(errs, fmt.Errorf("schedule: %w", err))
	}
	if c.Assets < 0 || c.Assets > 250 {
		errs = append(errs, fmt.Errorf("assets: %d is not usable, use 0 (off) to 250", c.Assets))
	}
	if c.Since < time.Minute {
		errs = append(errs, fmt.Errorf("since: %s is too short, use 1m or more", c.Since))
	}
	return errors.Join(errs...)
}

// Demand knows what people ask for.
type Demand interface {
	MostAsked(ctx context.Context, since time.Time, limit int) ([]market.Asset, error)
}

// Warm fetches the most asked prices before the next person asks.
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
func (w *Warm) Name() string { return "warm" }

// Schedule is from the configuration.
func (w *Warm) Schedule() string { return w.cfg.Schedule }

// RunOnce asks for one price of each asset, in US dollars, in one request, behind everybody.
func (w *Warm) RunOnce(ctx context.Context) error {
	if w.cfg.Assets == 0 {
		return nil
	}
	assets, err := w.demand.MostAsked(ctx, time.Now().Add(-w.cfg.Since), w.cfg.Assets)
	if err != nil {
		return fmt.Errorf("find the most asked assets: %w", err)
	}
	if len(assets) == 0 {
		return nil
	}
	ctx = market.InLane(ctx, market.Batch) // nobody waits for it
	if _, err := w.source.Fetch(ctx, market.Request{Kind: market.Price, Assets: assets, Currency: market.USD}); err != nil {
		return fmt.Errorf("warm %d prices: %w", len(assets), err)
	}
	return nil
}
