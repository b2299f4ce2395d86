// Package batch lets requests for different assets share one call to a provider.
//
// Promise: the first request to an idle provider leaves at once. Those that arrive while it
// is under way leave together, after a pause of up to Config.Window if there are many. A
// caller that gives up costs the others nothing; a call ends when nobody waits for it.
//
//	idle ──first──▶ under way ◀──────────────┐
//	                   │ done                │ all that gathered
//	                   ├──nobody──▶ idle     │
//	                   └──somebody──▶ pause ─┘
//
// It knows neither limits nor faults: an error goes to everybody who shared the call.
package batch

import (
	"context"
	"sync"
	"time"

	"tickertape/core/market"
)

// Config bounds the sharing.
type Config struct {
	Window   time.Duration `yaml:"window"`   // longest pause for company
	Parallel int           `yaml:"parallel"` // calls of one kind under way at once, where batches are full
}

// Stage shares the calls of one provider.
type Stage struct {
	cfg  Config
	can  []market.Capability
	next market.Fetch
	wg   sync.WaitGroup // the calls under way

	mu     sync.Mutex
	groups map[string]*group
}

// New makes the stage for a provider that can do so much.
func New(cfg Config, can []market.Capability) *Stage {
	return &Stage{cfg: cfg, can: can, groups: map[string]*group{}}
}

// Around is the stage itself.
func (s *Stage) Around(next market.Fetch) market.Fetch {
	s.next = next
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		most := s.most(r)
		if most < 2 || len(r.Assets) == 0 {
			return next(ctx, r)
		}
		return s.join(ctx, r, most)
	}
}

// Wait returns when no call is under way.
func (s *Stage) Wait() { s.wg.Wait() }

// most is how many assets share a call. Requests with a time of their own share none.
func (s *Stage) most(r market.Request) int {
	if !r.Range.Zero() || r.Interval != 0 {
		return 1
	}
	for _, c := range s.can {
		if c.Kind == r.Kind {
			return c.Batch
		}
	}
	return 1
}

// join waits for the request's part of a shared call.
func (s *Stage) join(ctx context.Context, r market.Request, most int) (market.Answer, error) {
	t := &ticket{r: r, lane: market.LaneOf(ctx), done: make(chan result, 1)}
	key := string(r.Kind) + "|" + string(r.Quote())
	s.mu.Lock()
	g := s.groups[key]
	if g == nil {
		g = &group{most: most}
		s.groups[key] = g
	}
	g.waiting = append(g.waiting, t)
	if g.busy == 0 || g.full() && g.busy < s.cfg.Parallel {
		g.busy++
		s.wg.Go(func() { s.serve(key, g) })
	}
	s.mu.Unlock()
	select {
	case out := <-t.done:
		return out.a, out.err
	case <-ctx.Done():
		s.leave(g, t)
		return market.Answer{}, ctx.Err()
	}
}

// leave takes a ticket back, and ends the call if it was the last one on it.
func (s *Stage) leave(g *group, t *ticket) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, w := range g.waiting {
		if w == t {
			g.waiting = append(g.waiting[:i], g.waiting[i+1:]...)
			return
		}
	}
	if t.call != nil {
		t.call.leave()
	}
}

// serve makes calls until nobody waits.
func (s *Stage) serve(key string, g *group) {
	for {
		s.mu.Lock()
		tickets := g.take()
		if len(tickets) == 0 {
			if g.busy--; g.busy == 0 && len(g.waiting) == 0 {
				delete(s.groups, key)
			}
			s.mu.Unlock()
			return
		}
		c := newCall(tickets)
		s.mu.Unlock()
		a, err := s.next(c.ctx, c.r)
		c.cancel()
		for _, t := range tickets {
			t.done <- t.part(a, err)
		}
		s.pause(g)
	}
}

// pause waits for company: the longer, the more have gathered.
func (s *Stage) pause(g *group) {
	s.mu.Lock()
	n, full := len(g.waiting), g.full()
	s.mu.Unlock()
	switch {
	case n == 0 || full:
	case n >= 8:
		time.Sleep(s.cfg.Window)
	case n >= 2:
		time.Sleep(s.cfg.Window / 4)
	}
}
