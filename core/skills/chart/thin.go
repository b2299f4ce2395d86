package chart

import (
	"math"
	"slices"
	"time"

	"tickertape/core/market"
)

// Runs are the parts of a line between its holes.
func Runs(points []market.Point) [][]market.Point { return runs(points) }

// runs are the parts of a line without a hole: where a value is not a number, or far more time than
// usual lies between two. Nights, weekends and holidays of exchanges are no holes.
func runs(points []market.Point) [][]market.Point {
	limit := max(4*usualStep(points), 5*day)
	var out [][]market.Point
	start := 0
	cut := func(end int) {
		if end > start {
			out = append(out, points[start:end])
		}
	}
	for i, p := range points {
		switch {
		case math.IsNaN(p.Value) || math.IsInf(p.Value, 0):
			cut(i)
			start = i + 1
		case i > start && p.At.Sub(points[i-1].At) > limit:
			cut(i)
			start = i
		}
	}
	cut(len(points))
	return out
}

// usualStep is the median time between two points.
func usualStep(points []market.Point) time.Duration {
	var steps []time.Duration
	for i := 1; i < len(points); i++ {
		steps = append(steps, points[i].At.Sub(points[i-1].At))
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// thinned keeps of every column of pixels its lowest and highest point, and of all the first and the last: what else a column has is
// drawn over by the line between the two.
func thinned(points []market.Point, x func(time.Time) int) []market.Point {
	if len(points) <= 2*Width {
		return points
	}
	var out []market.Point
	for start := 0; start < len(points); {
		end, low, high := start, start, start
		for ; end < len(points) && x(points[end].At) == x(points[start].At); end++ {
			if points[end].Value < points[low].Value {
				low = end
			}
			if points[end].Value > points[high].Value {
				high = end
			}
		}
		keep := []int{low, high}
		if start == 0 {
			keep = append(keep, start)
		}
		if end == len(points) {
			keep = append(keep, end-1)
		}
		slices.Sort(keep)
		for _, i := range slices.Compact(keep) {
			out = append(out, points[i])
		}
		start = end
	}
	return out
}

// mostCandles is how many can be told apart.
const mostCandles = 120

// inOne is how many of so many candles are drawn as one.
func inOne(candles int) int { return (candles + mostCandles - 1) / mostCandles }

// merged makes neighbours one candle until there are few enough.
func merged(candles []market.Candle) []market.Candle {
	n := inOne(len(candles))
	if n < 2 {
		return candles
	}
	var out []market.Candle
	for group := range slices.Chunk(candles, n) {
		out = append(out, whole(group))
	}
	return out
}

// whole is one candle of several.
func whole(group []market.Candle) market.Candle {
	c := group[0]
	c.Close = group[len(group)-1].Close
	volume, known := 0.0, false
	for _, g := range group {
		c.High, c.Low = max(c.High, g.High), min(c.Low, g.Low)
		if g.Volume != nil {
			volume, known = volume+*g.Volume, true
		}
	}
	c.Volume = nil
	if known {
		c.Volume = &volume
	}
	return c
}
