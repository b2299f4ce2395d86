package gateway

import (
	"errors"
	"fmt"
	"math"
	"time"

	"tickertape/providers/gateway/batch"
	"tickertape/providers/gateway/budget"
	"tickertape/providers/gateway/check"
	"tickertape/providers/gateway/guard"
	"tickertape/providers/gateway/lane"
)

// Config is the section `gateway` of bot.yaml.
type Config struct {
	Guard   guard.Config             `yaml:",inline"`
	Batch   batch.Config             `yaml:"batch"`
	Lanes   lane.Config              `yaml:"lanes"`
	Check   check.Config             `yaml:"check"`
	Budgets map[string]budget.Config `yaml:"budgets"` // by provider; "other" is for those not named
	Overall budget.Config            `yaml:"overall"` // of all providers together
	Moved   float64                  `yaml:"moved"`   // share that an asset has to move for what is kept of it to be fetched anew; 0: any
	Weights map[string]float64       `yaml:"weights"` // how much a provider is preferred, by its name; the usual is 1 for the first, and 0.8 of that for each further one
}

// other is the budget of providers that have none of their own.
const other = "other"

// Defaults keep well inside what the providers are known to allow without a key.
func (c *Config) Defaults() {
	c.Guard = guard.Config{Timeout: 4 * time.Second, Retries: 2}
	c.Batch = batch.Config{Window: 100 * time.Millisecond, Parallel: 4}
	c.Lanes.Defaults()
	c.Moved = 0.03
	c.Check = check.Config{Differ: 0.03, Jump: 0.5, Insist: 2 * time.Minute, Second: time.Minute}
	c.Budgets = map[string]budget.Config{
		"coingecko": {PerMinute: 30, Burst: 5, Wait: 8 * time.Second},
		"yahoo":     {PerMinute: 100, Burst: 20, Wait: 3 * time.Second},
		"fred":      {PerMinute: 100, Burst: 20, Wait: 3 * time.Second},
		other:       {PerMinute: 60, Burst: 10, Wait: 3 * time.Second},
	}
}

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if c.Guard.Timeout < 100*time.Millisecond || c.Guard.Timeout > time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %s is not usable, use 100ms to 1m", c.Guard.Timeout))
	}
	if c.Guard.Retries < 0 || c.Guard.Retries > 5 {
		errs = append(errs, fmt.Errorf("retries: %d is not usable, use 0 to 5", c.Guard.Retries))
	}
	if c.Batch.Window < 0 || c.Batch.Window > time.Second || c.Batch.Parallel < 1 || c.Batch.Parallel > 64 {
		errs = append(errs, errors.New("batch: window has to be 0s to 1s, and parallel 1 to 64"))
	}
	if err := c.Lanes.Validate(); err != nil {
		errs = append(errs, fmt.Errorf("lanes: %w", err))
	}
	if err := c.Check.Validate(); err != nil {
		errs = append(errs, fmt.Errorf("check: %w", err))
	}
	if o := c.Overall; o.PerMinute < 0 || o.Burst < 0 || o.Wait < 0 || o.PerMonth != 0 {
		errs = append(errs, errors.New("overall: has a negative number, or a per_month, which a provider alone has; use 0 for no limit"))
	}
	if !(c.Moved >= 0 && c.Moved < 1) {
		errs = append(errs, fmt.Errorf("moved: %v is not usable, use a share such as 0.03, or 0 for any", c.Moved))
	}
	for name, w := range c.Weights {
		if !(w > 0 && w <= 100) {
			errs = append(errs, fmt.Errorf("weights: %s has %v, use more than 0 and at most 100", name, w))
		}
	}
	for name, b := range c.Budgets {
		if b.PerMinute < 0 || b.Burst < 0 || b.Wait < 0 || b.PerMonth < 0 {
			errs = append(errs, fmt.Errorf("budgets: %s has a negative number, use 0 for no limit", name))
		}
	}
	return errors.Join(errs...)
}

// weight is the preference for the provider at a place of the list.
func (c Config) weight(name string, place int) float64 {
	if w, ok := c.Weights[name]; ok {
		return w
	}
	return math.Pow(0.8, float64(place))
}

func (c Config) budget(name string) budget.Config {
	if b, ok := c.Budgets[name]; ok {
		return b
	}
	return c.Budgets[other]
}
