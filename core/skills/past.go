package skills

import (
	"math"
	"slices"
	"time"

	"tickertape/core/market"
)

// past is how a price went over a time: at least one point, oldest first, all above zero. Of
// candles the points are the first open, at its start, and the closes, at their ends.
type past struct {
	asset   market.Asset
	in      market.Currency
	source  string
	points  []market.Point
	bars    []market.Candle // none where the points are all that is known
	length  market.Interval // of the bars
	earlier []market.Point  // what was before the points, for studies; none where nobody asked
	ofHour  bool            // its one point is of a time of day
	v       voice           // in the place whose days and times are told
}

// past reads a series within a range in a place; it reports false where nothing of it is known.
// A series of days is told by its own dates. asOf is when its newest value was true.
func (v voice) past(s market.Series, r market.Range, at *time.Location, asOf time.Time) (past, bool) {
	p := past{asset: s.Asset, in: s.Currency, source: s.Source, length: s.Length(), v: v.at(at)}
	if !byTime(s) {
		r, p.v = ofDates(r, at), v.at(time.UTC)
	}
	if len(s.Candles) > 0 {
		p.bars = barsWithin(s.Candles, p.length, r)
		p.points = closesOf(p.bars, p.length, asOf)
		return p, len(p.points) > 0
	}
	from := r.From
	if !from.IsZero() {
		from = from.Add(-early)
	}
	for _, x := range s.Points {
		if x.Value > 0 && !math.IsInf(x.Value, 0) && !x.At.Before(from) && (r.To.IsZero() || x.At.Before(r.To)) {
			p.points = append(p.points, x)
		}
	}
	return p, len(p.points) > 0
}

// weighed is a past in the weight that its voice tells metals by.
func (p past) weighed() past {
	factor := p.v.ounces(p.asset)
	if factor == 1 {
		return p
	}
	p.points, p.bars = slices.Clone(p.points), slices.Clone(p.bars)
	for i := range p.points {
		p.points[i].Value *= factor
	}
	for i := range p.bars {
		c := &p.bars[i]
		c.Open, c.High, c.Low, c.Close = c.Open*factor, c.High*factor, c.Low*factor, c.Close*factor
	}
	return p
}

func (p past) first() market.Point { return p.points[0] }
func (p past) last() market.Point  { return p.points[len(p.points)-1] }

// change is from the first to the last point, in percent: 100 · (last / first − 1).
func (p past) change() float64 { return 100 * (p.last().Value/p.first().Value - 1) }

// extremes are the lowest and the highest value, each the first of its value; of candles those of
// their lows and highs, at the starts of the candles.
func (p past) extremes() (low, high market.Point) {
	if len(p.bars) > 0 {
		return depths(p.bars)
	}
	low, high = p.points[0], p.points[0]
	for _, x := range p.points {
		if x.Value < low.Value {
			low = x
		}
		if x.Value > high.Value {
			high = x
		}
	}
	return low, high
}

// drawdown is the deepest fall from a peak before it, in percent, at most 0
// (CFA Institute, "maximum drawdown"): the least of 100 · (x(t) / max x(0…t) − 1).
func (p past) drawdown() float64 {
	peak, deepest := p.points[0].Value, 0.0
	for _, x := range p.points {
		peak = max(peak, x.Value)
		deepest = min(deepest, 100*(x.Value/peak-1))
	}
	return deepest
}

// year is how long one is on average (Gregorian calendar).
const year = time.Duration(365.2425 * 24 * float64(time.Hour))

// annualised is the yearly change that compounds to the whole, in percent: the compound annual
// growth rate, 100 · ((last / first)^(1 / years) − 1). It reports false under a year, where it
// would promise what has not been seen.
func (p past) annualised() (float64, bool) {
	years := float64(p.last().At.Sub(p.first().At)) / float64(year)
	if years < 1.05 {
		return 0, false
	}
	v := 100 * (math.Pow(p.last().Value/p.first().Value, 1/years) - 1)
	return v, !math.IsNaN(v) && !math.IsInf(v, 0)
}

// short reports whether times of day matter: the whole is shorter than three days.
func (p past) short() bool { return p.last().At.Sub(p.first().At) < 72*time.Hour }

// when says of which time a point is.
func (p past) when(x market.Point) string {
	if p.short() {
		return p.v.Moment(x.At)
	}
	return p.v.Day(x.At)
}

// dated is a value with its time.
func (p past) dated(x market.Point) string { return p.v.commas([]string{p.price(x.Value), p.when(x)}) }

// apart is how far the beginnings of series of the same time may be from each other: a week of points, and a holiday.
const apart = 8 * 24 * time.Hour

// aligned lets pasts begin where the youngest of them does, so that what they did is of the same time. It reports whether one of
// them was longer.
func aligned(pasts []past) (out []past, cut bool) {
	var start time.Time
	for _, p := range pasts {
		if at := p.first().At; len(p.points) > 1 && at.After(start) {
			start = at
		}
	}
	out = slices.Clone(pasts)
	for i, p := range out {
		from := 0
		for k, x := range p.points {
			if !x.At.After(start) {
				from = k
			}
		}
		if start.Sub(p.first().At) > apart && len(p.points)-from > 1 {
			out[i].points, cut = p.points[from:], true
		}
	}
	return out, cut
}
