// Package flight lets requests that mean the same share one upstream call.
//
// Promise: at any moment there is at most one call under way for a signature. A caller that
// gives up does not cancel the others; the call itself ends when the last caller has gone.
//
//	first ──▶ under way ──▶ done: everybody who waited gets the same answer
//	later ──────┘
//
// It keeps nothing: remembering is the cache's work.
package flight

import (
	"context"

	"resenje.org/singleflight"

	"tickertape/core/market"
)

// New makes the stage.
func New() func(market.Fetch) market.Fetch {
	return func(next market.Fetch) market.Fetch {
		var group singleflight.Group[string, market.Answer]
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			a, _, err := group.Do(ctx, r.Signature(), func(ctx context.Context) (market.Answer, error) {
				return next(ctx, r)
			})
			return a, err
		}
	}
}
