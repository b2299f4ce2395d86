package gateway

import (
	"errors"
	"log/slog"
	"testing"

	"tickertape/core/market"
)

func TestReleaseDaysThatNobodyOffersAreNoNewsForOperators(t *testing.T) {
	refused := &market.Error{Op: "releases", Provider: "simulated", Fault: market.ErrBadRequest, Err: errors.New("kind is not offered")}
	exhausted := &market.Error{Op: "releases", Provider: "gateway", Fault: market.ErrExhausted, Err: errors.Join(refused)}
	down := &market.Error{Op: "releases", Provider: "fred", Fault: market.ErrTimeout, Err: errors.New("late")}
	for want, errs := range map[slog.Level][]error{slog.LevelDebug: {refused, exhausted}, slog.LevelInfo: {down, errors.New("no fault at all")}} {
		for _, err := range errs {
			if got := loudness(err); got != want {
				t.Errorf("%v: %v, want %v", err, got, want)
			}
		}
	}
}
