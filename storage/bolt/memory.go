package bolt

import (
	"bytes"
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
)

// mostMemoryBytes bounds what one learner may remember.
const mostMemoryBytes = 4 << 20

// Remember keeps what a job has learned, under a name, in place of what was there.
func (s *Store) Remember(ctx context.Context, name string, data []byte) error {
	if name == "" || len(name) > 64 || len(data) > mostMemoryBytes {
		return fmt.Errorf("remember %q: %w: %d bytes", name, record.ErrInvalid, len(data))
	}
	err := s.group.Do(ctx, func(t *tx) error { return t.Write(bucketMemory).Put([]byte(name), data) })
	if err != nil {
		return fmt.Errorf("remember %q: %w", name, err)
	}
	return nil
}

// Memory is what was last remembered under a name; nil: nothing.
func (s *Store) Memory(ctx context.Context, name string) (data []byte, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		data = bytes.Clone(tx.Bucket(bucketMemory).Get([]byte(name)))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("memory of %q: %w", name, err)
	}
	return data, nil
}
