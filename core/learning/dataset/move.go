package dataset

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"tickertape/core/internal/bucket"
	"tickertape/core/learning/internal/lock"
)

// Archive moves the examples of old versions to a bucket, and tells which. Their manifests stay.
// While they are written to the bucket, everything else may go on; a version that is changed
// meanwhile stays here.
func (v *Versions) Archive(ctx context.Context, p Policy, address string, open Opener) ([]string, error) {
	old, err := v.toMove(p)
	if err != nil {
		return nil, err
	}
	var moved []string
	for _, m := range old {
		did, err := v.move(ctx, m.Version, address, open)
		if err != nil {
			return moved, fmt.Errorf("archive dataset %s: %w", m.Version, err)
		}
		if did {
			moved = append(moved, m.Version)
		}
	}
	return moved, nil
}

// toMove are the old versions whose examples are here.
func (v *Versions) toMove(p Policy) (old []Manifest, err error) {
	unlock, err := v.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	all, err := v.List()
	if err != nil {
		return nil, err
	}
	for _, m := range p.old(all, v.now()) {
		if m.Archive == "" {
			old = append(old, m)
		}
	}
	return old, nil
}

// move takes the examples of a version to a bucket: false where it is there already, is being moved
// by somebody else, or was changed meanwhile. The lock is held at the beginning, which says in the
// manifest where a copy may be, and at the end, which lets the copy take the place of the file:
//
//	here ──▶ here, a copy may be there ──upload, unlocked──▶ there
//	                   │ changed meanwhile: the copy is deleted
//	                   └──▶ here
//
// What breaks off in between leaves the manifest as it is, and the next change deletes the copy.
func (v *Versions) move(ctx context.Context, version, address string, open Opener) (did bool, err error) {
	m, f, ended, err := v.beginMove(ctx, version, address, open)
	if err != nil || f == nil {
		return false, err
	}
	defer ended()
	defer f.Close() //nolint:errcheck // it was only read
	b, err := open(ctx, address)
	if err != nil {
		return false, err
	}
	defer b.Close() //nolint:errcheck // what was written is closed by itself
	if err := bucket.Put(ctx, b, archived(version), func(w io.Writer) error { _, err := io.Copy(w, f); return err }); err != nil {
		return false, err
	}
	return v.endMove(ctx, m, open)
}

// beginMove opens the examples of a version that is whole; nil: it is not to be moved.
func (v *Versions) beginMove(ctx context.Context, version, address string, open Opener) (m Manifest, f *os.File, ended func(), err error) {
	unlock, err := v.await(ctx)
	if err != nil {
		return m, nil, nil, err
	}
	defer unlock()
	ended, err = lock.Try(v.movingFile(version))
	if errors.Is(err, lock.ErrHeld) {
		return m, nil, nil, nil
	}
	if err != nil {
		return m, nil, nil, err
	}
	defer func() {
		if f == nil {
			ended()
		}
	}()
	if m, err = v.Show(version); err != nil || m.Archive != "" {
		return m, nil, nil, err
	}
	if err := v.Verify(ctx, version); err != nil {
		return m, nil, nil, err
	}
	if m, err = v.dropCopy(ctx, m, open); err != nil {
		return m, nil, nil, err
	}
	m.Copy = address // what breaks off from here on is known of
	if err := writeManifest(v.path(version), m); err != nil {
		return m, nil, nil, err
	}
	f, err = os.Open(filepath.Join(v.path(version), examplesFile)) //nolint:gosec // below our own folder
	return m, f, ended, err
}

// endMove lets the copy of a version take the place of its examples, unless they are others by now.
func (v *Versions) endMove(ctx context.Context, was Manifest, open Opener) (did bool, err error) {
	unlock, err := v.await(ctx)
	if err != nil {
		return false, err
	}
	defer unlock()
	if err := os.Remove(v.movingFile(was.Version)); err != nil { // nobody looks for it but under the lock
		return false, err
	}
	m, err := v.Show(was.Version)
	if err != nil {
		return false, err
	}
	if m.SHA256 != was.SHA256 {
		_, err := v.dropCopy(ctx, m, open)
		return false, err
	}
	m.Archive, m.Copy = was.Copy, ""
	if err := writeManifest(v.path(m.Version), m); err != nil {
		return false, err
	}
	return true, os.Remove(filepath.Join(v.path(m.Version), examplesFile))
}

func (v *Versions) movingFile(version string) string {
	return filepath.Join(v.dir, "."+version+".moving")
}

// moving reports whether a version is on its way to a bucket.
func (v *Versions) moving(version string) bool {
	if _, err := os.Stat(v.movingFile(version)); err != nil {
		return false
	}
	release, err := lock.Try(v.movingFile(version))
	if err == nil {
		release() // who moved it has ended otherwise than by a word
	}
	return err != nil
}

// again is how often a lock is asked for that somebody else has.
const again = 50 * time.Millisecond

// await is lock, and waits for it.
func (v *Versions) await(ctx context.Context) (unlock func(), err error) {
	for {
		unlock, err = v.lock()
		if !errors.Is(err, ErrBusy) {
			return unlock, err
		}
		select {
		case <-time.After(again):
		case <-ctx.Done():
			return nil, errors.Join(err, ctx.Err())
		}
	}
}
