// Package backup keeps copies of the store in a folder, and in a bucket where one is named.
//
// Promise: a copy has its name only once it is whole: it is written beside, brought to disk,
// verified, and renamed. One that can't be verified is thrown away, and the older ones stay. So
// many are kept; the oldest goes when a newer one is there, in the folder and in the bucket, each
// by what is in it: what could not be removed one time is the next. One whose name is later than
// that of the copy just made (a clock ran ahead) is left alone, not counted, and told of. What a
// copy leaves out (secrets, and what was erased) is the store's to say.
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
	"strings"
	"time"

	"tickertape/core/internal/bucket"
	"tickertape/core/internal/durable"
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
	// List names the objects whose keys begin so and have no slash behind that.
	List(ctx context.Context, prefix string) ([]string, error)
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
	later, err := s.prune(name)
	if s.Bucket != "" {
		there, failed := s.upload(ctx, name)
		later, err = append(later, there...), errors.Join(err, failed)
	}
	if err != nil {
		return "", err
	}
	did = fmt.Sprintf("%s, %s, verified", filepath.Join(s.Folder, name), bytesFor(size))
	if len(later) > 0 {
		slices.Sort(later)
		did += fmt.Sprintf("; left alone, for its time has not come yet: %s", strings.Join(slices.Compact(later), ", "))
	}
	return did, nil
}

// part tells which copies are too many, the oldest first, and which have later names than the
// one that was made.
func (s Safe) part(all []string, made string) (old, later []string) {
	slices.Sort(all)
	n, _ := slices.BinarySearchFunc(all, made, func(name, made string) int {
		if name <= made {
			return -1
		}
		return 1
	})
	return all[:max(0, n-s.Keep)], all[n:]
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
		err = durable.Rename(made, filepath.Join(s.Folder, name))
	}
	if err != nil {
		return 0, fmt.Errorf("place the backup: %w", err)
	}
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

// prune removes the oldest copies, but never the one that was made, and tells which are later.
func (s Safe) prune(made string) (later []string, err error) {
	all, err := s.list()
	if err != nil {
		return nil, err
	}
	old, later := s.part(all, made)
	for _, name := range old {
		if failed := os.Remove(filepath.Join(s.Folder, name)); failed != nil {
			err = errors.Join(err, fmt.Errorf("remove an old backup: %w", failed))
		}
	}
	return later, err
}

// list names the copies.
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
	return all, nil
}

// upload takes a copy to the bucket, removes the oldest there, and tells which are later.
func (s Safe) upload(ctx context.Context, name string) (later []string, err error) {
	b, err := s.Open(ctx, s.Bucket)
	if err != nil {
		return nil, err
	}
	err = put(ctx, b, filepath.Join(s.Folder, name), name)
	later, failed := s.pruneBucket(ctx, b, name)
	return later, errors.Join(err, failed, b.Close())
}

func (s Safe) pruneBucket(ctx context.Context, b Bucket, made string) (later []string, err error) {
	all, err := b.List(ctx, "tickertape-")
	if err != nil {
		return nil, fmt.Errorf("list the backups in the bucket: %w", err)
	}
	old, later := s.part(slices.DeleteFunc(all, func(key string) bool { return !named.MatchString(key) }), made)
	for _, key := range old {
		if failed := b.Delete(ctx, key); failed != nil {
			err = errors.Join(err, fmt.Errorf("remove %s from the bucket: %w", key, failed))
		}
	}
	return later, err
}

// put takes a file to the bucket.
func put(ctx context.Context, b Bucket, file, key string) error {
	from, err := os.Open(file) //nolint:gosec // below our own folder
	if err != nil {
		return fmt.Errorf("upload %s: %w", key, err)
	}
	defer from.Close() //nolint:errcheck // it was only read
	err = bucket.Put(ctx, b, key, func(w io.Writer) error { _, err := io.Copy(w, from); return err })
	if err != nil {
		return fmt.Errorf("upload the backup: %w", err)
	}
	return nil
}
