// Package gateway is the one source of market data: many providers behind a few stages.
//
// A request meets the cache, its twins in flight, the office for what fails for good, the
// cache again on behalf of all of them, and its lane; then route picks providers. Each of these stands behind a batch that calls
// share, a guard, and a budget: inside the guard, so that every attempt is paid for. Every
// stage is a function around the next one, and its package says what it promises. The gateway
// fails with a market.Fault.
//
//	look ─▶ flight ─▶ letters ─▶ keep ─▶ lane ─▶ route ─┬▶ batch ─▶ guard ─▶ budget ─▶ limit ─▶ check ─▶ coingecko
//	                                                     ├▶ batch ─▶ guard ─▶ budget ─▶ limit ─▶ check ─▶ yahoo
//	                                                     └▶ batch ─▶ guard ─▶ budget ─▶ limit ─▶ check ─▶ fred
//
// It knows no provider: these satisfy Provider and are given to New in the order in which
// they are asked.
package gateway

import (
	"context"
	"slices"
	"sync"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway/batch"
	"tickertape/providers/gateway/budget"
	"tickertape/providers/gateway/cache"
	"tickertape/providers/gateway/check"
	"tickertape/providers/gateway/flight"
	"tickertape/providers/gateway/guard"
	"tickertape/providers/gateway/lane"
	"tickertape/providers/gateway/letters"
	"tickertape/providers/gateway/route"
)

// Provider is somebody who has data.
type Provider interface {
	Name() string
	Capabilities() []market.Capability
	Fetch(context.Context, market.Request) (market.Answer, error)
}

// Stage adds one concern to a Fetch.
type Stage = func(next market.Fetch) market.Fetch

// Parts are what the gateway is made of.
type Parts struct {
	Providers   []Provider
	Cache       cache.Levels
	Letters     letters.Store // for what fails for good; may be nil
	Meter       Meter         // may be nil
	Connections Connections   // may be nil
	Simulated   Provider      // answers alone while Simulate is true; may be nil
	Simulate    func() bool   // may be nil
}

// Gateway is a market.Source.
type Gateway struct {
	fetch   market.Fetch
	cache   *cache.Cache
	check   *check.Check
	office  *letters.Office
	ledger  *ledger
	diary   *diary
	batches []*batch.Stage
	route   *route.Router
	second  time.Duration // between rounds of second opinions
}

// New wires the stages.
func New(cfg Config, parts Parts) *Gateway {
	days := newDiary(parts.Cache.Log)
	parts.Cache.Moved, parts.Cache.Outdated = cfg.Moved, days.Outdated
	if parts.Cache.Busy == nil {
		parts.Cache.Busy = days.Busy
	}
	g := &Gateway{diary: days, second: cfg.Check.Second, cache: cache.New(parts.Cache), check: check.New(cfg.Check, parts.Cache.Log), office: letters.New(parts.Letters, parts.Cache.Log), ledger: newLedger(parts.Cache.Second, parts.Cache.Log)}
	overall := budget.New("gateway", cfg.Overall)
	var candidates []route.Candidate
	for i, p := range parts.Providers {
		shared, own, paid := batch.New(cfg.Batch, p.Capabilities()), guard.New(p.Name(), cfg.Guard), budget.New(p.Name(), cfg.budget(p.Name()))
		g.batches = append(g.batches, shared)
		g.ledger.add(p.Name(), paid)
		candidates = append(candidates, route.Candidate{
			Name: p.Name(), Can: p.Capabilities(), Weight: cfg.weight(p.Name(), i), Left: paid.Left, Open: own.Open,
			Fetch: chain(p.Fetch, shared.Around, measure(p.Name(), parts.Meter), own.Stage, overall.Shared, paid.Stage, guard.Limit(p.Name()), g.check.Stage(p.Name()), guard.Attempt(p.Name(), cfg.Guard), watch(p.Name(), parts.Connections)),
		})
	}
	g.route = route.New(candidates)
	g.fetch = chain(g.route.Fetch,
		simulate(parts),
		g.cache.Look,
		flight.New(),
		g.office.Stage,
		g.cache.Keep,
		lane.New(cfg.Lanes),
	)
	days.ask = g.fetch
	return g
}

// Run fetches anew what was handed out although it was due, until ctx ends, and waits for
// the calls under way. Without it, nothing old is handed out while a provider answers.
func (g *Gateway) Run(ctx context.Context) error {
	g.ledger.resume(ctx)
	var kept sync.WaitGroup
	defer kept.Wait()
	kept.Go(func() { g.ledger.run(ctx) })
	kept.Go(func() { g.diary.run(ctx) })
	kept.Go(func() { g.opinions(ctx, g.second) })
	err := g.cache.Run(ctx)
	for _, b := range g.batches {
		b.Wait()
	}
	return err
}

// Fetch answers a request.
func (g *Gateway) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	r = same(r, time.Now())
	g.diary.notice(r)
	a, err := g.fetch(ctx, r)
	return g.check.Tell(a), err
}

// Explain tells who would be asked for an asset of a class, best first, and why.
func (g *Gateway) Explain(r market.Request, class market.Class) []route.Score {
	return g.route.Explain(r, class)
}

// Replay asks dead letters again, at most so many, and says how many were answered and left.
func (g *Gateway) Replay(ctx context.Context, most int) (answered, left int, err error) {
	return g.office.Replay(ctx, most)
}

// chain puts the first stage outermost, so that a list reads in the order that a request meets it.
func chain(last market.Fetch, stages ...Stage) market.Fetch {
	for _, s := range slices.Backward(stages) {
		last = s(last)
	}
	return last
}

// simulate lets the simulated market answer instead of everybody else while that is on: made
// up and real numbers never meet in one answer or in the cache.
func simulate(parts Parts) Stage {
	return func(next market.Fetch) market.Fetch {
		if parts.Simulated == nil || parts.Simulate == nil {
			return next
		}
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			if parts.Simulate() {
				return parts.Simulated.Fetch(ctx, r)
			}
			return next(ctx, r)
		}
	}
}
