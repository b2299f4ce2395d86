package cache

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"tickertape/core/market"
)

// refresher fetches anew what was handed out although it was due. It works while Run does.
type refresher struct {
	ask   market.Fetch
	queue chan market.Request
	on    *atomic.Bool

	mu      *sync.Mutex
	pending map[string]bool // signatures that wait or are under way
}

const (
	mostDue       = 1024 // requests that may wait; one more is dropped: the next asker brings it again
	refreshers    = 64   // under way at once
	refreshWithin = 20 * time.Second
)

func newRefresher() refresher {
	return refresher{queue: make(chan market.Request, mostDue), on: &atomic.Bool{}, mu: &sync.Mutex{}, pending: map[string]bool{}}
}

func (f *refresher) running() bool { return f.on.Load() }

// soon queues a request, once.
func (f *refresher) soon(r market.Request) {
	key := r.Signature()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.pending[key] {
		return
	}
	select {
	case f.queue <- r:
		f.pending[key] = true
	default:
	}
}

// Run fetches what is due until ctx ends.
func (f *refresher) Run(ctx context.Context) error {
	f.on.Store(true)
	defer f.on.Store(false)
	var all sync.WaitGroup
	defer all.Wait()
	slots := make(chan struct{}, refreshers)
	for {
		select {
		case r := <-f.queue:
			slots <- struct{}{}
			all.Go(func() {
				defer func() { <-slots }()
				f.one(ctx, r)
			})
		case <-ctx.Done():
			return nil
		}
	}
}

// one asks behind Look, as somebody for whom nobody waits.
func (f *refresher) one(ctx context.Context, r market.Request) {
	defer func() {
		f.mu.Lock()
		delete(f.pending, r.Signature())
		f.mu.Unlock()
	}()
	ctx, cancel := context.WithTimeout(market.InLane(ctx, market.Standard), refreshWithin)
	defer cancel()
	_, _ = f.ask(ctx, r) // what failed is due for the next asker, who will see its age
}
