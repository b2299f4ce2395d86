package skills

import (
	"math"
	"time"

	"tickertape/core/market"
)

// barsWithin are the candles of a length that are whole and reach into a range.
func barsWithin(candles []market.Candle, length market.Interval, r market.Range) []market.Candle {
	var out []market.Candle
	for _, c := range candles {
		sound := c.Low > 0 && !math.IsInf(c.High, 0) && c.Low <= min(c.Open, c.Close) && c.High >= max(c.Open, c.Close)
		if sound && length.End(c.At).After(r.From) && (r.To.IsZero() || c.At.Before(r.To)) {
			out = append(out, c)
		}
	}
	return out
}

// closesOf are the first open of candles, at its start, and their closes, each at the end of its
// candle or, while it runs, as of when it was true.
func closesOf(bars []market.Candle, length market.Interval, asOf time.Time) []market.Point {
	if len(bars) == 0 {
		return nil
	}
	out := []market.Point{{At: bars[0].At, Value: bars[0].Open}}
	for i, c := range bars {
		end := closing(c, length)
		if i+1 < len(bars) && bars[i+1].At.Before(end) {
			end = bars[i+1].At
		}
		if !asOf.IsZero() && asOf.Before(end) {
			end = asOf
		}
		if end.Before(c.At) {
			end = c.At
		}
		out = append(out, market.Point{At: end, Value: c.Close})
	}
	return out
}

// closing is when a candle closes. One of days and more closes on its last day, whose date is told:
// a second before that ends, UTC, as nobody says of Friday's close that it is Saturday's.
func closing(c market.Candle, length market.Interval) time.Time {
	if length < market.Day {
		return length.End(c.At)
	}
	return length.End(market.Day.Floor(c.At)).Add(-time.Second)
}

// depths are the lowest low and the highest high of candles, at the starts of these.
func depths(bars []market.Candle) (low, high market.Point) {
	low, high = market.Point{At: bars[0].At, Value: bars[0].Low}, market.Point{At: bars[0].At, Value: bars[0].High}
	for _, c := range bars {
		if c.Low < low.Value {
			low = market.Point{At: c.At, Value: c.Low}
		}
		if c.High > high.Value {
			high = market.Point{At: c.At, Value: c.High}
		}
	}
	return low, high
}

// byTime reports whether a series is told by times of a place, and not by dates of its own.
func byTime(s market.Series) bool {
	if len(s.Candles) > 0 {
		return s.Length() < market.Day
	}
	return fine(s.Points)
}

// counted are the points of a past that studies are counted of, where they are drawn: closes above
// the starts of their candles.
func (p past) counted() []market.Point {
	if len(p.bars) == 0 {
		return p.points
	}
	out := make([]market.Point, len(p.bars))
	for i, c := range p.bars {
		out[i] = market.Point{At: c.At, Value: c.Close}
	}
	return out
}
