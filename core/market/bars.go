package market

import (
	"slices"
	"time"
)

// End is when a candle ends that begins at start; one of a Month lasts a calendar month.
func (i Interval) End(start time.Time) time.Time {
	if i == Month {
		return start.AddDate(0, 1, 0)
	}
	return start.Add(i.Duration())
}

// Length is how long the candles of a series are: what the provider says, else the smallest time
// between candles that a fifth of them keep, as nights and holidays make others longer; 0 where
// that can't be told. Months are one length.
func (s Series) Length() Interval {
	if s.Interval > 0 {
		return s.Interval
	}
	var steps []time.Duration
	for i := 1; i < len(s.Candles); i++ {
		if step := s.Candles[i].At.Sub(s.Candles[i-1].At); step > 0 {
			steps = append(steps, step)
		}
	}
	slices.Sort(steps)
	run := 0
	for i, step := range steps {
		if run++; i > 0 && step != steps[i-1] {
			run = 1
		}
		if 5*run >= len(steps) {
			return whole(Interval(step))
		}
	}
	if len(steps) == 0 {
		return 0
	}
	return whole(Interval(steps[len(steps)/2]))
}

// whole is a step as the length of candles: those of 28 to 31 days are of a month.
func whole(step Interval) Interval {
	if step >= 28*Day && step <= 31*Day {
		return Month
	}
	return step
}

// Until is when the newest value of a series was true, at a time when it was fetched: that of its
// last point, or of the close of its last candle, which may still run. It is zero of an empty one.
func (s Series) Until(now time.Time) time.Time {
	if n := len(s.Candles); n > 0 {
		start := s.Candles[n-1].At
		if end := s.Length().End(start); end.Before(now) {
			return end
		}
		if now.Before(start) {
			return start
		}
		return now
	}
	if n := len(s.Points); n > 0 {
		return s.Points[n-1].At
	}
	return time.Time{}
}
