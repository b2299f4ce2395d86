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

	mu       sync.Mutex
	until    time.Time // nothing leaves before
	channels map[string]*rate.Limiter
}

// maxChannels bounds the memory for paces; a channel that was forgotten starts with a full bucket.
const maxChannels = 20_000

func newGate(out Outlet) *gate {
	g := &gate{channels: map[string]*rate.Limiter{}}
	if p, ok := out.(Paced); ok {
		g.pace = p.Pace()
	}
	g.overall = limiter(g.pace.PerSecond, int(g.pace.PerSecond))
	return g
}

// channel is the bucket of one channel.
func (g *gate) channel(id string) *rate.Limiter {
	if g == nil || g.pace.ChannelPerSecond <= 0 {
		return limiter(0, 0)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if l, ok := g.channels[id]; ok {
		return l
	}
	if len(g.channels) >= maxChannels {
		clear(g.channels)
	}
	l := limiter(g.pace.ChannelPerSecond, g.pace.ChannelBurst)
	g.channels[id] = l
	return l
}

func limiter(perSecond float64, burst int) *rate.Limiter {
	if perSecond <= 0 {
		return rate.NewLimiter(rate.Inf, 0)
	}
	return rate.NewLimiter(rate.Limit(perSecond), max(1, burst))
}

// pass waits for a pause to be over and for both buckets: in this order, so that those who
// waited don't all leave at once when it ends. A pause that began meanwhile is waited for too.
func (g *gate) pass(ctx context.Context, own *rate.Limiter) error {
	for {
		if err := g.rest(ctx); err != nil {
			return err
		}
		if err := own.Wait(ctx); err != nil {
			return err
		}
		if err := g.overall.Wait(ctx); err != nil {
			return err
		}
		if g.left() <= 0 {
			return ctx.Err()
		}
	}
}

// rest waits until no pause is on.
func (g *gate) rest(ctx context.Context) error {
	for left := g.left(); left > 0; left = g.left() {
		if err := sleep(ctx, left); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// left is how long the pause still takes.
func (g *gate) left() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	return time.Until(g.until)
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
