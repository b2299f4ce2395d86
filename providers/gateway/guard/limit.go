package guard

import (
	"context"
	"errors"
	"time"

	"github.com/failsafe-go/failsafe-go"
	"github.com/failsafe-go/failsafe-go/adaptivelimiter"

	"tickertape/core/market"
)

// How many calls of one provider may be under way at once: least where it slows down under
// them, most where it does not. It never falls to where it could not be found out that the
// provider is fast again.
const (
	leastCalls  = 4
	mostCalls   = 32
	beginCalls  = 16
	placeWithin = time.Second // how long a call waits for its place
)

// Limit makes the stage that bounds the calls under way by how their times change: fewer
// while they grow, more while they don't. A call that finds no place in time is refused with
// market.ErrOverloaded, so that somebody else is asked.
func Limit(name string) func(market.Fetch) market.Fetch {
	places := adaptivelimiter.NewBuilder[market.Answer]().
		WithLimits(leastCalls, mostCalls, beginCalls).
		WithRecentWindow(500*time.Millisecond, 3*time.Second, 8).
		WithQueueing(4, 8).
		WithMaxWaitTime(placeWithin).
		Build()
	run := failsafe.With(places)
	return func(next market.Fetch) market.Fetch {
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			a, err := run.WithContext(ctx).GetWithExecution(func(e failsafe.Execution[market.Answer]) (market.Answer, error) {
				return next(e.Context(), r)
			})
			if errors.Is(err, adaptivelimiter.ErrExceeded) {
				err = &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrOverloaded, Err: errPlaces}
			}
			return a, err
		}
	}
}

var errPlaces = errors.New("too many of its calls are under way")
