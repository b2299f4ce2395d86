package cache

import (
	"sync"

	"tickertape/core/market"
)

// mostKeys bounds how many keys are remembered; all are forgotten when there are more.
const mostKeys = 16_384

// keys remembers the keys of requests for one asset now, so that the usual question does not
// have to write its own.
type keys struct {
	mu    sync.RWMutex
	known map[name]string
}

// name is what such a key is made of.
type name struct {
	kind     market.Kind
	class    market.Class
	id       string
	currency market.Currency
}

// key is the same for requests of one asset that mean the same.
func (c *Cache) key(r market.Request, a market.Asset) string {
	if !r.Range.Zero() || r.Interval != 0 || r.Text != "" || r.Indicator.Series != "" {
		r.Assets = []market.Asset{a}
		return r.Signature()
	}
	n := name{r.Kind, a.Class, a.ID, r.Currency}
	c.keys.mu.RLock()
	key, ok := c.keys.known[n]
	c.keys.mu.RUnlock()
	if ok {
		return key
	}
	r.Assets = []market.Asset{a}
	key = r.Signature()
	c.keys.mu.Lock()
	defer c.keys.mu.Unlock()
	if c.keys.known == nil || len(c.keys.known) >= mostKeys {
		c.keys.known = map[name]string{}
	}
	c.keys.known[n] = key
	return key
}

// whole is the key of a request without assets.
func (*keys) whole(r market.Request) string { return r.Signature() }
