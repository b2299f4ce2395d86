package cache

import (
	"time"

	"tickertape/core/market"
)

// Class is how long answers of one sort stay fresh, how long after that they are handed out
// while new ones are fetched, and how long they can stand in where nobody answers.
type Class struct {
	Name  string
	Fresh time.Duration
	Grace time.Duration
	Keep  time.Duration
}

const day = 24 * time.Hour

// The classes.
var (
	price      = Class{"price", time.Minute, 30 * time.Second, day}
	stats      = Class{"statistics", 5 * time.Minute, 5 * time.Minute, day}
	metadata   = Class{"metadata", time.Hour, 6 * time.Hour, 7 * day}
	aggregates = Class{"aggregates", 4 * time.Hour, 4 * time.Hour, 7 * day}
	economic   = Class{"economic", 6 * time.Hour, 6 * time.Hour, 30 * day}
	history    = Class{"history", day, day, 30 * day}
)

// Classes lists all of them, for those who make the first level.
func Classes() []Class { return []Class{price, stats, metadata, aggregates, economic, history} }

// nobody is how long it is remembered that nobody knows an asset.
const nobody = 10 * time.Minute

// classOf tells the class of a request.
func classOf(r market.Request, now time.Time) (Class, bool) {
	switch r.Kind {
	case market.Price, market.GasFees, market.Fundings:
		return price, true
	case market.Statistics, market.Global, market.Listing:
		return stats, true
	case market.Profile, market.Search, market.Trending, market.Sentiment:
		return metadata, true
	case market.Economic, market.Releases:
		return economic, true
	case market.History, market.Candles, market.CapHistory, market.VolHistory:
		return span(r.Range, now), true
	}
	return Class{}, false
}

// span is the class of a series by how much of it can still change: the past does not, the
// last day of a long one hardly matters, that of a short one does.
func span(r market.Range, now time.Time) Class {
	to := r.To
	if to.IsZero() || to.After(now) {
		to = now
	}
	switch {
	case now.Sub(to) >= day:
		return history
	case !r.From.IsZero() && to.Sub(r.From) > 30*day:
		return aggregates
	}
	return stats
}
