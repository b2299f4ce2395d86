package jobs

import (
	"context"
	"fmt"
)

// JudgeConfig is the section `jobs.judge` of bot.yaml: when the canary is looked at.
type JudgeConfig struct {
	When `yaml:",inline"`
}

// Defaults look every ten minutes: the test may be looked at as often as one likes.
func (c *JudgeConfig) Defaults() { c.When = At("*/10 * * * *") }

// Court decides what becomes of a canary, and tells what it did.
type Court interface {
	RunOnce(ctx context.Context) (did string, err error)
}

// Judge lets the canary be promoted or rolled back once enough is known.
type Judge struct {
	cfg   JudgeConfig
	court Court
}

// NewJudge makes the job.
func NewJudge(cfg JudgeConfig, c Court) *Judge { return &Judge{cfg, c} }

// Name is how logs call it.
func (*Judge) Name() string { return "judge" }

// When is from the configuration.
func (j *Judge) When() When { return j.cfg.When }

// RunOnce looks once.
func (j *Judge) RunOnce(ctx context.Context) (string, error) {
	did, err := j.court.RunOnce(ctx)
	if err != nil {
		return "", fmt.Errorf("judge the canary: %w", err)
	}
	return did, nil
}
