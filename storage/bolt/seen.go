package bolt

import (
	"encoding/binary"
	"fmt"
	"time"

	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// window is the span of time whose event ids share a bucket. Forgetting them is dropping the
// bucket, and there are few enough to look into all.
const window = 6 * time.Hour

// accept stores an entry unless its event is known or the inbox is full.
func (s *Store) accept(t *tx, alias stored.Alias, at time.Time, value []byte) (fresh bool, err error) {
	if s.seen(t, alias, at) {
		return false, nil
	}
	if t.State.inbox >= s.cfg.InboxLimit {
		return false, record.ErrFull
	}
	id, err := s.ids.NewV7()
	if err != nil {
		return false, fmt.Errorf("make an id: %w", err)
	}
	if err := remember(t, alias, at); err != nil {
		return false, fmt.Errorf("remember the event: %w", err)
	}
	t.State.inbox++
	return true, t.Write(bucketInbox).Put(id[:], value)
}

// seen reports whether the event was accepted within Config.Dedupe before at.
func (s *Store) seen(t *tx, alias stored.Alias, at time.Time) bool {
	windows := t.Read(bucketSeen)
	c := windows.Cursor()
	for k, _ := c.Last(); k != nil; k, _ = c.Prev() {
		b := windows.Bucket(k)
		if b == nil {
			continue
		}
		if v := b.Get(alias[:]); len(v) == 8 && at.Sub(time.Unix(0, int64(binary.BigEndian.Uint64(v)))) < s.cfg.Dedupe {
			return true
		}
	}
	return false
}

// remember notes that the event was accepted.
func remember(t *tx, alias stored.Alias, at time.Time) error {
	start := binary.BigEndian.AppendUint64(nil, uint64(at.Truncate(window).Unix()))
	b, err := t.Write(bucketSeen).CreateBucketIfNotExists(start)
	if err != nil {
		return err
	}
	return b.Put(alias[:], binary.BigEndian.AppendUint64(nil, uint64(at.UnixNano())))
}

// forgetSeen drops the windows whose event ids are all older than cutoff.
func forgetSeen(t *tx, cutoff time.Time) error {
	var old [][]byte
	c := t.Read(bucketSeen).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		if len(k) == 8 && !time.Unix(int64(binary.BigEndian.Uint64(k)), 0).Add(window).After(cutoff) {
			old = append(old, append([]byte(nil), k...))
		}
	}
	for _, k := range old {
		if err := t.Write(bucketSeen).DeleteBucket(k); err != nil {
			return fmt.Errorf("forget event ids: %w", err)
		}
	}
	return nil
}
