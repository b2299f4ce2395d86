// Package guard makes one provider's calls safe to depend on: each has a time limit, passing
// faults are tried again, a provider that keeps failing is left alone for a while, and
// absurd numbers never come through.
//
//	fault                          tried again   counts against the provider
//	timeout, network, unavailable  yes           yes
//	invalid response               no            yes
//	rate limited                   no: the next provider is asked
//	unauthorized, not found, bad request         no
//
//	closed ──half of 10 calls failed──▶ open ──10 s──▶ half-open ──one success──▶ closed
//	                                     ▲                  │ failure
//	                                     └──────────────────┘
package guard

import (
	"context"
	"errors"
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

// New makes the stage for the provider of that name: breaker and retry around whatever an
// attempt costs.
func New(name string, cfg Config) func(market.Fetch) market.Fetch {
	return func(next market.Fetch) market.Fetch {
		run := failsafe.With[market.Answer](retry(cfg.Retries), breaker())
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			a, err := run.WithContext(ctx).GetWithExecution(func(e failsafe.Execution[market.Answer]) (market.Answer, error) {
				return next(e.Context(), r)
			})
			return a, named(err, name, r.Kind)
		}
	}
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
		HandleIf(func(_ market.Answer, err error) bool { return passing(err) }).
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
			return passing(err) || errors.Is(err, market.ErrInvalidResponse)
		}).
		WithFailureThresholdRatio(5, 10).
		WithDelay(10 * time.Second).
		WithSuccessThreshold(1).
		Build()
}

// passing tells the faults that may be gone at the next attempt.
func passing(err error) bool {
	return errors.Is(err, market.ErrTimeout) || errors.Is(err, market.ErrNetwork) || errors.Is(err, market.ErrUnavailable)
}

// named makes the breaker's refusal a fault of the provider.
func named(err error, name string, op market.Kind) error {
	if errors.Is(err, circuitbreaker.ErrOpen) {
		return &market.Error{Op: string(op), Provider: name, Fault: market.ErrUnavailable, Err: err}
	}
	return err
}
