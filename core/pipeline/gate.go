package pipeline

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"tickertape/core/chat"
)

// gate keeps one platform's send limits: the pace it is known for, and the pauses it asks for.
type gate struct {
	pace    chat.Pace
	overall *rate.Limiter
	waiting atomic.Int64 // replies queued or under way

	mu    sync.Mutex
	until time.Time // nothing leaves before
}

func newGate(out Outlet) *gate {
	g := &gate{}
	if p, ok := out.(Paced); ok {
		g.pace = p.Pace()
	}
	g.overall = limiter(g.pace.PerSecond, int(g.pace.PerSecond))
	return g
}

// channel makes the bucket of one channel.
func (g *gate) channel() *rate.Limiter {
	if g == nil {
		return limiter(0, 0)
	}
	return limiter(g.pace.ChannelPerSecond, g.pace.ChannelBurst)
}

func limiter(perSecond float64, burst int) *rate.Limiter {
	if perSecond <= 0 {
		return rate.NewLimiter(rate.Inf, 0)
	}
	return rate.NewLimiter(rate.Limit(perSecond), max(1, burst))
}

// pass waits for both buckets and for a pause to be over.
func (g *gate) pass(ctx context.Context, own *rate.Limiter) error {
	if err := own.Wait(ctx); err != nil {
		return err
	}
	if err := g.overall.Wait(ctx); err != nil {
		return err
	}
	for {
		g.mu.Lock()
		left := time.Until(g.until)
		g.mu.Unlock()
		if left <= 0 {
			return ctx.Err()
		}
		if err := sleep(ctx, left); err != nil {
			return err
		}
	}
}

// pause lets nothing leave for d.
func (g *gate) pause(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if until := time.Now().Add(d); until.After(g.until) {
		g.until = until
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
