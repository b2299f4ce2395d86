package bolt

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/storage/bolt/internal/stored"
)

// What the second-level cache takes.
const (
	longestKey  = 1024    // bytes; longer keys are hashed
	mostEntry   = 4 << 20 // bytes
	makeRoomFor = 20      // a full cache frees one entry of so many
)

// Get reads an entry of the second-level cache. One that has expired is not there.
func (s *Store) Get(ctx context.Context, key string) (data []byte, ok bool, err error) {
	var c stored.Cached
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		v := tx.Bucket(bucketCache).Get(cacheKey(key))
		if v == nil {
			return nil
		}
		if err := s.codec.Decode(v, &c); err != nil {
			s.unreadable(bucketCache, nil, err)
			return nil
		}
		ok = s.now().Before(c.Expires)
		return nil
	})
	if err != nil {
		return nil, false, fmt.Errorf("read the cache: %w", err)
	}
	if !ok {
		return nil, false, nil
	}
	return c.Data, true, nil
}

// Put writes an entry of the second-level cache; a full cache loses those that would have
// expired first. created is when the data was made.
func (s *Store) Put(ctx context.Context, key string, data []byte, created, expires time.Time) error {
	if len(data) > mostEntry {
		return fmt.Errorf("write the cache: %d bytes, at most %d fit an entry", len(data), mostEntry)
	}
	value, err := s.codec.Encode(stored.Cached{Created: stored.UTC(created), Expires: stored.UTC(expires), Data: data})
	if err != nil {
		return fmt.Errorf("write the cache: %w", err)
	}
	k := cacheKey(key)
	err = s.group.Do(ctx, func(t *tx) error {
		if t.Read(bucketCache).Get(k) == nil {
			if err := s.makeRoom(t); err != nil {
				return err
			}
			t.State.cached++
		}
		return t.Write(bucketCache).Put(k, value)
	})
	if err != nil {
		return fmt.Errorf("write the cache: %w", err)
	}
	return nil
}

// cacheKey is the key as it is stored: never empty, never too long for bbolt, and never that
// of another one.
func cacheKey(key string) []byte {
	if len(key) <= longestKey {
		return append([]byte{'k'}, key...)
	}
	sum := sha256.Sum256([]byte(key))
	return append([]byte{'h'}, sum[:]...)
}

// expiring is an entry and its end; one that can't be read has ended.
type expiring struct {
	key []byte
	end time.Time
}

// makeRoom frees part of a full cache, the soonest to expire first.
func (s *Store) makeRoom(t *tx) error {
	if t.State.cached < s.cfg.CacheLimit {
		return nil
	}
	var all []expiring
	c := t.Read(bucketCache).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		all = append(all, expiring{slices.Clone(k), s.endOf(v)})
	}
	slices.SortFunc(all, func(a, b expiring) int { return a.end.Compare(b.end) })
	for _, e := range all[:min(len(all), s.cfg.CacheLimit/makeRoomFor)] {
		if err := uncache(t, e.key); err != nil {
			return err
		}
	}
	return nil
}

// endOf reads when an entry expires.
func (s *Store) endOf(v []byte) time.Time {
	var e stored.Expiry
	if s.codec.Decode(v, &e) != nil {
		return time.Time{}
	}
	return e.Expires
}

// uncache removes an entry, if it is there.
func uncache(t *tx, key []byte) error {
	if t.Read(bucketCache).Get(key) == nil {
		return nil
	}
	t.State.cached--
	return t.Write(bucketCache).Delete(key)
}

// expired lists up to most entries that have expired, from a key on; where it ended is the
// key to go on with, nil at the end.
func (s *Store) expired(tx *bbolt.Tx, from []byte, most int) (keys [][]byte, next []byte) {
	now := s.now()
	c := tx.Bucket(bucketCache).Cursor()
	scanned := 0
	for k, v := c.Seek(from); k != nil; k, v = c.Next() {
		if scanned++; scanned > most {
			return keys, slices.Clone(k)
		}
		if !now.Before(s.endOf(v)) {
			keys = append(keys, slices.Clone(k))
		}
	}
	return keys, nil
}
