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
	if err := s.noteBegin(ctx, bucketErasures, user); err != nil {
		return fmt.Errorf("begin to erase: %w", err)
	}
	return nil
}

// EndErasure notes that a person is forgotten everywhere.
func (s *Store) EndErasure(ctx context.Context, user record.ID) error {
	if err := s.noteEnd(ctx, bucketErasures, user); err != nil {
		return fmt.Errorf("end an erasure: %w", err)
	}
	return nil
}

// Erasures lists the people whose erasure has begun and not ended.
func (s *Store) Erasures(ctx context.Context) ([]record.ID, error) {
	all, err := s.begunIn(ctx, bucketErasures)
	if err != nil {
		return nil, fmt.Errorf("list erasures: %w", err)
	}
	return all, nil
}

// noteBegin notes of a person when something began.
func (s *Store) noteBegin(ctx context.Context, bucket []byte, user record.ID) error {
	who, err := parse(user)
	if err != nil {
		return err
	}
	at := binary.BigEndian.AppendUint64(nil, uint64(s.now().UnixNano())) //nolint:gosec // after 1970
	return s.group.Do(ctx, func(t *tx) error { return t.Write(bucket).Put(who[:], at) })
}

// noteEnd notes of a person that it is done.
func (s *Store) noteEnd(ctx context.Context, bucket []byte, user record.ID) error {
	who, err := parse(user)
	if err != nil {
		return err
	}
	return s.group.Do(ctx, func(t *tx) error { return t.Write(bucket).Delete(who[:]) })
}

// begunIn lists the people of whom something has begun and not ended.
func (s *Store) begunIn(ctx context.Context, bucket []byte) (all []record.ID, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		return tx.Bucket(bucket).ForEach(func(k, _ []byte) error {
			all = append(all, textOf(aliasOf(k)))
			return nil
		})
	})
	return all, err
}
