package cache

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"tickertape/core/market"
)

// Store is one level: bytes by key. Put's times are the entry's; a store may forget earlier.
type Store interface {
	Get(ctx context.Context, key string) (data []byte, ok bool, err error)
	Put(ctx context.Context, key string, data []byte, created, expires time.Time) error
}

// Levels are where entries live.
type Levels struct {
	First  map[string]Store // by Class.Name
	Second Store            // may be nil
	Now    func() time.Time
	Log    *slog.Logger
	Meter  func(class, outcome string) // "hit", "second", "miss", "stale"; may be nil
}

// New makes the stage.
func New(l Levels) func(market.Fetch) market.Fetch {
	if l.Now == nil {
		l.Now = time.Now
	}
	if l.Log == nil {
		l.Log = slog.New(slog.DiscardHandler)
	}
	if l.Meter == nil {
		l.Meter = func(string, string) {}
	}
	return func(next market.Fetch) market.Fetch {
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			class, known := classOf(r.Kind)
			if !known {
				return next(ctx, r)
			}
			c := call{Levels: &l, class: class, r: r, now: l.Now()}
			switch len(r.Assets) {
			case 0:
				return c.whole(ctx, next)
			case 1:
				return c.one(ctx, next)
			}
			return c.parts(ctx, next)
		}
	}
}

// call is one request on its way through the stage.
type call struct {
	*Levels
	class Class
	r     market.Request
	now   time.Time
}

// whole answers a request that has no parts.
func (c *call) whole(ctx context.Context, next market.Fetch) (market.Answer, error) {
	key := c.r.Signature()
	old, had := c.load(ctx, key)
	if had && old.fresh(c.now) {
		return old.restore(market.Asset{}), nil
	}
	a, err := next(ctx, c.r)
	if err == nil {
		c.keep(ctx, key, wholeEntry(a), a.Simulated)
		return a, nil
	}
	if had && replaceable(err) {
		c.Meter(c.class.Name, "stale")
		return old.stale(market.Asset{}, c.now), nil
	}
	return a, err
}

// one answers a request for one asset: the usual question, and the one that has to be quick.
func (c *call) one(ctx context.Context, next market.Fetch) (market.Answer, error) {
	asset := c.r.Assets[0]
	key := c.key(asset)
	old, had := c.load(ctx, key)
	if had && old.fresh(c.now) {
		return old.restore(asset), nil
	}
	a, err := next(ctx, c.r)
	if err == nil {
		if part, ok := pick(a, asset); ok {
			c.keep(ctx, key, partEntry(part), a.Simulated)
			return part, nil
		}
	}
	if had && (err == nil || replaceable(err)) {
		c.Meter(c.class.Name, "stale")
		return old.stale(asset, c.now), nil
	}
	return a, err
}

// parts answers a request asset by asset.
func (c *call) parts(ctx context.Context, next market.Fetch) (market.Answer, error) {
	p := newPieces(len(c.r.Assets))
	open := p.fresh(ctx, c)
	if len(open) == 0 {
		return p.assemble(c.r), nil
	}
	ask := c.r
	ask.Assets = open
	a, err := next(ctx, ask)
	if err != nil && !replaceable(err) {
		return a, err
	}
	if err == nil {
		p.take(ctx, c, a)
	}
	p.standIn(c, open)
	if p.empty() {
		return a, err
	}
	return p.assemble(c.r), nil
}

// replaceable tells faults for which old data is better than none. Not found is an answer.
func replaceable(err error) bool {
	return !errors.Is(err, context.Canceled) && !errors.Is(err, market.ErrNotFound) && !errors.Is(err, market.ErrBadRequest)
}

// load looks into both levels. An entry of the second is brought back into the first.
func (c *call) load(ctx context.Context, key string) (entry, bool) {
	first := c.First[c.class.Name]
	if first != nil {
		if e, ok := c.read(ctx, first, key); ok {
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
func (c *call) keep(ctx context.Context, key string, e entry, simulated bool) {
	if simulated {
		return
	}
	e.fetched, e.until, e.keep = c.now, c.now.Add(c.class.Fresh), c.now.Add(c.class.Keep)
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
