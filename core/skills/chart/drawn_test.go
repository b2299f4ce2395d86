package chart_test

import (
	"testing"

	"tickertape/core/market"
	"tickertape/core/skills/chart"
)

func TestCandlesThatAreDrawnAsOneAreCounted(t *testing.T) {
	for n, want := range map[int]int{0: 1, 1: 1, 120: 1, 121: 2, 365: 4} {
		p := chart.Picture{Candles: make([]market.Candle, n)}
		if got := p.InOne(); got != want || n > 0 && len(p.Drawn()) != (n+want-1)/want {
			t.Errorf("%d candles: %d in one, %d drawn, want %d in one", n, got, len(p.Drawn()), want)
		}
		p.Exact = true
		if p.InOne() != 1 {
			t.Errorf("%d exact candles are %d in one", n, p.InOne())
		}
	}
}
