package simulated

import (
	"time"

	"tickertape/core/market"
)

// mostPoints bounds a series.
const mostPoints = 1000

// history is a series of prices, market caps or volumes: hourly up to eight days, else daily,
// else as many points as there may be.
func (p *Provider) history(a market.Asset, r market.Request, now time.Time) market.Series {
	s, _ := p.line(a, r, now)
	if _, to := reach(r, now); len(s.Points) > 0 && r.Interval == 0 && to.Equal(now) && s.Points[len(s.Points)-1].At.Before(now) && r.Kind == market.History {
		s.Points = append(s.Points, market.Point{At: now, Value: p.in(a, s.Currency, now)}) // the running one
	}
	return s
}

// line is a history, and how far apart its points are: the first at the beginning of the range, the others where hours and days
// begin, as providers have them, so that a later answer has the same points. Those of an interval stand at the starts of its
// candles.
func (p *Provider) line(a market.Asset, r market.Request, now time.Time) (market.Series, market.Interval) {
	from, to := reach(r, now)
	if first := born(a, now); from.Before(first) {
		from = first
	}
	step := stepOf(r.Interval, to.Sub(from))
	in := ownCurrency(a, r.Quote())
	if a.Class != market.Crypto && (r.Kind == market.CapHistory || r.Kind == market.VolHistory) { // as what they are worth as a whole today
		return market.Series{Asset: a, Currency: in, Source: title}, step
	}
	factor := 1.0
	switch r.Kind {
	case market.CapHistory:
		factor = supply(a)
	case market.VolHistory:
		factor = supply(a) * turnover(a)
	}
	s := market.Series{Asset: a, Currency: in, Source: title}
	for at := from; !at.After(to); at = step.End(step.Floor(at)) {
		s.Points = append(s.Points, market.Point{At: at, Value: p.in(a, in, at) * factor})
	}
	return s, step
}

// reach is the range of a request, with a beginning and an end that is not in the future.
func reach(r market.Request, now time.Time) (from, to time.Time) {
	from, to = r.Range.Fill(now, 30*day)
	if to.After(now) {
		to = now
	}
	if r.Interval > 0 {
		from = r.Interval.Floor(from)
	}
	return from, to
}

// births are when some coins had their first prices; all other assets have been there for so many days.
var births = map[string]time.Time{
	"bitcoin": time.Date(2010, time.July, 17, 0, 0, 0, 0, time.UTC), "ethereum": time.Date(2015, time.August, 7, 0, 0, 0, 0, time.UTC),
}

const (
	coinDays  = 2200 // longer than since any coin's record
	otherDays = 30 * 365
)

// born is when an asset had its first price.
func born(a market.Asset, now time.Time) time.Time {
	if at, ok := births[a.ID]; ok {
		return at
	}
	if a.Class == market.Crypto {
		return now.Add(-coinDays * day).Truncate(day)
	}
	return now.Add(-otherDays * day).Truncate(day)
}

// stepOf is how far apart points are over a span: an interval, as many of them as keep the points
// few, or where there is none what suits the span.
func stepOf(interval market.Interval, span time.Duration) market.Interval {
	if interval > 0 {
		return interval * max(1, market.Interval(span)/(interval*2*mostPoints))
	}
	if span <= 8*day {
		return market.Hour
	}
	return market.Day * market.Interval(1+(span-1)/(mostPoints*day)) // whole days, so that a later answer has the same points
}

// turnover is the share of its market cap that a coin trades in a day.
func turnover(a market.Asset) float64 { return 0.02 + 0.04*unit(a.ID+"volume") }
