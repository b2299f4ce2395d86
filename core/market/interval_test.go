package market_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/market"
)

func TestIntervalsBeginWhereTheyDoOnExchanges(t *testing.T) {
	at := time.Date(2026, 11, 26, 13, 47, 5, 0, time.UTC) // a Thursday
	for interval, want := range map[market.Interval]string{
		market.Minute: "2026-11-26 13:47", 15 * market.Minute: "2026-11-26 13:45", market.Hour: "2026-11-26 13:00", 4 * market.Hour: "2026-11-26 12:00",
		market.Day: "2026-11-26 00:00", market.Week: "2026-11-23 00:00", market.Month: "2026-11-01 00:00",
	} {
		if got := interval.Floor(at).Format("2006-01-02 15:04"); got != want {
			t.Errorf("%s: %s, want %s", interval.Duration(), got, want)
		}
	}
}

// fine makes candles of a quarter of an hour, from the start of a day on.
func fine(t *rapid.T) []market.Candle {
	at := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	var out []market.Candle
	for range rapid.IntRange(1, 60).Draw(t, "candles") {
		low := rapid.Float64Range(1, 50).Draw(t, "low")
		high := low + rapid.Float64Range(0, 50).Draw(t, "rise")
		volume := rapid.Float64Range(0, 9).Draw(t, "volume")
		out = append(out, market.Candle{At: at, Open: low, High: high, Low: low, Close: high, Volume: &volume})
		at = at.Add(15 * time.Minute)
	}
	return out
}

func TestCoarserCandlesKeepOpenCloseExtremesAndVolume(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := fine(t)
		out := market.Coarser(in, market.Hour)
		if len(out) != (len(in)+3)/4 {
			t.Fatalf("%d candles of %d", len(out), len(in))
		}
		before, volume := 0.0, 0.0
		for _, c := range in {
			before += *c.Volume
		}
		for i, c := range out {
			part := in[4*i : min(4*i+4, len(in))]
			high, low := 0.0, 1e9
			for _, p := range part {
				high, low = max(high, p.High), min(low, p.Low)
			}
			if c.Open != part[0].Open || c.Close != part[len(part)-1].Close || c.High != high || c.Low != low || !c.At.Equal(part[0].At) {
				t.Fatalf("%+v of %+v", c, part)
			}
			volume += *c.Volume
		}
		if d := volume - before; d > 1e-9 || d < -1e-9 {
			t.Fatalf("volume %v, want %v", volume, before)
		}
	})
}

func TestCandleThatMayLackItsBeginningIsLeftOut(t *testing.T) {
	at := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	in := []market.Candle{{At: at.Add(30 * time.Minute), Open: 1, Close: 2}, {At: at.Add(time.Hour), Open: 2, Close: 3}, {At: at.Add(90 * time.Minute), Open: 3, Close: 4}}
	if out := market.Coarser(in, market.Hour); len(out) != 1 || out[0].Open != 2 || out[0].Close != 4 || len(in) != 3 || in[0].Open != 1 {
		t.Errorf("%+v of %+v", out, in)
	}
}

func TestCoarserLeavesItsInputAloneAndInventsNoVolume(t *testing.T) {
	at, one := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), 1.0
	in := []market.Candle{{At: at, High: 2, Low: 1, Volume: &one}, {At: at.Add(time.Minute), High: 3, Low: 1}}
	if out := market.Coarser(in, market.Hour); len(out) != 1 || out[0].Volume != nil || one != 1 || in[0].High != 2 {
		t.Errorf("%+v of %+v", out, in)
	}
}
