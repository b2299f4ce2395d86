package bolt

import (
	"context"
	"errors"
	"time"

	"go.etcd.io/bbolt"
)

// pruneEvery is how often what has expired is cleared away.
const pruneEvery = time.Hour

// pruneChunk bounds what one transaction of pruning looks at.
const pruneChunk = 500

// pruneHourly clears away what has expired, at once and then every hour, until ctx ends.
func (s *Store) pruneHourly(ctx context.Context) {
	tick := time.NewTicker(pruneEvery)
	defer tick.Stop()
	for {
		if err := s.prune(ctx); err != nil && ctx.Err() == nil && !errors.Is(err, ErrClosed) {
			s.log.Error("prune the store", "path", s.cfg.Path, "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// prune forgets event ids that are older than Config.Dedupe and cache entries past their end.
func (s *Store) prune(ctx context.Context) error {
	cutoff := s.now().Add(-s.cfg.Dedupe)
	if err := s.group.Do(ctx, func(t *tx) error { return forgetSeen(t, cutoff) }); err != nil {
		return err
	}
	for from := []byte{0}; from != nil; {
		next, err := s.pruneCache(ctx, from)
		if err != nil {
			return err
		}
		from = next
	}
	return nil
}

// pruneCache clears one chunk of the cache and tells where the next begins.
func (s *Store) pruneCache(ctx context.Context, from []byte) (next []byte, err error) {
	var keys [][]byte
	err = s.view(ctx, func(tx *bbolt.Tx) error { keys, next = s.expired(tx, from, pruneChunk); return nil })
	if err != nil || len(keys) == 0 {
		return next, err
	}
	now := s.now()
	return next, s.group.Do(ctx, func(t *tx) error {
		for _, k := range keys {
			if now.Before(s.endOf(t.Read(bucketCache).Get(k))) {
				continue // it was renewed meanwhile
			}
			if err := uncache(t, k); err != nil {
				return err
			}
		}
		return nil
	})
}
