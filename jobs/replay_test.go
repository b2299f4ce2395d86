package jobs_test

import (
	"context"
	"errors"
	"testing"

	"tickertape/jobs"
)

// drawer is an office that notes what it is asked for.
type drawer struct {
	most int
	err  error
}

func (d *drawer) Replay(_ context.Context, most int) (answered, left int, err error) {
	d.most = most
	return 1, 2, d.err
}

func TestReplayAsksForABoundedNumberOfLetters(t *testing.T) {
	d := &drawer{}
	var cfg jobs.ReplayConfig
	cfg.Defaults()
	job := jobs.NewReplay(cfg, d)
	if did, err := job.RunOnce(t.Context()); err != nil || d.most < 1 || d.most > 100 || did != "1 answered, 2 left" {
		t.Errorf("%d letters, %q, %v", d.most, did, err)
	}
	if err := job.When().Validate(); err != nil {
		t.Error(err)
	}
	d.err = errors.New("disk on fire")
	if _, err := job.RunOnce(t.Context()); !errors.Is(err, d.err) {
		t.Error(err)
	}
}
