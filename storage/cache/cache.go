// Package cache keeps encoded answers in memory: bigcache, with what it lacks around it.
//
// Promise: Get returns what the newest Put under that key gave, or nothing; never an entry
// past its own expiry, never another key's. Memory stays within Config.MaxBytes, allocated
// as it is needed. No goroutine, no output.
//
// What goes first when it is full: the oldest of a shard, whether it was used or not. An
// entry that is larger than Largest is refused with ErrTooLarge and takes nothing with it.
//
// Failure: a panic inside bigcache is an error, and from then on every call is one, because
// the shard may have been left locked. The caller fetches as if there were no cache.
//
// It must not know what is cached.
package cache

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/allegro/bigcache/v3"
)

// What a call can get.
var (
	ErrClosed   = errors.New("the cache is closed")
	ErrTooLarge = errors.New("the entry is too large for the cache")
	ErrBroken   = errors.New("the cache is broken")
)

// shards divides the locks. Few, because the largest entry is a fraction of a shard.
const shards = 16

// header is the expiry in front of each entry: unix nanoseconds, 8 bytes. bigcache itself
// returns entries long past its life window.
const header = 8

// overhead bounds what bigcache puts in front of an entry: 18 bytes, and its length.
const overhead = 32

// Cache is safe for concurrent use. Its memory goes when nobody holds it any more.
type Cache struct {
	big     *bigcache.BigCache
	now     func() time.Time
	largest int
	closed  atomic.Bool
	broken  atomic.Bool
}

// New makes an empty cache.
func New(cfg Config) (*Cache, error) {
	if err := cfg.Validate(); err != nil {
		return nil, fmt.Errorf("cache: %w", err)
	}
	megabytes := cfg.MaxBytes >> 20
	big, err := bigcache.New(context.Background(), bigcache.Config{
		Shards:             shards,
		LifeWindow:         cfg.Life,
		CleanWindow:        0, // no goroutine: what has expired goes as new entries come
		MaxEntriesInWindow: 16 * shards,
		MaxEntrySize:       1 << 10, // with the line above: what is allocated at first, 256 kB
		HardMaxCacheSize:   megabytes,
		Hasher:             newHasher(),
	})
	if err != nil {
		return nil, fmt.Errorf("cache: %w", err)
	}
	c := &Cache{big: big, now: cfg.Now, largest: megabytes<<20/shards/2 - overhead}
	if c.now == nil {
		c.now = time.Now
	}
	return c, nil
}

// Get returns a copy of an entry that has not expired.
func (c *Cache) Get(_ context.Context, key string) (data []byte, ok bool, err error) {
	defer c.guard(&err)
	if err := c.usable(); err != nil {
		return nil, false, err
	}
	entry, err := c.big.Get(short(key))
	if errors.Is(err, bigcache.ErrEntryNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("read the cache: %w", err)
	}
	if len(entry) < header || c.now().UnixNano() >= int64(binary.LittleEndian.Uint64(entry)) {
		return nil, false, nil
	}
	return entry[header:], true, nil
}

// Put stores a copy of data until expires, or Config.Life if that is sooner, or until room is
// needed. When it was created does not matter here; a store keeps it.
func (c *Cache) Put(_ context.Context, key string, data []byte, _, expires time.Time) (err error) {
	defer c.guard(&err)
	if err := c.usable(); err != nil {
		return err
	}
	key = short(key)
	if size := header + len(key) + len(data); size > c.Largest() {
		return fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, size, c.Largest())
	}
	entry := make([]byte, header, header+len(data))
	binary.LittleEndian.PutUint64(entry, uint64(expires.UnixNano()))
	if err := c.big.Set(key, append(entry, data...)); err != nil {
		return fmt.Errorf("write the cache: %w", err)
	}
	return nil
}

// Largest is how many bytes an entry may have, its key and 8 bytes included: just under half
// a shard, so that it always fits once older ones have gone (a shard of bigcache grows by
// doubling, and one that is past half its bound does not grow for the sake of one entry).
func (c *Cache) Largest() int { return c.largest }

// Len is how many entries are held, expired ones included.
func (c *Cache) Len() int { return c.big.Len() }

// Close ends the use of the cache. A second Close does nothing.
func (c *Cache) Close() error {
	if c.closed.Swap(true) {
		return nil
	}
	return c.big.Close()
}

func (c *Cache) usable() error {
	switch {
	case c.closed.Load():
		return ErrClosed
	case c.broken.Load():
		return ErrBroken
	}
	return nil
}

// guard makes a panic of bigcache an error and the last use of this cache.
func (c *Cache) guard(err *error) {
	if r := recover(); r != nil {
		c.broken.Store(true)
		*err = fmt.Errorf("%w: %v", ErrBroken, r)
	}
}
