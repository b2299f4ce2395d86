package bolt

import (
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// Tried yields the interactions since a time that were part of an experiment or that another
// model read, in their order, with all that was said about them. The others are passed over
// without being read whole, and memory stays the same however many there are. The caller may
// write meanwhile.
func (s *Store) Tried(ctx context.Context, since time.Time, yield func(record.Judged) error) error {
	var page []record.Judged
	for last := keyBefore(since); last != nil; {
		page = page[:0]
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			last = chunk(tx, bucketInteractions, last, func(k, v []byte) {
				if !s.tried(k, v, since) {
					return
				}
				if j, ok := s.judged(tx, aliasOf(k)); ok {
					page = append(page, j)
				}
			})
			return ctx.Err()
		})
		if err != nil {
			return fmt.Errorf("read what was tried: %w", err)
		}
		for _, j := range page {
			if err := yield(j); err != nil {
				return err
			}
		}
	}
	return nil
}

// tried reports whether an interaction belongs to a trial since a time.
func (s *Store) tried(k, v []byte, since time.Time) bool {
	var t stored.Tried
	if err := s.codec.Decode(v, &t); err != nil {
		s.unreadable(bucketInteractions, k, err)
		return false
	}
	return (t.Arm != "" || t.Query.Second.Model != "") && !t.At.Before(since)
}

// keyBefore is a key below all those of a time, and of a minute before it: clocks are set back.
func keyBefore(t time.Time) []byte {
	key := make([]byte, 16)
	if ms := t.Add(-time.Minute).UnixMilli(); ms > 0 && ms < 1<<48 {
		binary.BigEndian.PutUint64(key, uint64(ms)<<16)
	}
	return key
}
