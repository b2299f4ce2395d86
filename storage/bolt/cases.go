package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// ChangeCase lets change decide, in one transaction, what becomes of the case of an
// interaction: it is given the one that is there, or an empty one, and what it returns is
// stored; with keep false there is none afterwards. change may be called more than once.
// record.ErrNotFound: there is no such interaction.
func (s *Store) ChangeCase(ctx context.Context, id record.ID, change func(c record.Case, there bool) (next record.Case, keep bool)) error {
	key, err := parse(id)
	if err != nil {
		return fmt.Errorf("change case: %w", err)
	}
	err = s.group.Do(ctx, func(t *tx) error {
		if t.Read(bucketInteractions).Get(key[:]) == nil {
			return record.ErrNotFound
		}
		c, there := s.readCase(t.Read(bucketCases), key[:])
		next, keep := change(c, there)
		switch {
		case keep:
			return s.put(t, bucketCases, key[:], stored.OfCase(next))
		case there:
			return t.Write(bucketCases).Delete(key[:])
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("change case %s: %w", id, err)
	}
	return nil
}

// Case reads the case of an interaction. record.ErrNotFound: there is none, or it was removed.
func (s *Store) Case(ctx context.Context, id record.ID) (c record.Case, err error) {
	key, err := parse(id)
	if err != nil {
		return c, fmt.Errorf("read case: %w", err)
	}
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		in, there := s.storedCase(tx.Bucket(bucketCases), key[:])
		if !there || in.Removed {
			return record.ErrNotFound
		}
		c = in.Record(textOf(key))
		return nil
	})
	if err != nil {
		return record.Case{}, fmt.Errorf("read case %s: %w", id, err)
	}
	return c, nil
}

// Cases yields all cases that were not removed, in the order of their interactions. It may write
// meanwhile.
func (s *Store) Cases(ctx context.Context, yield func(record.Case) error) error {
	var page []record.Case
	for last := make([]byte, 0, 16); last != nil; {
		page = page[:0]
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucketCases)
			last = chunk(tx, bucketCases, last, func(k, _ []byte) {
				if c, ok := s.storedCase(b, k); ok && !c.Removed {
					page = append(page, c.Record(textOf(aliasOf(k))))
				}
			})
			return nil
		})
		if err != nil {
			return fmt.Errorf("list cases: %w", err)
		}
		for _, c := range page {
			if err := yield(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// readCase reads a case, be it what is left of a removed one; one that can't be read is not there.
func (s *Store) readCase(from *bbolt.Bucket, key []byte) (c record.Case, there bool) {
	in, there := s.storedCase(from, key)
	if !there {
		return c, false
	}
	return in.Record(textOf(aliasOf(key))), true
}

func (s *Store) storedCase(from *bbolt.Bucket, key []byte) (c stored.Case, there bool) {
	v := from.Get(key)
	if v == nil {
		return c, false
	}
	if err := s.codec.Decode(v, &c); err != nil {
		s.unreadable(bucketCases, key, err)
		return c, false
	}
	return c, true
}
