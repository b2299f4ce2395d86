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
	if err := cfg.Validate(); err != nil || job.When() != cfg.When || job.Name() != "judge" {
		t.Errorf("%s at %q, %v", job.Name(), job.When(), err)
	}
	if did, err := job.RunOnce(t.Context()); err != nil || c.sat != 1 || did != "m0a1b2c3d goes on" {
		t.Errorf("sat %d times, %q, %v", c.sat, did, err)
	}
	c.err = errors.New("no store")
	if _, err := job.RunOnce(t.Context()); !errors.Is(err, c.err) {
		t.Error(err)
	}
	if err := (jobs.JudgeConfig{When: jobs.At("never")}).Validate(); err == nil {
		t.Error("a schedule of never")
	}
}
