package cache

import (
	"sync"
	"time"

	"tickertape/core/market"
)

// outdated reports whether something has happened since an entry was fetched that makes it
// old before its time: a release has come out, or the asset has moved.
func (c *call) outdated(e entry, a market.Asset) bool {
	switch c.r.Kind {
	case market.Price:
		return false // has a life of its own
	case market.Economic, market.Releases:
		return c.Outdated != nil && c.Outdated(c.r.Indicator.Series, e.fetched, c.now)
	case market.Statistics, market.History, market.Candles, market.CapHistory, market.VolHistory:
		return c.class.Name != history.Name && c.moves.since(nameOf(a), e.fetched)
	}
	return false
}

// fresh reports whether an entry can be handed out as new.
func (c *call) fresh(e entry, a market.Asset) bool { return e.fresh(c.now) && !c.outdated(e, a) }

// graceful reports whether an entry may be handed out while a new one is fetched.
func (c *call) graceful(e entry, a market.Asset) bool {
	return c.running() && c.now.Before(e.until.Add(c.class.Grace)) && !c.outdated(e, a)
}

// moves remembers when an asset's price went far from where it was a moment before.
type moves struct {
	mu    sync.RWMutex
	known map[asset]move
}

// asset names one without its spelling.
type asset struct {
	class market.Class
	id    string
}

func nameOf(a market.Asset) asset { return asset{a.Class, a.ID} }

type move struct {
	from  float64   // the price that a move is measured from
	moved time.Time // when it last went too far; zero: never
}

const (
	mostMoves = 16_384
)

// note takes a price in a currency that others are compared in.
func (m *moves) note(a asset, price, share float64, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil || len(m.known) >= mostMoves {
		m.known = map[asset]move{}
	}
	rec, ok := m.known[a]
	switch {
	case !ok:
		rec = move{from: price}
	case max(price, rec.from)/min(price, rec.from)-1 > share:
		rec = move{from: price, moved: now}
	default:
		return // a slow slide adds up: it is measured from where the last move ended
	}
	m.known[a] = rec
}

// since reports whether the asset has moved after a time.
func (m *moves) since(a asset, t time.Time) bool {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.known[a].moved.After(t)
}
