// Package route finds somebody who answers.
//
// Promise: each asset is asked of the providers that know its class, the most promising one
// first, until one has it; assets of different classes are asked at the same time. What
// nobody has is named in Answer.Missing. Only if there is nothing at all is there an error:
// NotFound when everybody could be asked, otherwise Exhausted with what they said.
//
//	asset: first candidate ──has it──▶ answered
//	            │ fault, or missing
//	            ▼
//	       next candidate … ──none left──▶ missing
//
// A person who has waited for a while gets a second provider asked beside the first.
//
// Who is promising is a score: preference, success within Deadline of the last seconds,
// latency, budget left, freshness, cost. Explain tells it.
package route

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"tickertape/core/market"
)

// Router is the end of the chain.
type Router struct{ router }

type router struct {
	candidates []Candidate
	seen       []map[string]*evidence // by candidate and group of kinds
}

// New makes a router. The order of the candidates is the preference where all else is equal.
func New(candidates []Candidate) *Router {
	s := router{candidates: candidates}
	for range candidates {
		groups := map[string]*evidence{}
		for _, k := range market.Kinds() {
			if groups[k.Group()] == nil {
				groups[k.Group()] = &evidence{}
			}
		}
		s.seen = append(s.seen, groups)
	}
	return &Router{s}
}

// Explain tells who would be asked for an asset of a class, best first; class "" is for
// requests without assets.
func (s *Router) Explain(r market.Request, class market.Class) []Score {
	return s.rank(r, class, market.Interactive)
}

// Fetch answers a request.
func (s *Router) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	switch {
	case !slices.Contains(market.Kinds(), r.Kind):
		return market.Answer{}, &market.Error{Op: string(r.Kind), Provider: "gateway", Fault: market.ErrBadRequest, Err: errors.New("nobody knows this kind of request")}
	case r.Kind == market.Search:
		return s.everybody(ctx, r)
	case len(r.Assets) == 0:
		return s.whole(ctx, r)
	}
	return s.parts(ctx, r)
}

// ask asks one candidate and notes how it went.
func (s *router) ask(ctx context.Context, who int, r market.Request) (market.Answer, error) {
	start := time.Now()
	a, err := s.candidates[who].Fetch(ctx, r)
	if counts(err) {
		s.seen[who][r.Kind.Group()].note(err == nil || errors.Is(err, market.ErrNotFound), time.Since(start), Deadline, time.Now())
	}
	return a, err
}

// counts reports whether an outcome says something about the provider: who gave up, asked
// wrongly, or had no budget or place, does not.
func counts(err error) bool {
	return !errors.Is(err, context.Canceled) && !errors.Is(err, market.ErrBadRequest) && !errors.Is(err, market.ErrOwnBudget) && !errors.Is(err, market.ErrOverloaded)
}

// whole asks one after another for something that has no parts.
func (s *router) whole(ctx context.Context, r market.Request) (market.Answer, error) {
	var errs []error
	ask := s.hedged
	for _, c := range s.rank(r, "", market.LaneOf(ctx)) {
		a, err := ask(ctx, c.who, r)
		ask = s.ask // who was asked beside the first is asked again in turn
		if err == nil {
			return a, nil
		}
		if ctx.Err() != nil {
			return market.Answer{}, ctx.Err()
		}
		errs = append(errs, err)
	}
	return market.Answer{}, verdict(r, errs)
}

// everybody asks all at once and puts together what they find.
func (s *router) everybody(ctx context.Context, r market.Request) (market.Answer, error) {
	ranked := s.rank(r, "", market.LaneOf(ctx))
	answers, errs := make([]market.Answer, len(ranked)), make([]error, len(ranked))
	var wg sync.WaitGroup
	for i, c := range ranked {
		wg.Go(func() { answers[i], errs[i] = s.ask(ctx, c.who, r) })
	}
	wg.Wait()
	if ctx.Err() != nil {
		return market.Answer{}, ctx.Err()
	}
	var out market.Answer
	for i, a := range answers {
		if errs[i] == nil {
			out.Found = append(out.Found, a.Found...)
			Merge(&out, a)
		}
	}
	if len(out.Found) == 0 {
		return out, verdict(r, errs)
	}
	return out, nil
}

// parts asks in rounds: in each, every asset that is still open goes to its next candidate.
func (s *router) parts(ctx context.Context, r market.Request) (market.Answer, error) {
	p := planner{router: s, r: r, ranks: map[market.Class][]Score{}, tried: map[key]int{}, lane: market.LaneOf(ctx)}
	b := newBuilder(r)
	ask := s.hedged
	for open := unique(r.Assets); len(open) > 0; open = b.open() {
		batches := p.round(open)
		if len(batches) == 0 {
			break
		}
		askAll(ctx, r, batches, b, ask)
		ask = s.ask
		if ctx.Err() != nil {
			return market.Answer{}, ctx.Err()
		}
	}
	return b.answer()
}

// askAll sends all batches at once and waits for them.
func askAll(ctx context.Context, r market.Request, batches []batch, b *builder, ask func(context.Context, int, market.Request) (market.Answer, error)) {
	var wg sync.WaitGroup
	for _, batch := range batches {
		wg.Go(func() {
			own := r
			own.Assets = batch.assets
			b.add(ask(ctx, batch.to, own))
		})
	}
	wg.Wait()
}

// verdict sums up why nobody answered.
func verdict(r market.Request, errs []error) error {
	if len(errs) > 0 && !slices.ContainsFunc(errs, func(err error) bool { return !errors.Is(err, market.ErrOverloaded) }) {
		return &market.Error{Op: string(r.Kind), Provider: "gateway", Fault: market.ErrOverloaded, Err: errors.Join(errs...)}
	}
	for _, err := range errs {
		if err != nil && !errors.Is(err, market.ErrNotFound) {
			return &market.Error{Op: string(r.Kind), Provider: "gateway", Fault: market.ErrExhausted, Err: errors.Join(errs...)}
		}
	}
	return &market.Error{Op: string(r.Kind), Provider: "gateway", Fault: market.ErrNotFound, Err: errors.Join(errs...)}
}
