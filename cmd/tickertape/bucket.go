package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // addresses of files
	_ "gocloud.dev/blob/s3blob"   // addresses of buckets: S3, and what speaks like it
	"gocloud.dev/gcerrors"

	"tickertape/core/learning/dataset"
)

// bucket is a place for exports and archives.
type bucket struct {
	*blob.Bucket
	folder string // where it is one; else empty
}

// openBucket opens a folder, or an address of gocloud.dev such as
// s3://name?region=eu-west-1&prefix=tape/ (for another endpoint than Amazon's:
// &endpoint=https://…&use_path_style=true; keys are taken from the environment).
func openBucket(ctx context.Context, address string) (dataset.Bucket, error) {
	folder := ""
	if !strings.Contains(address, "://") {
		var err error
		if folder, err = filepath.Abs(address); err != nil {
			return nil, fmt.Errorf("open the folder %s: %w", address, err)
		}
		// Files are written in their folder and renamed: /tmp may be on another disk.
		address = (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder), RawQuery: "create_dir=true&no_tmp_dir=true&metadata=skip"}).String()
	}
	b, err := blob.OpenBucket(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("open the bucket %s: %w", address, err)
	}
	return bucket{b, folder}, nil
}

// NewWriter writes an object, which is there once it is closed.
func (b bucket) NewWriter(ctx context.Context, key string) (io.WriteCloser, error) {
	w, err := b.Bucket.NewWriter(ctx, key, nil)
	if err != nil || b.folder == "" {
		return w, err
	}
	return settled{w, filepath.Join(b.folder, filepath.FromSlash(key))}, nil
}

// settled is a file that is on the disk once it is closed: what it was copied from may be deleted then.
type settled struct {
	io.WriteCloser
	path string
}

// Close writes what the machine still holds of the file and of its folder.
func (s settled) Close() error {
	if err := s.WriteCloser.Close(); err != nil {
		return err
	}
	if err := syncFile(s.path); err != nil {
		return fmt.Errorf("bring %s to disk: %w", s.path, err)
	}
	_ = syncFile(filepath.Dir(s.path)) // not every system can
	return nil
}

func syncFile(path string) error {
	f, err := os.Open(path) //nolint:gosec // below a folder that the configuration names
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// NewReader reads an object.
func (b bucket) NewReader(ctx context.Context, key string) (io.ReadCloser, error) {
	return b.Bucket.NewReader(ctx, key, nil)
}

// List names the objects of a folder whose keys begin so.
func (b bucket) List(ctx context.Context, prefix string) (keys []string, err error) {
	for all := b.Bucket.List(&blob.ListOptions{Prefix: prefix, Delimiter: "/"}); ; {
		o, err := all.Next(ctx)
		switch {
		case errors.Is(err, io.EOF):
			return keys, nil
		case err != nil:
			return nil, err
		case !o.IsDir:
			keys = append(keys, o.Key)
		}
	}
}

// Delete removes an object. One that is not there is no error.
func (b bucket) Delete(ctx context.Context, key string) error {
	if err := b.Bucket.Delete(ctx, key); gcerrors.Code(err) != gcerrors.NotFound {
		return err
	}
	return nil
}
