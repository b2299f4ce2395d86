package market_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"tickertape/core/market"
)

func TestEveryFaultHasAStrategy(t *testing.T) {
	for _, f := range []market.Fault{
		market.ErrRateLimited, market.ErrUnavailable, market.ErrInvalidResponse, market.ErrTimeout, market.ErrUnauthorized, market.ErrNotFound,
		market.ErrBadRequest, market.ErrNetwork, market.ErrOverloaded, market.ErrCacheFailed, market.ErrOwnBudget, market.ErrExhausted,
	} {
		s := f.Strategy()
		nothing := f == market.ErrNotFound || f == market.ErrBadRequest
		if nothing != (s == market.Strategy{}) || s.Again && !s.Against || s.Letter && !s.Instead {
			t.Errorf("%s: %+v", f, s)
		}
	}
}

func TestOutermostFaultDecides(t *testing.T) {
	inner := &market.Error{Fault: market.ErrNotFound}
	all := &market.Error{Fault: market.ErrExhausted, Err: errors.Join(inner, &market.Error{Fault: market.ErrUnavailable})}
	if s := market.StrategyFor(fmt.Errorf("ask: %w", all)); !s.Instead || !s.Letter || s.Again {
		t.Errorf("%+v", s)
	}
	if s := market.StrategyFor(&market.Error{Fault: market.ErrUnavailable, Err: context.Canceled}); s != (market.Strategy{}) {
		t.Errorf("who gave up: %+v", s)
	}
	if s := market.StrategyFor(errors.New("x")); s != (market.Strategy{Instead: true}) {
		t.Errorf("%+v", s)
	}
}
