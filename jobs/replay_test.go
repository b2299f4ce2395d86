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
	job := jobs.NewReplay(d)
	if err := job.RunOnce(t.Context()); err != nil || d.most < 1 || d.most > 100 {
		t.Errorf("%d letters, %v", d.most, err)
	}
	if err := jobs.Check(job.Schedule()); err != nil {
		t.Error(err)
	}
	d.err = errors.New("disk on fire")
	if err := job.RunOnce(t.Context()); !errors.Is(err, d.err) {
		t.Error(err)
	}
}
