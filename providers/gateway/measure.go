package gateway

import (
	"context"
	"errors"
	"time"

	"tickertape/core/market"
)

// Meter counts what providers were asked. Its methods must not block.
type Meter interface {
	// Called is told every question to a provider; outcome is "ok" or a market.Fault.
	Called(provider string, kind market.Kind, outcome string, took time.Duration)
}

// measure tells the meter how a provider did, refusals by its own budget and breaker included.
func measure(name string, m Meter) Stage {
	return func(next market.Fetch) market.Fetch {
		if m == nil {
			return next
		}
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			start := time.Now()
			a, err := next(ctx, r)
			m.Called(name, r.Kind, outcome(err), time.Since(start))
			return a, err
		}
	}
}

func outcome(err error) string {
	var failed *market.Error
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &failed):
		return string(failed.Fault)
	case errors.Is(err, context.Canceled):
		return "canceled"
	}
	return "error"
}
