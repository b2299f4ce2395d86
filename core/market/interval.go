package market

import (
	"slices"
	"time"
)

// Interval is the distance between points of a series, or the length of its candles. 0: whatever
// suits the range.
type Interval time.Duration

// The intervals that candles are known by. Those of a week begin on Monday, 00:00 UTC; a Month is
// a calendar month, of 30 days where a number is needed.
const (
	Minute = Interval(time.Minute)
	Hour   = Interval(time.Hour)
	Day    = 24 * Hour
	Week   = 7 * Day
	Month  = 30 * Day
)

// Duration is the interval as one.
func (i Interval) Duration() time.Duration { return time.Duration(i) }

// Floor is the start of the candle that holds a time, UTC.
func (i Interval) Floor(at time.Time) time.Time {
	at = at.UTC()
	switch {
	case i == Month:
		return time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
	case i <= 0:
		return at
	}
	return at.Truncate(i.Duration()) // Go's zero time is a Monday, so that weeks begin on one
}

// Coarser puts candles together into longer ones: the first open, the highest high, the lowest
// low, the last close, the sum of the volumes where all are known. Candles have to be in order.
// The first one is left out where the candles begin after its start, as some of it may be lacking.
func Coarser(candles []Candle, length Interval) []Candle {
	if len(candles) > 0 {
		if start := length.Floor(candles[0].At); start.Before(candles[0].At) {
			candles = slices.Clone(candles)
			candles = slices.DeleteFunc(candles, func(c Candle) bool { return length.Floor(c.At).Equal(start) })
		}
	}
	var out []Candle
	for _, c := range candles {
		start := length.Floor(c.At)
		n := len(out)
		if n == 0 || !out[n-1].At.Equal(start) {
			c.At = start
			if c.Volume != nil {
				v := *c.Volume
				c.Volume = &v
			}
			out = append(out, c)
			continue
		}
		last := &out[n-1]
		last.High, last.Low, last.Close = max(last.High, c.High), min(last.Low, c.Low), c.Close
		if last.Volume == nil || c.Volume == nil {
			last.Volume = nil
			continue
		}
		*last.Volume += *c.Volume
	}
	return out
}
