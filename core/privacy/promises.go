package privacy

import (
	"context"
	"log/slog"
	"time"
)

// Promises does what people were promised and no conversation waits for: at the start, whenever
// something is due, and again, ever more seldom, where it failed.
type Promises struct {
	Due    <-chan struct{}
	Finish func(ctx context.Context) (did string, err error)
	Log    *slog.Logger
}

// How long it is until what failed is tried again.
const (
	soonest = time.Minute
	latest  = time.Hour
)

// Run keeps promises until ctx ends.
func (p Promises) Run(ctx context.Context) error {
	wait := soonest
	for {
		var again <-chan time.Time
		if p.kept(ctx) {
			wait = soonest
		} else {
			again = time.After(wait)
			wait = min(2*wait, latest)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-p.Due:
		case <-again:
		}
	}
}

// kept finishes what is due, and reports whether all of it could be done.
func (p Promises) kept(ctx context.Context) bool {
	did, err := p.Finish(ctx)
	if did != "" {
		p.Log.Info("privacy", "did", did)
	}
	if err != nil && ctx.Err() == nil {
		p.Log.Error("people's words can't be taken out yet", "error", err)
	}
	return err == nil
}
