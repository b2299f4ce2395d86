package jobs

import (
	"context"
	"fmt"
)

// JudgeConfig is the section `jobs.judge` of bot.yaml.
type JudgeConfig struct {
	Schedule string `yaml:"schedule"` // when the canary is looked at
}

// Defaults look every ten minutes: the test may be looked at as often as one likes.
func (c *JudgeConfig) Defaults() { c.Schedule = "*/10 * * * *" }

// Validate names every mistake.
func (c JudgeConfig) Validate() error {
	if err := Check(c.Schedule); err != nil {
		return fmt.Errorf("schedule: %w", err)
	}
	return nil
}

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

// Schedule is from the configuration.
func (j *Judge) Schedule() string { return j.cfg.Schedule }

// RunOnce looks once.
func (j *Judge) RunOnce(ctx context.Context) error {
	_, err := j.court.RunOnce(ctx)
	return err
}
