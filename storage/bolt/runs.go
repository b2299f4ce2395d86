package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
)

// mostRuns is how many runs of a job are kept; one more costs the oldest.
const mostRuns = 100

// mostRunBytes bounds what is kept of one run.
const mostRunBytes = 16 << 10

// PutRun stores a run of a job. One of the same job that began at the same time is replaced.
func (s *Store) PutRun(ctx context.Context, r record.Run) error {
	if r.Job == "" || len(r.Job) > 64 || bytes.IndexByte([]byte(r.Job), 0) >= 0 || r.Start.IsZero() {
		return fmt.Errorf("put run: %w: %q at %v is no run", record.ErrInvalid, r.Job, r.Start)
	}
	r.Start, r.End = r.Start.UTC(), r.End.UTC()
	value, err := json.Marshal(r)
	if err == nil && len(value) > mostRunBytes {
		err = fmt.Errorf("%w: %d bytes are too many", record.ErrInvalid, len(value))
	}
	if err == nil {
		err = s.group.Do(ctx, func(t *tx) error {
			if err := t.Write(bucketRuns).Put(runKey(r), value); err != nil {
				return err
			}
			return trimRuns(t, r.Job)
		})
	}
	if err != nil {
		return fmt.Errorf("put run of %s: %w", r.Job, err)
	}
	return nil
}

// trimRuns forgets what is beyond mostRuns.
func trimRuns(t *tx, job string) error {
	n := 0
	var old [][]byte
	eachRun(t.Read(bucketRuns), job, func(k, _ []byte) bool {
		if n++; n > mostRuns {
			old = append(old, bytes.Clone(k))
		}
		return true
	})
	for _, k := range old {
		if err := t.Write(bucketRuns).Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// Runs lists runs of a job, the newest first, most at most. What can't be read is passed over.
func (s *Store) Runs(ctx context.Context, job string, most int) (all []record.Run, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		eachRun(tx.Bucket(bucketRuns), job, func(k, v []byte) bool {
			var r record.Run
			if err := json.Unmarshal(v, &r); err != nil {
				s.unreadable(bucketRuns, k, err)
				return true
			}
			if len(all) < most {
				all = append(all, r)
			}
			return len(all) < most
		})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("runs of %s: %w", job, err)
	}
	return all, nil
}

// eachRun goes through the runs of a job, the newest first, until visit has enough.
func eachRun(b *bbolt.Bucket, job string, visit func(k, v []byte) bool) {
	first := append([]byte(job), 0)
	c := b.Cursor()
	back := c.Prev
	if k, _ := c.Seek(append([]byte(job), 1)); k == nil { // just behind the last
		back = c.Last
	}
	for k, v := back(); bytes.HasPrefix(k, first); k, v = c.Prev() {
		if !visit(k, v) {
			return
		}
	}
}

// runKey sorts by job, then by time.
func runKey(r record.Run) []byte {
	return binary.BigEndian.AppendUint64(append([]byte(r.Job), 0), uint64(r.Start.UnixNano())) //nolint:gosec // after 1970
}
