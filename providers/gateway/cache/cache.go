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
	Meter  func(class, outcome string) // "hit", "second", "miss", "due", "stale"; may be nil
	Busy   func(time.Time) bool        // a release is about to move prices; may be nil
	// Outdated reports whether a release of a series has made what was fetched of it old; may be nil.
	Outdated func(series string, fetched, now time.Time) bool
	Moved    float64 // share by which an asset has to move for what is kept of it to be old; 0: any
}

// Cache is the memory of the gateway. It stands in two places: Look, in front of everything,
// answers what is there; Keep, where one caller speaks for all twins, asks and remembers.
type Cache struct {
	Levels
	refresher
	keys  keys
	moves moves
	hot   hot
}

// New makes a cache.
func New(l Levels) *Cache {
	if l.Now == nil {
		l.Now = time.Now
	}
	if l.Log == nil {
		l.Log = slog.New(slog.DiscardHandler)
	}
	if l.Meter == nil {
		l.Meter = func(string, string) {}
	}
	return &Cache{Levels: l, refresher: newRefresher()}
}

// Look answers from what is there, or passes the request on.
func (c *Cache) Look(next market.Fetch) market.Fetch {
	c.ask = next
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		l, ok := c.begin(r)
		if !ok || ctx.Err() != nil {
			return next(ctx, r)
		}
		a, state, due := l.have(ctx)
		switch state {
		case there:
			if due {
				c.Meter(l.class.Name, "due")
				c.soon(r)
			}
			return a, nil
		case knownMissing:
			return a, &market.Error{Op: string(r.Kind), Provider: "gateway", Fault: market.ErrNotFound, Err: errNobody}
		}
		return next(ctx, r)
	}
}

var errNobody = errors.New("nobody knew it a moment ago")

// Keep asks the next stage for what is not there, remembers it, and hands out old entries
// for what could not be had.
func (c *Cache) Keep(next market.Fetch) market.Fetch {
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		l, ok := c.begin(r)
		if !ok {
			return next(ctx, r)
		}
		switch len(r.Assets) {
		case 0:
			return l.single(ctx, next, c.keys.whole(r), market.Asset{}, true)
		case 1:
			return l.single(ctx, next, c.key(r, r.Assets[0]), r.Assets[0], false)
		}
		return l.parts(ctx, next)
	}
}

// begin is one request on its way.
func (c *Cache) begin(r market.Request) (call, bool) {
	now := c.Now()
	class, ok := classOf(r, now)
	return call{Cache: c, class: class, r: r, now: now}, ok
}

// call is one request on its way through the cache.
type call struct {
	*Cache
	class Class
	r     market.Request
	now   time.Time
}

// state is what the cache has of a request.
type state int

const (
	absent       state = iota // not all of it
	there                     // all of it
	knownMissing              // the knowledge that nobody has it
)

// have answers a request from fresh entries. due says that some are so old that new ones
// should be fetched, without anybody having to wait for them.
func (c *call) have(ctx context.Context) (a market.Answer, s state, due bool) {
	switch len(c.r.Assets) {
	case 0:
		return c.haveOne(ctx, c.keys.whole(c.r), market.Asset{})
	case 1:
		return c.haveOne(ctx, c.key(c.r, c.r.Assets[0]), c.r.Assets[0])
	}
	p := newPieces(len(c.r.Assets))
	for i, asset := range c.r.Assets {
		e, ok := c.load(ctx, c.key(c.r, asset))
		old := ok && !c.fresh(e, asset)
		if !ok || e.nobody || (old && !c.graceful(e, asset)) {
			return a, absent, false
		}
		due = due || old
		p.set(i, e.restore(asset, c.now))
	}
	return p.assemble(c.r), there, due
}

func (c *call) haveOne(ctx context.Context, key string, asset market.Asset) (a market.Answer, s state, due bool) {
	e, ok := c.load(ctx, key)
	switch {
	case !ok:
		return a, absent, false
	case e.nobody:
		return a, knownMissing, false
	case c.fresh(e, asset):
		return e.restore(asset, c.now), there, false
	case c.graceful(e, asset):
		return e.restore(asset, c.now), there, true
	}
	return a, absent, false
}

// single answers a request for one asset, or for none.
func (c *call) single(ctx context.Context, next market.Fetch, key string, asset market.Asset, whole bool) (market.Answer, error) {
	old, had := c.load(ctx, key)
	if had && c.fresh(old, asset) && !old.nobody { // a twin was faster
		return old.restore(asset, c.now), nil
	}
	had = had && !old.nobody
	a, err := next(ctx, c.r)
	if err == nil && whole {
		c.keep(ctx, key, old, had, wholeEntry(a), a)
		return a, nil
	}
	if err == nil {
		if part, ok := pick(a, asset, c.now); ok {
			c.keep(ctx, key, old, had, partEntry(part), a)
			return part, nil
		}
	}
	if had && (err == nil || replaceable(err)) {
		c.Meter(c.class.Name, "stale")
		return old.stale(asset, c.now), nil
	}
	if onlyNotFound(err) {
		c.keepNobody(ctx, key)
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
	if err != nil && !replaceable(err) && !onlyNotFound(err) {
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

// replaceable tells faults for which old data is better than none.
func replaceable(err error) bool { return market.StrategyFor(err).Instead }

// onlyNotFound reports whether everybody who was asked said so: one who could not be asked
// might have known.
func onlyNotFound(err error) bool {
	var failed *market.Error
	return errors.As(err, &failed) && failed.Fault == market.ErrNotFound
}
