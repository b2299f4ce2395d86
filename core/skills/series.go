package skills

import (
	"time"

	"tickertape/core/market"
)

// reading is one period of a series as people quote it.
type reading struct {
	at    time.Time // start of the period
	value float64
}

// transformed computes what an indicator is quoted as from its levels, oldest first. A period
// whose counterpart is missing is left out: a gap never becomes a number.
//
// Definitions: FRED, "units" of fred/series/observations: chg x(t)−x(t−1), ch1 x(t)−x(t−year),
// pch 100·(x(t)/x(t−1)−1), pc1 100·(x(t)/x(t−year)−1).
func transformed(levels []market.Point, by market.Transform, freq market.Frequency) []reading {
	at := map[time.Time]float64{}
	for _, p := range levels {
		at[day(p.At)] = p.Value
	}
	var out []reading
	for i, p := range levels {
		before, ok := counterpart(levels, i, at, by, freq)
		if !ok {
			continue
		}
		if v, ok := compute(by, p.Value, before); ok {
			out = append(out, reading{p.At, v})
		}
	}
	return out
}

// counterpart is the level that a transform compares with.
func counterpart(levels []market.Point, i int, at map[time.Time]float64, by market.Transform, freq market.Frequency) (float64, bool) {
	switch by {
	case market.Change, market.Percent:
		if i == 0 || !adjacent(levels[i-1].At, levels[i].At, freq) {
			return 0, false
		}
		return levels[i-1].Value, true
	case market.YearPct, market.YearDiff:
		return yearAgo(levels, i, at, freq)
	}
	return 0, true
}

func compute(by market.Transform, now, before float64) (float64, bool) {
	switch by {
	case market.Change, market.YearDiff:
		return now - before, true
	case market.Percent, market.YearPct:
		if before == 0 {
			return 0, false
		}
		return 100 * (now/before - 1), true
	}
	return now, true
}

// yearAgo finds the same period of the year before; days and weeks may differ by a few days,
// since markets close and weeks wander.
func yearAgo(levels []market.Point, i int, at map[time.Time]float64, freq market.Frequency) (float64, bool) {
	want := day(levels[i].At).AddDate(-1, 0, 0)
	slack := 0
	switch freq {
	case market.Daily:
		slack = 5
	case market.Weekly:
		slack = 4
	}
	for d := 0; d <= slack; d++ {
		for _, off := range []int{-d, d} {
			if v, ok := at[want.AddDate(0, 0, off)]; ok {
				return v, true
			}
		}
	}
	return 0, false
}

// adjacent reports whether two periods follow each other without a gap.
func adjacent(a, b time.Time, freq market.Frequency) bool {
	months := func(n int) bool { return day(a).AddDate(0, n, 0).Equal(day(b)) }
	switch freq {
	case market.Monthly:
		return months(1)
	case market.Quarterly:
		return months(3)
	case market.Annual:
		return months(12)
	case market.Weekly:
		return b.Sub(a) <= 10*24*time.Hour
	}
	return b.Sub(a) <= 7*24*time.Hour
}

func day(t time.Time) time.Time {
	t = t.UTC()
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
