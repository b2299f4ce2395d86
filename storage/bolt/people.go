package bolt

import (
	"context"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/storage/bolt/internal/stored"
)

// People counts who has asked something since a time, up to so many: it looks no further then.
func (s *Store) People(ctx context.Context, since time.Time, most int) (int, error) {
	who := map[stored.Alias]bool{}
	for last := keyBefore(since); last != nil && len(who) < most; {
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			last = chunk(tx, bucketInteractions, last, func(k, v []byte) {
				var a stored.Asker
				if err := s.codec.Decode(v, &a); err != nil {
					s.unreadable(bucketInteractions, k, err)
					return
				}
				if a.User != (stored.Alias{}) && !a.At.Before(since) {
					who[a.User] = true
				}
			})
			return ctx.Err()
		})
		if err != nil {
			return 0, fmt.Errorf("count people: %w", err)
		}
	}
	return min(len(who), most), nil
}
