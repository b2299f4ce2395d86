package chart

import (
	"math"

	"tickertape/core/skills/format"
)

// scale maps values to pixels from the bottom to the top of a pane.
type scale struct {
	low, high   float64
	top, bottom int
}

// leastMove is the share of a value under which a change is one of its last bits.
const leastMove = 1e-9

// scaleOf spans values with a little room above and below. Equal values get a room of their own,
// so that a flat line is in the middle.
func scaleOf(low, high float64, top, bottom int) scale {
	room := (high - low) * 0.06
	if size := max(math.Abs(low), math.Abs(high)); high-low <= size*leastMove {
		room = size * 0.01
	}
	if room == 0 {
		room = 1
	}
	s := scale{low - room, high + room, top, bottom}
	if low >= 0 && s.low < 0 {
		s.low = 0
	}
	return s
}

// y is the pixel of a value.
func (s scale) y(v float64) int {
	share := (v - s.low) / (s.high - s.low)
	return s.bottom - int(math.Round(share*float64(s.bottom-s.top)))
}

// fewTicks is about how many round values stand beside the axis, and tickRoom how many pixels each has at least.
const (
	fewTicks = 5
	tickRoom = 40
)

// ticks are round values within the scale, two at least.
func (s scale) ticks() (at []float64, step float64) {
	step = round((s.high - s.low) / float64(max(2, min(fewTicks, (s.bottom-s.top)/tickRoom))))
	if at = s.every(step); len(at) < 2 {
		step /= 2
		at = s.every(step)
	}
	return at, step
}

// every are the multiples of a step within the scale.
func (s scale) every(step float64) (at []float64) {
	for n := math.Ceil(s.low / step); n*step <= s.high && len(at) < 4*fewTicks; n++ {
		v := n * step
		if math.Abs(v) < step/1e6 {
			v = 0
		}
		at = append(at, v)
	}
	return at
}

// round is the smallest of 1, 2, 2.5 and 5 times a power of ten that is not below v.
func round(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= v*0.999999 {
			return m * power
		}
	}
	return 10 * power
}

// digits writes values with as many decimals as their step needs.
func digits(step float64, l format.Locale) func(float64) string {
	places := 0
	for p := step; places < 18 && math.Abs(p-math.Round(p)) > 1e-6*p; places++ {
		p *= 10
	}
	return func(v float64) string { return l.Fixed(v, places) }
}
