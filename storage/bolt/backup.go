package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"

	"tickertape/core/record"
	"tickertape/storage/bolt/internal/stored"
)

// compactBytes is how much of a copy is written in one transaction.
const compactBytes = 16 << 20

// Backup writes a copy of the file to another one, which must not be there yet, while the store
// goes on, and verifies it. The copy is as of one moment.
//
// It is written anew, bucket by bucket: bytes that were deleted, as of people who were erased,
// are not in it, and neither is the secret by which accounts are recognised. That lies in a file
// beside the store (KeyFile). Opened at the place of the store, a copy takes it from there. What
// was under way is left out, too: it has addresses and tokens of platforms, and nobody wants an
// answer to a question of the night before. So is the cache.
func (s *Store) Backup(ctx context.Context, file string) (err error) {
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("backup: %s is there already", file)
	}
	raw := file + ".raw"
	defer os.Remove(raw) //nolint:errcheck // it has been read
	defer func() {
		if err != nil {
			err = errors.Join(err, remove(file))
		}
	}()
	if err := s.keepKey(); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := s.writeTo(ctx, raw); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := s.tidy(ctx, raw, file); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := verify(ctx, file); err != nil {
		return fmt.Errorf("verify the backup: %w", err)
	}
	return nil
}

// writeTo copies the file page by page.
func (s *Store) writeTo(ctx context.Context, file string) error {
	out, err := os.OpenFile(file, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) //nolint:gosec // the operator names it
	if err != nil {
		return err
	}
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(untilDone{ctx, out})
		return err
	})
	return errors.Join(err, out.Close())
}

// untilDone ends a long copy with its context.
type untilDone struct {
	ctx context.Context // of one copy
	to  *os.File
}

func (u untilDone) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.to.Write(p)
}

// tidy writes a copy anew without what it must not have, and brings it to disk.
func (s *Store) tidy(ctx context.Context, from, to string) error {
	src, err := openBolt(from, false)
	if err != nil {
		return err
	}
	defer src.Close() //nolint:errcheck // it is of no use any more
	if err := src.Update(s.strip); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	dst, err := bbolt.Open(to, 0o600, &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType, NoStatistics: true, NoSync: true})
	if err != nil {
		return err
	}
	return errors.Join(bbolt.Compact(dst, src, compactBytes), dst.Sync(), dst.Close())
}

// strip takes out of a copy the secret, the cache, and what was under way: replies that waited to
// be sent are lost.
func (s *Store) strip(tx *bbolt.Tx) error {
	lost, err := s.codec.Encode(stored.Delivery{State: record.Lost, Why: "it waited to be sent when the backup was made", At: s.now().UTC()})
	if err != nil {
		return err
	}
	ended := tx.Bucket(bucketDeliveries)
	err = tx.Bucket(bucketOutbox).ForEach(func(k, _ []byte) error {
		if ended.Get(k) != nil {
			return nil
		}
		return ended.Put(k, lost)
	})
	for _, name := range [][]byte{bucketInbox, bucketOutbox, bucketCache} {
		if err == nil {
			err = tx.DeleteBucket(name)
		}
		if err == nil {
			_, err = tx.CreateBucket(name)
		}
	}
	if err != nil {
		return fmt.Errorf("strip the copy: %w", err)
	}
	return tx.Bucket(bucketMeta).Put(keySecret, leftOut)
}

// verify opens a copy as the store would, and checks its pages.
func verify(ctx context.Context, file string) error {
	_, err := guarded(func() (_ struct{}, err error) {
		defer guard(&err, func() {})
		db, err := openBolt(file, true)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, errors.Join(whole(db), db.View(func(tx *bbolt.Tx) error { return checked(ctx, tx) }), db.Close())
	})
	return err
}

// checked finds what is wrong with the pages, and whether the schema is ours.
func checked(ctx context.Context, tx *bbolt.Tx) error {
	at, err := schemaOf(tx)
	if err == nil && at != uint64(len(migrations)) {
		err = fmt.Errorf("%w: its schema is %d", ErrBroken, at)
	}
	if err == nil && !bytes.Equal(tx.Bucket(bucketMeta).Get(keySecret), leftOut) {
		err = errors.New("the secret is in it")
	}
	for wrong := range tx.Check() {
		err = errors.Join(err, fmt.Errorf("%w: %w", ErrBroken, wrong))
	}
	return errors.Join(err, ctx.Err())
}

func remove(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
