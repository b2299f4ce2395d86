package cache

import (
	"context"

	"tickertape/core/market"
)

// load looks into both levels. An entry of the second is brought back into the first.
func (c *call) load(ctx context.Context, key string) (entry, bool) {
	first := c.First[c.class.Name]
	if first != nil {
		if e, ok := c.hot.get(key, c.now); ok {
			c.count(e, "hit")
			return e, true
		}
		if e, ok := c.read(ctx, first, key); ok {
			c.hot.put(key, e)
			c.count(e, "hit")
			return e, true
		}
	}
	if c.Second == nil {
		c.Meter(c.class.Name, "miss")
		return entry{}, false
	}
	e, ok := c.read(ctx, c.Second, key)
	if !ok {
		c.Meter(c.class.Name, "miss")
		return e, false
	}
	c.count(e, "second")
	if first != nil {
		c.write(ctx, first, key, e)
	}
	return e, true
}

func (c *call) count(e entry, outcome string) {
	if !e.fresh(c.now) {
		outcome = "miss"
	}
	c.Meter(c.class.Name, outcome)
}

func (c *call) read(ctx context.Context, s Store, key string) (entry, bool) {
	data, ok, err := s.Get(ctx, key)
	if err != nil {
		c.Log.Warn("read the cache", "error", err)
	}
	if err != nil || !ok {
		return entry{}, false
	}
	e, err := decode(data)
	if err != nil {
		c.Log.Warn("decode a cached entry", "key", key, "error", err)
		return entry{}, false
	}
	return e, c.now.Before(e.keep)
}

// keep stores what was just fetched on both levels.
func (c *call) keep(ctx context.Context, key string, old entry, had bool, e entry, of market.Answer) {
	if of.Simulated {
		return
	}
	e.fetched = c.Now()
	if q := e.quote(); q != nil && c.Moved > 0 && q.Currency == market.USD {
		c.moves.note(nameOf(q.Asset), q.Price, c.Moved, e.fetched)
	}
	e.until, e.keep = e.fetched.Add(c.lifetime(old, had, e)), e.fetched.Add(c.class.Keep)
	c.put(ctx, key, e)
}

// keepNobody remembers that nobody knows it.
func (c *call) keepNobody(ctx context.Context, key string) {
	now := c.Now()
	c.put(ctx, key, entry{fetched: now, until: now.Add(nobody), keep: now.Add(nobody), nobody: true})
}

func (c *call) put(ctx context.Context, key string, e entry) {
	c.hot.put(key, e)
	if first := c.First[c.class.Name]; first != nil {
		c.write(ctx, first, key, e)
	}
	if c.Second != nil {
		c.write(ctx, c.Second, key, e)
	}
}

func (c *call) write(ctx context.Context, s Store, key string, e entry) {
	data, err := encode(e)
	if err == nil {
		err = s.Put(ctx, key, data, e.fetched, e.keep)
	}
	if err != nil && ctx.Err() == nil {
		c.Log.Warn("write the cache", "key", key, "error", err)
	}
}
