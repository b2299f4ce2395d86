package jobs_test

import (
	"context"
	"errors"
	"testing"

	"tickertape/jobs"
)

// court counts how often it sits.
type court struct {
	sat int
	err error
}

func (c *court) RunOnce(context.Context) (string, error) {
	c.sat++
	return "m0a1b2c3d goes on", c.err
}

func TestCanaryIsJudgedAtItsTimes(t *testing.T) {
	var cfg jobs.JudgeConfig
	cfg.Defaults()
	c := &court{}
	job := jobs.NewJudge(cfg, c)
	if err := cfg.Validate(); err != nil || job.Schedule() != cfg.Schedule || job.Name() != "judge" {
		t.Errorf("%s at %q, %v", job.Name(), job.Schedule(), err)
	}
	if err := job.RunOnce(t.Context()); err != nil || c.sat != 1 {
		t.Errorf("sat %d times, %v", c.sat, err)
	}
	c.err = errors.New("no store")
	if err := job.RunOnce(t.Context()); !errors.Is(err, c.err) {
		t.Error(err)
	}
	if err := (jobs.JudgeConfig{Schedule: "never"}).Validate(); err == nil {
		t.Error("a schedule of never")
	}
}
