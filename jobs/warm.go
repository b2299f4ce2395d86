package jobs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"tickertape/core/market"
	"tickertape/core/record"
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
	Asked(ctx context.Context, from, to time.Time, limit int) ([]record.Demand, error)
}

// Warm fetches the prices that people are likely to ask for, before they do: those of the last
// hour, of this hour of the last weeks, and of the day.
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
	assets, err := w.likely(ctx, time.Now())
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

// A look back at demand, and what one question in it is worth.
const (
	weeksBack  = 4
	ofHour     = 1.0 // within the last hour
	ofWeek     = 0.7 // in this hour a week ago; of each week before as much less
	ofDay      = 1.0 / 24
	considered = 250 // of each look
)

// likely ranks assets by how often they were asked for, what is long ago counting less.
func (w *Warm) likely(ctx context.Context, now time.Time) ([]market.Asset, error) {
	type key struct {
		class market.Class
		id    string
	}
	score, named := map[key]float64{}, map[key]market.Asset{}
	look := func(from, to time.Time, worth float64) error {
		all, err := w.demand.Asked(ctx, from, to, considered)
		for _, d := range all {
			k := key{d.Asset.Class, d.Asset.ID}
			score[k] += worth * float64(d.Times)
			named[k] = d.Asset
		}
		return err
	}
	err := errors.Join(look(now.Add(-time.Hour), now, ofHour), look(now.Add(-w.cfg.Since), now, ofDay))
	worth := ofWeek
	for back := range weeksBack {
		then := now.AddDate(0, 0, -7*(back+1))
		err = errors.Join(err, look(then.Add(-10*time.Minute), then.Add(50*time.Minute), worth))
		worth *= ofWeek
	}
	if err != nil {
		return nil, err
	}
	keys := slices.SortedFunc(maps.Keys(score), func(a, b key) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a.id, b.id), cmp.Compare(a.class, b.class))
	})
	var out []market.Asset
	for _, k := range keys[:min(w.cfg.Assets, len(keys))] {
		out = append(out, named[k])
	}
	return out, nil
}
