package simulated

import (
	"time"

	"tickertape/core/market"
)

// mostPoints bounds a series.
const mostPoints = 400

// history is a series of prices, market caps or volumes: hourly up to eight days, else daily,
// else as many points as there may be.
func (p *Provider) history(a market.Asset, r market.Request, now time.Time) market.Series {
	from, to := r.Range.Fill(now, 30*day)
	if to.After(now) {
		to = now
	}
	step := day
	if r.Interval > 0 {
		from = r.Interval.Floor(from)
	}
	if to.Sub(from) <= 8*day {
		step = time.Hour
	}
	step = max(step, to.Sub(from)/mostPoints)
	if r.Interval > 0 {
		step = max(r.Interval.Duration(), to.Sub(from)/(2*mostPoints))
	}
	in := ownCurrency(a, r.Quote())
	factor := 1.0
	switch r.Kind {
	case market.CapHistory:
		factor = supply(a)
	case market.VolHistory:
		factor = supply(a) * turnover(a)
	}
	s := market.Series{Asset: a, Currency: in, Source: title}
	for at := from; !at.After(to); at = at.Add(step) {
		s.Points = append(s.Points, market.Point{At: at, Value: p.in(a, in, at) * factor})
	}
	if n := len(s.Points); n > 0 && r.Interval == 0 && to.Equal(now) && s.Points[n-1].At.Before(now) && r.Kind != market.Candles {
		s.Points = append(s.Points, market.Point{At: now, Value: p.in(a, in, now) * factor}) // the running one
	}
	return s
}

// turnover is the share of its market cap that a coin trades in a day.
func turnover(a market.Asset) float64 { return 0.02 + 0.04*unit(a.ID+"volume") }
