package jobs

import (
	"context"
	"fmt"
)

// Office has requests that no provider answered.
type Office interface {
	Replay(ctx context.Context, most int) (answered, left int, err error)
}

// replayMost is how many letters one run asks again: no more than a provider's spare calls.
const replayMost = 20

// Replay asks dead letters again. It ends with the first that fails, so that a run while the
// providers are down costs one call.
type Replay struct{ office Office }

// NewReplay makes the job.
func NewReplay(o Office) *Replay { return &Replay{o} }

// Name is how logs call it.
func (*Replay) Name() string { return "replay" }

// Schedule is every five minutes.
func (*Replay) Schedule() string { return "*/5 * * * *" }

// RunOnce asks some of them again.
func (r *Replay) RunOnce(ctx context.Context) error {
	if _, _, err := r.office.Replay(ctx, replayMost); err != nil {
		return fmt.Errorf("replay dead letters: %w", err)
	}
	return nil
}
