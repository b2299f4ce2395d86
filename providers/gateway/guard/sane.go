package guard

import (
	"errors"
	"math"
	"time"

	"tickertape/core/market"
)

var errAbsurd = errors.New("a price is zero, negative or not a number, or a rate is not of now")

// sane takes quotes and statistics with an impossible price out of the answer, and rates that are
// not of now: nothing is better than a price of 0. When nothing is left, the response was invalid.
// No time is left in the future.
func sane(name string, r market.Request, a market.Answer) (market.Answer, error) {
	quotes, stats := a.Quotes[:0:0], a.Stats[:0:0]
	now := time.Now().UTC()
	a.AsOf = past(a.AsOf, now)
	for _, q := range a.Quotes {
		q.At = past(q.At, now)
		if possible(q.Price) {
			quotes = append(quotes, q)
		} else {
			a.Missing = append(a.Missing, q.Asset)
		}
	}
	for _, s := range a.Stats {
		s.At = past(s.At, now)
		if possible(s.Price) {
			stats = append(stats, s)
		} else {
			a.Missing = append(a.Missing, s.Asset)
		}
	}
	rates := a.Funding[:0:0]
	for _, f := range a.Funding {
		if !timely(f, now) {
			a.Missing = append(a.Missing, f.Asset)
			continue
		}
		f.At = past(f.At, now)
		rates = append(rates, f)
	}
	if a.Gas != nil {
		gas := *a.Gas
		gas.At, a.Gas = past(gas.At, now), &gas
	}
	lost := len(quotes) < len(a.Quotes) || len(stats) < len(a.Stats) || len(rates) < len(a.Funding)
	a.Quotes, a.Stats, a.Funding = quotes, stats, rates
	if (lost && len(quotes)+len(stats)+len(rates) == 0) || hollow(a) {
		return market.Answer{}, &market.Error{Op: string(r.Kind), Provider: name, Fault: market.ErrInvalidResponse, Err: errAbsurd}
	}
	return a, nil
}

// past is the time of a provider whose clock is ahead of ours: nothing was true in the future.
func past(t, now time.Time) time.Time {
	if t.After(now) {
		return now
	}
	return t
}

// How far the time of a funding rate may be from now: providers stamp it when they are asked.
const (
	rateBehind = 10 * time.Minute
	rateAhead  = time.Minute
)

// timely reports whether a funding rate is of now, and its next payment still to come.
func timely(f market.Funding, now time.Time) bool {
	return !f.Next.Before(now) && !f.At.Before(now.Add(-rateBehind)) && !f.At.After(now.Add(rateAhead))
}

func possible(price float64) bool { return price > 0 && !math.IsInf(price, 0) }

// hollow tells a global answer without a market.
func hollow(a market.Answer) bool { return a.Global != nil && !possible(a.Global.MarketCap) }
