// Package backup keeps copies of the store in a folder, and in a bucket where one is named.
//
// Promise: a copy has its name only once it is whole: it is written beside, brought to disk,
// verified, and renamed. One that can't be verified is thrown away, and the older ones stay. So
// many are kept; the oldest goes when a newer one is there. What a copy leaves out (secrets, and
// what was erased) is the store's to say.
//
//	copy ──▶ .new ──sync──▶ verify ──rename──▶ tickertape-20261127T024500Z.db ──▶ bucket
//	                          └──▶ thrown away                     └──▶ the oldest goes
//
// It knows no store and no bucket.
package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

// Store can be copied while it is in use.
type Store interface {
	// Backup writes a copy to a file that is not there yet, brings it to disk, and verifies it.
	Backup(ctx context.Context, file string) error
}

// Bucket is a place in the net. A writer whose context ends before Close leaves nothing behind.
type Bucket interface {
	NewWriter(ctx context.Context, key string) (io.WriteCloser, error)
	Delete(ctx context.Context, key string) error
	io.Closer
}

// Options are where copies go, and how many.
type Options struct {
	Folder string
	Keep   int    // at least 1
	Bucket string // address; empty: none
}

// Safe makes copies.
type Safe struct {
	Options
	Store Store
	Open  func(ctx context.Context, address string) (Bucket, error) // may be nil without a bucket
	Now   func() time.Time                                          // nil: time.Now
}

// named are our copies; their names sort by time.
var named = regexp.MustCompile(`^tickertape-\d{8}T\d{6}Z\.db$`)

const (
	form       = "tickertape-20060102T150405Z.db"
	unfinished = ".new"
)

// Copy makes a copy, and tells where and how large it is. Where the bucket can't be reached, the
// copy in the folder stays all the same.
func (s Safe) Copy(ctx context.Context) (did string, err error) {
	now := time.Now
	if s.Now != nil {
		now = s.Now
	}
	if err := os.MkdirAll(s.Folder, 0o700); err != nil {
		return "", fmt.Errorf("folder of the backups: %w", err)
	}
	name := now().UTC().Format(form)
	size, err := s.write(ctx, name)
	if err != nil {
		return "", err
	}
	gone, err := s.prune()
	if s.Bucket != "" {
		err = errors.Join(err, s.upload(ctx, name, gone))
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, %s, verified", filepath.Join(s.Folder, name), bytesFor(size)), nil
}

// bytesFor writes a size for people.
func bytesFor(size int64) string {
	if size < 1e6 {
		return fmt.Sprintf("%d kB", (size+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(size)/1e6)
}

// write makes a copy in the folder.
func (s Safe) write(ctx context.Context, name string) (size int64, err error) {
	made := filepath.Join(s.Folder, "."+name+unfinished)
	defer os.Remove(made) //nolint:errcheck // it was renamed, or is of no use
	if err := s.clear(); err != nil {
		return 0, err
	}
	if err := s.Store.Backup(ctx, made); err != nil {
		return 0, err
	}
	info, err := os.Stat(made)
	if err == nil {
		err = os.Rename(made, filepath.Join(s.Folder, name))
	}
	if err != nil {
		return 0, fmt.Errorf("place the backup: %w", err)
	}
	syncFolder(s.Folder)
	return info.Size(), nil
}

// clear removes what a crash left half done.
func (s Safe) clear() error {
	left, err := filepath.Glob(filepath.Join(s.Folder, ".tickertape-*"))
	for _, file := range left {
		err = errors.Join(err, os.Remove(file))
	}
	if err != nil {
		return fmt.Errorf("clear the backups: %w", err)
	}
	return nil
}

// prune removes the oldest copies, and tells their names.
func (s Safe) prune() (gone []string, err error) {
	all, err := s.list()
	if err != nil {
		return nil, err
	}
	for _, name := range all[:max(0, len(all)-s.Keep)] {
		if err := os.Remove(filepath.Join(s.Folder, name)); err != nil {
			return gone, fmt.Errorf("remove an old backup: %w", err)
		}
		gone = append(gone, name)
	}
	return gone, nil
}

// list names the copies, the oldest first.
func (s Safe) list() (all []string, err error) {
	files, err := os.ReadDir(s.Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list the backups: %w", err)
	}
	for _, f := range files {
		if named.MatchString(f.Name()) {
			all = append(all, f.Name())
		}
	}
	slices.Sort(all)
	return all, nil
}

// upload takes a copy to the bucket, and what is gone here from there.
func (s Safe) upload(ctx context.Context, name string, gone []string) error {
	b, err := s.Open(ctx, s.Bucket)
	if err != nil {
		return err
	}
	err = put(ctx, b, filepath.Join(s.Folder, name), name)
	for _, old := range gone {
		if e := b.Delete(ctx, old); e != nil && err == nil {
			err = fmt.Errorf("remove %s from the bucket: %w", old, e)
		}
	}
	return errors.Join(err, b.Close())
}

// put writes a whole object or none.
func put(ctx context.Context, b Bucket, file, key string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	from, err := os.Open(file) //nolint:gosec // below our own folder
	if err != nil {
		return fmt.Errorf("upload %s: %w", key, err)
	}
	defer from.Close() //nolint:errcheck // it was only read
	to, err := b.NewWriter(ctx, key)
	if err != nil {
		return fmt.Errorf("upload %s: %w", key, err)
	}
	if _, err := io.Copy(to, from); err != nil {
		cancel()
		_ = to.Close() // it fails, and leaves nothing
		return fmt.Errorf("upload %s: %w", key, err)
	}
	if err := to.Close(); err != nil {
		return fmt.Errorf("upload %s: %w", key, err)
	}
	return nil
}

// syncFolder makes a name durable. Not every system can do that, so it may fail.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil { //nolint:gosec // the operator names it
		_ = d.Sync()
		_ = d.Close()
	}
}
