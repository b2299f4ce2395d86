package bolt

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"tickertape/core/market"
	"tickertape/core/record"
)

// mostLetters bounds the dead letters; one more costs the oldest.
const mostLetters = 1000

// PutLetter stores a request that failed. Of one that is there the attempts are added, and
// its first time stays.
func (s *Store) PutLetter(ctx context.Context, l market.Letter) error {
	if l.ID == "" || len(l.ID) > 64 {
		return fmt.Errorf("put letter: %w: %q is no id", record.ErrInvalid, l.ID)
	}
	err := s.group.Do(ctx, func(t *tx) error {
		b := t.Read(bucketLetters)
		if v := b.Get([]byte(l.ID)); v != nil {
			var old market.Letter
			if json.Unmarshal(v, &old) == nil {
				l.Attempts, l.First = l.Attempts+old.Attempts, old.First
			}
		} else if err := makeRoomForLetter(t); err != nil {
			return err
		}
		value, err := json.Marshal(l)
		if err != nil {
			return fmt.Errorf("encode: %w", err)
		}
		return t.Write(bucketLetters).Put([]byte(l.ID), value)
	})
	if err != nil {
		return fmt.Errorf("put letter %s: %w", l.ID, err)
	}
	return nil
}

// makeRoomForLetter drops the letter that failed first where there are too many.
func makeRoomForLetter(t *tx) error {
	all := lettersIn(t.Read(bucketLetters))
	if len(all) < mostLetters {
		return nil
	}
	return t.Write(bucketLetters).Delete([]byte(all[0].ID))
}

// Letters lists what has failed, that which failed first first.
func (s *Store) Letters(ctx context.Context) (all []market.Letter, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		all = lettersIn(tx.Bucket(bucketLetters))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list letters: %w", err)
	}
	return all, nil
}

// lettersIn reads a bucket; what can't be read is passed over.
func lettersIn(b *bbolt.Bucket) (all []market.Letter) {
	c := b.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		var l market.Letter
		if json.Unmarshal(v, &l) == nil {
			l.ID = string(k)
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b market.Letter) int { return a.First.Compare(b.First) })
	return all
}

// DropLetter forgets one; one that is not there is no error.
func (s *Store) DropLetter(ctx context.Context, id string) error {
	err := s.group.Do(ctx, func(t *tx) error {
		if t.Read(bucketLetters).Get([]byte(id)) == nil {
			return nil
		}
		return t.Write(bucketLetters).Delete([]byte(id))
	})
	if err != nil {
		return fmt.Errorf("drop letter %s: %w", id, err)
	}
	return nil
}
