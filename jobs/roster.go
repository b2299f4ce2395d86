package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// RosterConfig is the section `jobs.roster` of bot.yaml.
type RosterConfig struct {
	When  `yaml:",inline"` // when it is looked whether the list is due
	Coins int              `yaml:"coins"` // how many of the largest; 0: off
	Every time.Duration    `yaml:"every"` // how old the list may get
}

// Defaults renew the list of the 1,000 largest coins once a day.
func (c *RosterConfig) Defaults() {
	*c = RosterConfig{When: At("*/10 * * * *"), Coins: 1000, Every: 24 * time.Hour}
}

// Validate names every mistake.
func (c RosterConfig) Validate() error {
	errs := []error{c.When.Validate()}
	if c.Coins < 0 || c.Coins > 20_000 {
		errs = append(errs, fmt.Errorf("coins: %d is not usable, use 0 (off) to 20000", c.Coins))
	}
	if c.Every < time.Hour {
		errs = append(errs, fmt.Errorf("every: %s is too short, use 1h or more", c.Every))
	}
	return errors.Join(errs...)
}

// Registry has the list of coins.
type Registry interface {
	// Refresh renews the list where it is older than every, and tells how many coins it has; 0:
	// it was not renewed.
	Refresh(ctx context.Context, coins int, every time.Duration) (listed int, err error)
}

// Roster keeps the list of coins that messages may name up to date.
type Roster struct {
	cfg      RosterConfig
	registry Registry
}

// NewRoster makes the job.
func NewRoster(cfg RosterConfig, r Registry) *Roster { return &Roster{cfg, r} }

// Name is how logs call it.
func (*Roster) Name() string { return "roster" }

// When is from the configuration.
func (r *Roster) When() When { return r.cfg.When }

// RunOnce renews the list where it is due.
func (r *Roster) RunOnce(ctx context.Context) (string, error) {
	if r.cfg.Coins == 0 {
		return "", nil
	}
	n, err := r.registry.Refresh(ctx, r.cfg.Coins, r.cfg.Every)
	if err != nil {
		return "", fmt.Errorf("renew the list of coins: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return fmt.Sprintf("a new list of %d coins", n), nil
}
