package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// TrainConfig is the section `jobs.train` of bot.yaml.
type TrainConfig struct {
	When    `yaml:",inline"`
	Changes int `yaml:"changes"` // how many examples must be new, gone or labelled anew
}

// Defaults train at night, where there is something to learn.
func (c *TrainConfig) Defaults() { *c = TrainConfig{At("30 3 * * *"), 20} }

// Validate names every mistake.
func (c TrainConfig) Validate() error {
	errs := []error{c.When.Validate()}
	if c.Changes < 1 {
		errs = append(errs, fmt.Errorf("changes: %d is not usable, use 1 or more", c.Changes))
	}
	return errors.Join(errs...)
}

// Teacher makes models.
type Teacher interface {
	// Due is the version of the dataset to train on; empty: none, and why says why.
	Due(ctx context.Context, changes int) (version, why string, err error)
	Train(ctx context.Context, version string) (did string, err error)
}

// Train makes a model of the latest version of the dataset, once. The gates decide what becomes
// of it.
type Train struct {
	cfg     TrainConfig
	teacher Teacher
}

// NewTrain makes the job.
func NewTrain(cfg TrainConfig, t Teacher) *Train { return &Train{cfg, t} }

// Name is how logs call it.
func (*Train) Name() string { return "train" }

// When is from the configuration.
func (t *Train) When() When { return t.cfg.When }

// Longest is how long a training may take: it has one processor, after everything else.
func (*Train) Longest() time.Duration { return 12 * time.Hour }

// RunOnce trains where a training is due.
func (t *Train) RunOnce(ctx context.Context) (string, error) {
	version, why, err := t.teacher.Due(ctx, t.cfg.Changes)
	if err != nil {
		return "", fmt.Errorf("look for something to learn: %w", err)
	}
	if version == "" {
		return "", Nothing(why)
	}
	did, err := t.teacher.Train(ctx, version)
	if err != nil {
		return "", fmt.Errorf("train on dataset %s: %w", version, err)
	}
	return did, nil
}
