package jobs

import (
	"context"
	"fmt"
)

// Office has requests that no provider answered.
type Office interface {
	Replay(ctx context.Context, most int) (answered, left int, err error)
}

// ReplayConfig is the section `jobs.replay` of bot.yaml.
type ReplayConfig struct {
	When `yaml:",inline"`
}

// Defaults ask every five minutes.
func (c *ReplayConfig) Defaults() { c.When = At("*/5 * * * *") }

// replayMost is how many letters one run asks again: no more than a provider's spare calls.
const replayMost = 20

// Replay asks dead letters again. It ends with the first that fails, so that a run while the
// providers are down costs one call.
type Replay struct {
	cfg    ReplayConfig
	office Office
}

// NewReplay makes the job.
func NewReplay(cfg ReplayConfig, o Office) *Replay { return &Replay{cfg, o} }

// Name is how logs call it.
func (*Replay) Name() string { return "replay" }

// When is from the configuration.
func (r *Replay) When() When { return r.cfg.When }

// RunOnce asks some of them again.
func (r *Replay) RunOnce(ctx context.Context) (string, error) {
	answered, left, err := r.office.Replay(ctx, replayMost)
	if err != nil {
		return "", fmt.Errorf("replay dead letters: %w", err)
	}
	if answered+left == 0 {
		return "", nil
	}
	return fmt.Sprintf("%d answered, %d left", answered, left), nil
}
