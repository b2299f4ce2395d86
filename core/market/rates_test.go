package market_test

import (
	"math"
	"testing"
	"time"

	"tickertape/core/market"
)

func TestFundingOfAYearIsSimple(t *testing.T) {
	for interval, want := range map[time.Duration]float64{8 * time.Hour: 0.01 * 3 * 365, 4 * time.Hour: 0.01 * 6 * 365, time.Hour: 0.01 * 24 * 365, 0: 0} {
		if got := (market.Funding{Rate: 0.01, Interval: interval}).Annual(); math.Abs(got-want) > 1e-9 {
			t.Errorf("every %s: %v %%, want %v %%", interval, got, want)
		}
	}
}
