package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // addresses of files
	_ "gocloud.dev/blob/s3blob"   // addresses of buckets: S3, and what speaks like it
	"gocloud.dev/gcerrors"

	"tickertape/core/learning/dataset"
)

// bucket is a place for exports and archives.
type bucket struct{ *blob.Bucket }

// openBucket opens a folder, or an address of gocloud.dev such as
// s3://name?region=eu-west-1&prefix=tape/ (for another endpoint than Amazon's:
// &endpoint=https://…&use_path_style=true; keys are taken from the environment).
func openBucket(ctx context.Context, address string) (dataset.Bucket, error) {
	if !strings.Contains(address, "://") {
		folder, err := filepath.Abs(address)
		if err != nil {
			return nil, fmt.Errorf("open the folder %s: %w", address, err)
		}
		// Files are written in their folder and renamed: /tmp may be on another disk.
		address = (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder), RawQuery: "create_dir=true&no_tmp_dir=true&metadata=skip"}).String()
	}
	b, err := blob.OpenBucket(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("open the bucket %s: %w", address, err)
	}
	return bucket{b}, nil
}

// NewWriter writes an object, which is there once it is closed.
func (b bucket) NewWriter(ctx context.Context, key string) (io.WriteCloser, error) {
	return b.Bucket.NewWriter(ctx, key, nil)
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
