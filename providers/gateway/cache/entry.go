package cache

import (
	"time"

	"tickertape/core/market"
)

// entry is what is kept of one asset, or of a request without assets.
type entry struct {
	fetched, until, keep time.Time
	quote                *market.Quote // the usual case has a layout of its own
	rest                 market.Answer // everything else
}

func wholeEntry(a market.Answer) entry { return entry{rest: a} }

func partEntry(a market.Answer) entry {
	if len(a.Quotes) == 1 {
		q := a.Quotes[0]
		q.Source = sourceOf(q.Source, a.Source)
		return entry{quote: &q}
	}
	return entry{rest: a}
}

func (e entry) fresh(now time.Time) bool { return now.Before(e.until) }

// restore makes an answer again. The asset is the asker's, with the asker's spelling.
func (e entry) restore(a market.Asset) market.Answer {
	if e.quote != nil {
		q := *e.quote
		q.Asset = a
		return market.Answer{Quotes: []market.Quote{q}, Source: q.Source, AsOf: q.At}
	}
	out := e.rest
	if len(out.Stats) == 1 {
		s := out.Stats[0]
		s.Asset = a
		out.Stats = []market.Stats{s}
	}
	return out
}

// stale is restore with the age since it was fetched.
func (e entry) stale(a market.Asset, now time.Time) market.Answer {
	out := e.restore(a)
	out.Stale = max(now.Sub(e.fetched), time.Second)
	return out
}
