package chart

import (
	"math"

	"tickertape/core/market"
)

// Average is the simple moving average: the mean of the last n values, the one at its own time
// among them. It begins with the n-th point. Source: Murphy, Technical Analysis of the Financial
// Markets, chapter 9.
func Average(points []market.Point, n int) []market.Point {
	var out []market.Point
	sum := 0.0
	for i, p := range points {
		sum += p.Value
		if i >= n {
			sum -= points[i-n].Value
		}
		if i >= n-1 && n > 0 {
			out = append(out, market.Point{At: p.At, Value: sum / float64(n)})
		}
	}
	return out
}

// Exponential is the exponential moving average of n values: now · k + before · (1 − k) with
// k = 2 / (n + 1), begun with the plain average of the first n, from the nth on. Source: Murphy,
// Technical Analysis of the Financial Markets, on exponentially smoothed averages.
func Exponential(points []market.Point, n int) []market.Point {
	if n < 1 || len(points) < n {
		return nil
	}
	out := Average(points[:n], n)
	k := 2 / float64(n+1)
	for _, p := range points[n:] {
		before := out[len(out)-1].Value
		out = append(out, market.Point{At: p.At, Value: p.Value*k + before*(1-k)})
	}
	return out
}

// Bollinger are the bands k standard deviations (of the population) above and below the average
// of n values. Source: Bollinger on Bollinger Bands; 20 and 2 are usual.
func Bollinger(points []market.Point, n int, k float64) (upper, lower []market.Point) {
	for _, mean := range Average(points, n) {
		i := n - 1 + len(upper)
		square := 0.0
		for _, p := range points[i-n+1 : i+1] {
			square += (p.Value - mean.Value) * (p.Value - mean.Value)
		}
		width := k * math.Sqrt(square/float64(n))
		upper = append(upper, market.Point{At: mean.At, Value: mean.Value + width})
		lower = append(lower, market.Point{At: mean.At, Value: mean.Value - width})
	}
	return upper, lower
}

// Strength is Wilder's relative strength index over n steps, 0 to 100: 100 − 100 / (1 + rise / fall),
// both averaged with Wilder's smoothing, (before · (n−1) + now) / n. It begins with point n+1.
// Source: Wilder, New Concepts in Technical Trading Systems; 14 is usual.
func Strength(points []market.Point, n int) []market.Point {
	var out []market.Point
	rise, fall := 0.0, 0.0
	for i := 1; i < len(points) && n > 0; i++ {
		step := points[i].Value - points[i-1].Value
		up, down := max(step, 0), max(-step, 0)
		if i <= n {
			rise, fall = rise+up/float64(n), fall+down/float64(n)
		} else {
			rise, fall = (rise*float64(n-1)+up)/float64(n), (fall*float64(n-1)+down)/float64(n)
		}
		if i >= n {
			out = append(out, market.Point{At: points[i].At, Value: strength(rise, fall)})
		}
	}
	return out
}

func strength(rise, fall float64) float64 {
	switch {
	case rise == 0 && fall == 0:
		return 50
	case fall == 0:
		return 100
	}
	return 100 - 100/(1+rise/fall)
}
