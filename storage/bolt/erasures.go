package bolt

import (
	"context"
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
)

// BeginErasure notes that a person is being forgotten, so that it can be finished after a crash.
func (s *Store) BeginErasure(ctx context.Context, user record.ID) error {
	who, err := parse(user)
	if err == nil {
		at := binary.BigEndian.AppendUint64(nil, uint64(s.now().UnixNano())) //nolint:gosec // after 1970
		err = s.group.Do(ctx, func(t *tx) error { return t.Write(bucketErasures).Put(who[:], at) })
	}
	if err != nil {
		return fmt.Errorf("begin to erase: %w", err)
	}
	return nil
}

// EndErasure notes that a person is forgotten everywhere.
func (s *Store) EndErasure(ctx context.Context, user record.ID) error {
	who, err := parse(user)
	if err == nil {
		err = s.group.Do(ctx, func(t *tx) error { return t.Write(bucketErasures).Delete(who[:]) })
	}
	if err != nil {
		return fmt.Errorf("end an erasure: %w", err)
	}
	return nil
}

// Erasures lists the people whose erasure has begun and not ended.
func (s *Store) Erasures(ctx context.Context) (all []record.ID, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketErasures).ForEach(func(k, _ []byte) error {
			all = append(all, textOf(aliasOf(k)))
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("list erasures: %w", err)
	}
	return all, nil
}
