package dataset

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tickertape/core/internal/durable"
	"tickertape/core/learning/internal/lock"
)

// Restored is a version that is here again.
type Restored struct {
	Manifest
	File  string // where its examples are
	Bytes int64
	From  string // the archive that had them; empty: they were here already
}

// Restore fetches the examples of a version back from the archive, and deletes them there. Where
// they can't be deleted, the manifest remembers it, and the next change of the version does it.
// While they are fetched, everything else may go on; what somebody else has fetched meanwhile, to
// take a person out, stands.
func (v *Versions) Restore(ctx context.Context, version string, open Opener) (Restored, error) {
	m, ended, err := v.beginRestore(ctx, version)
	if err != nil {
		return Restored{}, err
	}
	if m.Archive == "" {
		return v.restored(m, "")
	}
	defer ended()
	part := v.fetchedFile(version)
	failed := v.fetch(ctx, m, part, open)
	return v.endRestore(ctx, m, part, open, failed)
}

// beginRestore keeps everybody else from moving a version.
func (v *Versions) beginRestore(ctx context.Context, version string) (m Manifest, ended func(), err error) {
	unlock, err := v.await(ctx)
	if err != nil {
		return m, nil, err
	}
	defer unlock()
	if m, err = v.Show(version); err != nil || m.Archive == "" {
		return m, nil, err
	}
	ended, err = lock.Try(v.movingFile(m.Version))
	if errors.Is(err, lock.ErrHeld) {
		err = fmt.Errorf("restore dataset %s: %w: somebody else moves it", m.Version, ErrBusy)
	}
	return m, ended, err
}

// endMost is how long the end of a restore waits for its turn, also where it was called off: what
// was fetched must not lie about, nor stay in the archive of a version that was changed meanwhile.
const endMost = 30 * time.Second

// endRestore lets what was fetched be the version's examples, unless those are here by now.
func (v *Versions) endRestore(ctx context.Context, was Manifest, part string, open Opener, failed error) (r Restored, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), endMost)
	defer cancel()
	unlock, err := v.await(ctx)
	if err != nil {
		return r, errors.Join(failed, err, os.Remove(part))
	}
	defer unlock()
	defer os.Remove(part)                                        //nolint:errcheck // it has been renamed, or the next change clears it
	if err := os.Remove(v.movingFile(was.Version)); err != nil { // nobody looks for it but under the lock
		return r, errors.Join(failed, err)
	}
	m, err := v.Show(was.Version)
	switch {
	case err != nil:
		return r, errors.Join(failed, err)
	case m.Archive == "": // somebody else needed it
		if m, err = v.dropCopy(ctx, m, open); err != nil {
			return r, err
		}
		return v.restored(m, was.Archive)
	case failed != nil:
		return r, failed
	}
	if m, err = v.place(ctx, m, part, open); err != nil {
		return r, err
	}
	return v.restored(m, was.Archive)
}

func (v *Versions) restored(m Manifest, from string) (Restored, error) {
	r := Restored{Manifest: m, File: filepath.Join(v.path(m.Version), examplesFile), From: from}
	info, err := os.Stat(r.File)
	if err != nil {
		return r, fmt.Errorf("restore dataset %s: %w", m.Version, err)
	}
	r.Bytes = info.Size()
	return r, nil
}

// restore is Restore by who has the lock already.
func (v *Versions) restore(ctx context.Context, version string, open Opener) error {
	m, err := v.Show(version)
	if err != nil || m.Archive == "" {
		return err
	}
	part := filepath.Join(v.path(m.Version), examplesFile+unfinished)
	if err := v.fetch(ctx, m, part, open); err != nil {
		return errors.Join(err, os.RemoveAll(part))
	}
	_, err = v.place(ctx, m, part, open)
	return err
}

// place gives a fetched file its name, and deletes what the archive has.
func (v *Versions) place(ctx context.Context, m Manifest, part string, open Opener) (Manifest, error) {
	m.Archive, m.Copy = "", m.Archive
	err := durable.Rename(part, filepath.Join(v.path(m.Version), examplesFile))
	if err == nil {
		err = writeManifest(v.path(m.Version), m)
	}
	if err != nil {
		return m, fmt.Errorf("restore dataset %s: %w", m.Version, err)
	}
	return v.forgetCopy(ctx, m, open)
}

// fetch copies what the archive has of a version to a file. It is ErrTampered where that is not
// what the manifest says: the archive's may be mended.
func (v *Versions) fetch(ctx context.Context, m Manifest, to string, open Opener) error {
	err := download(ctx, m, to, open)
	if err == nil {
		err = m.intact(ctx, to)
	}
	if err != nil {
		return fmt.Errorf("restore dataset %s: %w", m.Version, err)
	}
	return nil
}

func download(ctx context.Context, m Manifest, to string, open Opener) error {
	b, err := open(ctx, m.Archive)
	if err != nil {
		return err
	}
	defer b.Close() //nolint:errcheck // it was only read
	r, err := b.NewReader(ctx, archived(m.Version))
	if err != nil {
		return err
	}
	defer r.Close()                                                      //nolint:errcheck // it was only read
	f, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600) //nolint:gosec // below our own folder
	if err != nil {
		return err
	}
	if _, err = io.Copy(f, r); err == nil {
		err = f.Sync() // the archive's is deleted then
	}
	return errors.Join(err, f.Close())
}

// fetched ends the names of files that are fetched without the lock.
const fetched = ".fetched"

func (v *Versions) fetchedFile(version string) string {
	return filepath.Join(v.dir, "."+version+fetched)
}

// leftFetched reports whether a file is what a restore left that broke off.
func (v *Versions) leftFetched(name string) bool {
	version, is := strings.CutSuffix(strings.TrimPrefix(name, "."), fetched)
	return is && !v.moving(version)
}
