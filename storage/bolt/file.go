package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// What Open can find.
var (
	ErrLocked = errors.New("the file is in use by another process")
	ErrNewer  = errors.New("the file was written by a newer version of this program")
	ErrOlder  = errors.New("the file was written by an older version of this program")
	ErrBroken = errors.New("the file is not a readable store")
)

// lockWait is how long Open waits for another process to let go of the file.
const lockWait = time.Second

// openFile opens or creates the bbolt file, folder and all, readable by its owner alone.
func openFile(path string, readOnly bool) (*bbolt.DB, error) {
	if readOnly {
		db, err := openBolt(path, true)
		return db, opened(path, err)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("folder of the store: %w", err)
	}
	_, missing := os.Stat(path)
	db, err := openBolt(path, false)
	if err != nil {
		return nil, opened(path, err)
	}
	if missing != nil {
		syncFolder(dir)
	}
	return db, nil
}

// opened says what went wrong when a file was opened.
func opened(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, berrors.ErrTimeout):
		return fmt.Errorf("open %s: %w (does the bot run already?)", path, ErrLocked)
	}
	return fmt.Errorf("open %s: %w", path, err)
}

// openBolt makes the panics and page faults of a damaged file errors. After one of those the
// file stays mapped, and locked, until the process ends: bbolt has not returned its handle.
func openBolt(path string, readOnly bool) (db *bbolt.DB, err error) {
	var file *os.File
	defer guard(&err, func() {
		db = nil
		if file != nil {
			_ = file.Close()
		}
	})
	db, err = bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout:      lockWait,
		FreelistType: bbolt.FreelistMapType,
		NoStatistics: true,
		ReadOnly:     readOnly,
		OpenFile: func(name string, flag int, perm os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag, perm)
			file = f
			return f, err
		},
	})
	var noFile *os.PathError
	if err == nil || errors.Is(err, berrors.ErrTimeout) || errors.As(err, &noFile) {
		return db, err
	}
	return nil, fmt.Errorf("%w: %w", ErrBroken, err)
}

// whole reports a file that ends before the pages that it has handed out.
func whole(db *bbolt.DB) error {
	return db.View(func(tx *bbolt.Tx) error {
		info, err := os.Stat(db.Path())
		if err == nil && info.Size() < tx.Size() {
			err = fmt.Errorf("%w: %d bytes of %d are there", ErrBroken, info.Size(), tx.Size())
		}
		return err
	})
}

// guard, deferred, turns a panic into ErrBroken and cleans up. A page that the file lacks
// is a memory fault, which is a panic only as long as guarded asks for that.
func guard(err *error, cleanUp func()) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrBroken, r)
		cleanUp()
	}
}

// guarded runs what reads the file of a goroutine with faults as panics.
func guarded[T any](run func() (T, error)) (T, error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	return run()
}

// syncFolder makes a new file's name durable. Not every system can do that, so it may fail.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
