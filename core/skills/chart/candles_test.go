package chart

import (
	"testing"
	"time"

	"tickertape/core/market"
)

func TestCandlesOfAnExchangeDontOverlap(t *testing.T) {
	monday := time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)
	for _, length := range []time.Duration{15 * time.Minute, 30 * time.Minute, time.Hour, 24 * time.Hour} {
		var p Picture
		p.Exact = true
		for day := range 5 {
			for at := 14 * time.Hour; at < 21*time.Hour; at += length {
				p.Candles = append(p.Candles, market.Candle{At: monday.AddDate(0, 0, day).Add(at), Open: 1, High: 3, Low: 1, Close: 2})
			}
		}
		s, err := newSheet(p)
		if err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(p.Candles); i++ {
			if step := s.clock.x(p.Candles[i].At) - s.clock.x(p.Candles[i-1].At); step <= s.bodies/2*2 {
				t.Errorf("candles of %s are %d pixels apart and %d wide", length, step, s.bodies)
				break
			}
		}
	}
}
