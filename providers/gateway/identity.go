package gateway

import (
	"time"

	"tickertape/core/market"
)

// same brings a request that reaches back from now into the form that it shares with others
// of the moment: "the last 7 days" begins at another second for each of them, and means the
// same. It may begin a little earlier than it was asked for.
func same(r market.Request, now time.Time) market.Request {
	switch r.Kind {
	case market.History, market.Candles, market.CapHistory, market.VolHistory:
	default:
		return r
	}
	if !r.Range.From.IsZero() {
		end := r.Range.To
		if end.IsZero() {
			end = now
		}
		r.Range.From = r.Range.From.UTC().Truncate(grain(end.Sub(r.Range.From)))
	}
	return r
}

// grain is how exactly a span has to begin.
func grain(span time.Duration) time.Duration {
	const day = 24 * time.Hour
	switch {
	case span <= 2*day:
		return 5 * time.Minute
	case span <= 90*day:
		return time.Hour
	}
	return day
}
