// Package guard makes one provider's calls safe to depend on: each has a time limit, passing
// faults are tried again, a provider that keeps failing is left alone for a while, and
// absurd numbers never come through.
//
// Which fault is tried again and which counts is in market's table of strategies; a call that
// its caller gave up counts where it took long.
//
//	closed ──half of 10 calls failed──▶ open ──5 s──▶ half-open ──one success──▶ closed
//	                                     ▲                  │ failure
//	                                     └──────────────────┘
package guard

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/failsafe-go/failsafe-go"
	"github.com/failsafe-go/failsafe-go/circuitbreaker"
	"github.com/failsafe-go/failsafe-go/retrypolicy"

	"tickertape/core/market"
)

// Config bounds the calls of one provider.
type Config struct {
	Timeout time.Duration `yaml:"timeout"` // of one attempt
	Retries int           `yaml:"retries"` // attempts after the first
}

// Guard is one provider's: a breaker for each group of kinds, and retries.
type Guard struct {
	name     string
	breakers map[string]circuitbreaker.CircuitBreaker[market.Answer]
	runs     map[string]failsafe.Executor[market.Answer]
	trials   map[string]*atomic.Int64 // calls under way that find out whether it is well again
}

// New makes the guard of the provider of that name.
func New(name string, cfg Config) *Guard {
	g := &Guard{name: name, breakers: map[string]circuitbreaker.CircuitBreaker[market.Answer]{}, runs: map[string]failsafe.Executor[market.Answer]{}, trials: map[string]*atomic.Int64{}}
	for _, k := range market.Kinds() {
		if _, ok := g.runs[k.Group()]; !ok {
			b := breaker()
			g.breakers[k.Group()] = b
			g.trials[k.Group()] = &atomic.Int64{}
			g.runs[k.Group()] = failsafe.With[market.Answer](retry(cfg.Retries), b)
		}
	}
	return g
}

// Stage puts breaker and retry around whatever an attempt costs.
func (g *Guard) Stage(next market.Fetch) market.Fetch {
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		group := r.Kind.Group()
		trial := !g.breakers[group].IsClosed()
		if trial {
			g.trials[group].Add(1)
			defer g.trials[group].Add(-1)
		}
		a, err := g.runs[group].WithContext(ctx).GetWithExecution(func(e failsafe.Execution[market.Answer]) (market.Answer, error) {
			start := time.Now()
			a, err := next(e.Context(), r)
			return a, judged(err, time.Since(start), trial)
		})
		return a, named(err, g.name, r.Kind)
	}
}

// Open reports whether calls of that kind are better not made now: they would be refused, or
// somebody else is finding out already whether the provider is well again.
func (g *Guard) Open(k market.Kind) bool {
	b := g.breakers[k.Group()]
	return b.IsOpen() && b.RemainingDelay() > 0 || !b.IsClosed() && g.trials[k.Group()].Load() > 0
}

// Attempt makes the stage next to the provider: one call with its own deadline, checked.
func Attempt(name string, cfg Config) func(market.Fetch) market.Fetch {
	return func(next market.Fetch) market.Fetch {
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			own, cancel := context.WithTimeout(ctx, cfg.Timeout)
			defer cancel()
			a, err := next(own, r)
			if err == nil {
				return sane(name, r, a)
			}
			if own.Err() != nil && ctx.Err() == nil {
				return a, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrTimeout, Err: err}
			}
			return a, err
		}
	}
}

func retry(retries int) retrypolicy.RetryPolicy[market.Answer] {
	return retrypolicy.NewBuilder[market.Answer]().
		HandleIf(func(_ market.Answer, err error) bool { return market.StrategyFor(err).Again }).
		AbortOnErrors(circuitbreaker.ErrOpen, context.Canceled).
		WithMaxRetries(retries).
		WithBackoff(100*time.Millisecond, time.Second).
		WithJitterFactor(.3).
		ReturnLastFailure().
		Build()
}

func breaker() circuitbreaker.CircuitBreaker[market.Answer] {
	return circuitbreaker.NewBuilder[market.Answer]().
		HandleIf(func(_ market.Answer, err error) bool {
			var against *held
			return market.StrategyFor(err).Against || errors.As(err, &against)
		}).
		WithFailureThresholdRatio(5, 10).
		WithDelay(5 * time.Second).
		WithSuccessThreshold(1).
		Build()
}

// patience is how long a call may take before it is held against the provider that nobody
// waited for its end: somebody else was asked in the meantime.
const patience = 600 * time.Millisecond

// held is an error that by itself says nothing of the provider, but has to count against it.
type held struct{ error }

func (h *held) Unwrap() error { return h.error }

// judged decides about a call that ended without a word of the provider: given up by the
// caller, or never sent. It is held against the provider where it took long, and where it was
// to show that the provider is well again, which it did not.
func judged(err error, took time.Duration, trial bool) error {
	given := errors.Is(err, context.Canceled)
	unsent := errors.Is(err, market.ErrOwnBudget) || errors.Is(err, market.ErrOverloaded)
	if (given && (trial || took >= patience)) || (unsent && trial) {
		return &held{err}
	}
	return err
}

// named makes the breaker's refusal a fault of the provider.
func named(err error, name string, op market.Kind) error {
	var against *held
	if errors.As(err, &against) {
		return against.error
	}
	if errors.Is(err, circuitbreaker.ErrOpen) {
		return &market.Error{Op: string(op), Provider: name, Fault: market.ErrUnavailable, Err: err}
	}
	return err
}
