// Package route finds somebody who answers.
//
// Promise: each asset is asked of the providers that know its class, in their order, until
// one has it; assets of different classes are asked at the same time. What nobody has is
// named in Answer.Missing. Only if there is nothing at all is there an error: NotFound when
// everybody could be asked, otherwise Exhausted with what they said.
//
//	asset: first candidate ──has it──▶ answered
//	            │ fault, or missing
//	            ▼
//	       next candidate … ──none left──▶ missing
package route

import (
	"context"
	"errors"
	"slices"
	"sync"

	"tickertape/core/market"
)

// Candidate is a provider behind its own stages.
type Candidate struct {
	Name  string
	Can   []market.Capability
	Fetch market.Fetch
}

// can finds what the candidate offers for a kind and a class; class "" is no asset at all.
func (c Candidate) can(k market.Kind, class market.Class) (market.Capability, bool) {
	for _, can := range c.Can {
		if can.Kind == k && (class == "" || slices.Contains(can.Classes, class)) {
			return can, true
		}
	}
	return market.Capability{}, false
}

// New makes the end of the chain.
func New(candidates []Candidate) market.Fetch {
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		if len(r.Assets) == 0 {
			return whole(ctx, candidates, r)
		}
		return parts(ctx, candidates, r)
	}
}

// whole asks one after another for something that has no parts.
func whole(ctx context.Context, candidates []Candidate, r market.Request) (market.Answer, error) {
	var errs []error
	for _, c := range candidates {
		if _, ok := c.can(r.Kind, ""); !ok {
			continue
		}
		a, err := c.Fetch(ctx, r)
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

// parts asks in rounds: in each, every asset that is still open goes to its next candidate.
func parts(ctx context.Context, candidates []Candidate, r market.Request) (market.Answer, error) {
	b := newBuilder(r)
	open := unique(r.Assets)
	for tried := map[market.Asset]int{}; len(open) > 0; {
		batches := plan(candidates, r.Kind, open, tried)
		if len(batches) == 0 {
			break
		}
		ask(ctx, r, batches, b)
		if ctx.Err() != nil {
			return market.Answer{}, ctx.Err()
		}
		open = b.open()
	}
	return b.answer()
}

// batch is some assets for one candidate.
type batch struct {
	to     Candidate
	assets []market.Asset
}

// plan gives every open asset to its next candidate that knows its class, in batches as
// large as the candidate takes. tried counts the candidates that an asset has been through.
func plan(candidates []Candidate, k market.Kind, open []market.Asset, tried map[market.Asset]int) []batch {
	var batches []batch
	at := map[string]int{} // candidate's name -> its newest batch
	for _, a := range open {
		for tried[a] < len(candidates) {
			c := candidates[tried[a]]
			tried[a]++
			can, ok := c.can(k, a.Class)
			if !ok {
				continue
			}
			i, started := at[c.Name]
			if !started || len(batches[i].assets) >= max(1, can.Batch) {
				i = len(batches)
				batches = append(batches, batch{to: c})
				at[c.Name] = i
			}
			batches[i].assets = append(batches[i].assets, a)
			break
		}
	}
	return batches
}

// ask sends all batches at once and waits for them.
func ask(ctx context.Context, r market.Request, batches []batch, b *builder) {
	var wg sync.WaitGroup
	for _, batch := range batches {
		wg.Go(func() {
			own := r
			own.Assets = batch.assets
			b.add(batch.to.Fetch(ctx, own))
		})
	}
	wg.Wait()
}

func unique(assets []market.Asset) []market.Asset {
	var out []market.Asset
	for _, a := range assets {
		if !slices.ContainsFunc(out, func(b market.Asset) bool { return same(a, b) }) {
			out = append(out, a)
		}
	}
	return out
}

func same(a, b market.Asset) bool { return a.Class == b.Class && a.ID == b.ID }

// verdict sums up why nobody answered.
func verdict(r market.Request, errs []error) error {
	for _, err := range errs {
		if !errors.Is(err, market.ErrNotFound) {
			return &market.Error{Op: string(r.Kind), Provider: "gateway", Fault: market.ErrExhausted, Err: errors.Join(errs...)}
		}
	}
	return &market.Error{Op: string(r.Kind), Provider: "gateway", Fault: market.ErrNotFound, Err: errors.Join(errs...)}
}
