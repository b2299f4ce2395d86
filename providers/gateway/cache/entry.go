package cache

import (
	"time"

	"tickertape/core/market"
)

// entry is what is kept of one asset, or of a request without assets.
type entry struct {
	fetched, until, keep time.Time
	nobody               bool          // nobody knows it
	box                  *box          // the usual case has a layout of its own
	rest                 market.Answer // everything else
}

func wholeEntry(a market.Answer) entry { return entry{rest: a} }

func partEntry(a market.Answer) entry {
	if len(a.Quotes) == 1 {
		q := a.Quotes[0]
		q.Source = sourceOf(q.Source, a.Source)
		return entry{box: &box{quotes: [1]market.Quote{q}}}
	}
	return entry{rest: a}
}

// quote is the price in it; nil where it is something else.
func (e entry) quote() *market.Quote {
	if e.box == nil {
		return nil
	}
	return &e.box.quotes[0]
}

func (e entry) fresh(now time.Time) bool { return now.Before(e.until) }

// box holds a quote as an answer needs it, so that reading one allocates once. It is the
// reader's own.
type box struct {
	quotes [1]market.Quote
	change float64
}

// copied is a box that shares nothing with this one.
func (b *box) copied() *box {
	out := *b
	if change := b.quotes[0].Change24h; change != nil {
		out.change = *change
		out.quotes[0].Change24h = &out.change
	}
	return &out
}

// restore makes an answer again. The asset is the asker's, with the asker's spelling.
func (e entry) restore(a market.Asset, now time.Time) market.Answer {
	if e.box != nil {
		q := &e.box.quotes[0]
		q.Asset = a
		return market.Answer{Quotes: e.box.quotes[:], Source: q.Source, AsOf: q.At, Stale: dead(*q, now)}
	}
	out := e.rest
	if len(out.Stats) == 1 && a.ID != "" {
		s := out.Stats[0]
		s.Asset = a
		out.Stats = []market.Stats{s}
	}
	if len(out.Series) == 1 && a.ID != "" {
		s := out.Series[0]
		s.Asset = a
		out.Series = []market.Series{s}
	}
	if len(out.Funding) == 1 && a.ID != "" {
		f := out.Funding[0]
		f.Asset = a
		out.Funding = []market.Funding{f}
	}
	return out
}

// stale is restore with the age since it was fetched.
func (e entry) stale(a market.Asset, now time.Time) market.Answer {
	out := e.restore(a, now)
	out.Stale = max(now.Sub(e.fetched), time.Second, out.Stale)
	return out
}

// How old a price may be that a provider hands out as the newest: coins trade always, an
// exchange rests for a long weekend.
const (
	liveCoin   = time.Hour
	liveOthers = 7 * day
)

// dead is the age of a price that is too old to be one of now, as of a coin that nobody
// trades any more; 0 where it is not.
func dead(q market.Quote, now time.Time) time.Duration {
	bound := liveOthers
	if q.Asset.Class == market.Crypto {
		bound = liveCoin
	}
	if age := now.Sub(q.At); !q.At.IsZero() && age > bound {
		return age
	}
	return 0
}
