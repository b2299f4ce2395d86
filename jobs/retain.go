package jobs

import (
	"context"
	"fmt"
)

// RetainConfig is the section `jobs.retain` of bot.yaml. How long things are kept is
// `privacy.keep`, and of datasets `learning.datasets`.
type RetainConfig struct {
	When `yaml:",inline"`
}

// Defaults clear away at night.
func (c *RetainConfig) Defaults() { c.When = At("15 4 * * *") }

// Attic knows what is old.
type Attic interface {
	Clear(ctx context.Context) (did string, err error)
}

// Retain clears away what is older than it may get.
type Retain struct {
	cfg   RetainConfig
	attic Attic
}

// NewRetain makes the job.
func NewRetain(cfg RetainConfig, a Attic) *Retain { return &Retain{cfg, a} }

// Name is how logs call it.
func (*Retain) Name() string { return "retain" }

// When is from the configuration.
func (r *Retain) When() When { return r.cfg.When }

// RunOnce clears away.
func (r *Retain) RunOnce(ctx context.Context) (string, error) {
	did, err := r.attic.Clear(ctx)
	if err != nil {
		return did, fmt.Errorf("clear away what is old: %w", err)
	}
	return did, nil
}
