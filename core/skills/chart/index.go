package chart

import (
	"math"

	"tickertape/core/market"
)

// Indexed sets each line to 100 at the first time from which all of them are known: 100 · x(t) / x(t0).
// Points before it are left out, and so are lines without a value above zero.
func Indexed(lines []Line) []Line {
	var out []Line
	for _, l := range lines {
		l.Points = known(l.Points)
		if len(l.Points) > 0 {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return nil
	}
	start := out[0].Points[0].At
	for _, l := range out {
		if first := l.Points[0].At; first.After(start) {
			start = first
		}
	}
	for i, l := range out {
		base := 0.0
		var points []market.Point
		for _, p := range l.Points {
			if p.At.Before(start) { // the last before all are known stands for the start
				base = p.Value
				continue
			}
			if base == 0 || len(points) == 0 && p.At.Equal(start) {
				base = p.Value
			}
			points = append(points, market.Point{At: p.At, Value: 100 * p.Value / base})
		}
		out[i].Points = points
	}
	return out
}

// known are the points with a value above zero.
func known(points []market.Point) []market.Point {
	var out []market.Point
	for _, p := range points {
		if p.Value > 0 && !math.IsInf(p.Value, 0) {
			out = append(out, p)
		}
	}
	return out
}
