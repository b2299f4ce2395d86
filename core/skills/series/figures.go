package series

import (
	"math"
	"time"

	"tickertape/core/market"
)

// Figure is what people quote for one period.
type Figure struct {
	At    time.Time // start of the period, UTC
	Level float64   // as published
	Value float64   // transformed; means nothing where Known is false
	Known bool
	Lacks time.Time // where not Known: the period that was not published; zero if there is no percentage of it
}

// Figures computes a transform for every published period, oldest first.
func (l Levels) Figures(by market.Transform) []Figure {
	out := make([]Figure, len(l.points))
	for i, p := range l.points {
		out[i] = Figure{At: p.At, Level: p.Value, Value: p.Value, Known: true}
		if by != market.Level {
			out[i] = l.figure(i, by)
		}
	}
	return out
}

func (l Levels) figure(i int, by market.Transform) Figure {
	p := l.points[i]
	f := Figure{At: p.At, Level: p.Value}
	base, published := l.base(i, by)
	if !published {
		f.Lacks = l.target(p.At, by)
		return f
	}
	f.Value, f.Known = compute(by, p.Value, base.Value)
	return f
}

// YearBefore is the figure for the period a year before another one's. It reports false where that is not known.
func (l Levels) YearBefore(of Figure, by market.Transform) (Figure, bool) {
	i, ok := l.at[period(of.At, l.frequency)]
	if !ok {
		return Figure{}, false
	}
	p, ok := l.yearBefore(i)
	if !ok {
		return Figure{}, false
	}
	if by == market.Level {
		return Figure{At: p.At, Level: p.Value, Value: p.Value, Known: true}, true
	}
	f := l.figure(l.at[period(p.At, l.frequency)], by)
	return f, f.Known
}

func (l Levels) base(i int, by market.Transform) (market.Point, bool) {
	if by == market.YearPct || by == market.YearDiff {
		return l.yearBefore(i)
	}
	return l.before(i)
}

// target names the period that the transform of the one at t compares with.
func (l Levels) target(t time.Time, by market.Transform) time.Time {
	if by == market.YearPct || by == market.YearDiff {
		if l.frequency == market.Weekly {
			return t.AddDate(0, 0, -364)
		}
		return t.AddDate(-1, 0, 0)
	}
	switch l.frequency {
	case market.Annual:
		return t.AddDate(-1, 0, 0)
	case market.Quarterly:
		return t.AddDate(0, -3, 0)
	case market.Monthly:
		return t.AddDate(0, -1, 0)
	case market.Weekly:
		return t.AddDate(0, 0, -7)
	}
	return t.AddDate(0, 0, -1)
}

// compute is a transform's formula. There is no percentage of nothing or of a debt.
func compute(by market.Transform, now, base float64) (float64, bool) {
	switch by {
	case market.Change, market.YearDiff:
		return finite(now - base)
	case market.Percent, market.YearPct:
		if base <= 0 {
			return 0, false
		}
		return finite((now/base - 1) * 100)
	}
	return 0, false
}

func finite(v float64) (float64, bool) { return v, !math.IsNaN(v) && !math.IsInf(v, 0) }
