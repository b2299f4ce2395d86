// Package gateway is the one source of market data: many providers behind a few stages.
//
// A request meets cache and flight, then route, which picks providers; each of these stands
// behind its own budget and guard. Every stage is a function around the next one, and its
// package says what it promises. The gateway fails with a market.Fault.
//
//	cache ─▶ flight ─▶ route ─┬▶ budget ─▶ guard ─▶ coingecko
//	                          ├▶ budget ─▶ guard ─▶ yahoo
//	                          └▶ budget ─▶ guard ─▶ fred
//
// It knows no provider: these satisfy Provider and are given to New in the order in which
// they are asked.
package gateway

import (
	"context"
	"slices"

	"tickertape/core/market"
	"tickertape/providers/gateway/budget"
	"tickertape/providers/gateway/cache"
	"tickertape/providers/gateway/flight"
	"tickertape/providers/gateway/guard"
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
	Providers []Provider
	Cache     cache.Levels
	Meter     Meter       // may be nil
	Simulated Provider    // answers alone while Simulate is true; may be nil
	Simulate  func() bool // may be nil
}

// Gateway is a market.Source.
type Gateway struct{ fetch market.Fetch }

// New wires the stages.
func New(cfg Config, parts Parts) *Gateway {
	var candidates []route.Candidate
	for _, p := range parts.Providers {
		candidates = append(candidates, route.Candidate{Name: p.Name(), Can: p.Capabilities(), Fetch: chain(p.Fetch,
			measure(p.Name(), parts.Meter),
			budget.New(p.Name(), cfg.budget(p.Name())),
			guard.New(p.Name(), cfg.Guard),
		)})
	}
	fetch := chain(route.New(candidates),
		simulate(parts),
		cache.New(parts.Cache),
		flight.New(),
	)
	return &Gateway{fetch}
}

// Fetch answers a request.
func (g *Gateway) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	return g.fetch(ctx, r)
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
