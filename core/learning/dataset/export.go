package dataset

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/parquet-go/parquet-go"

	"tickertape/core/record"
)

// Format is how an export is written.
type Format string

// The formats.
const (
	JSONL   Format = "jsonl"   // gzip
	Parquet Format = "parquet" // zstd
)

// Key is the name of an export.
func (f Format) Key(version string) string {
	if f == Parquet {
		return version + ".parquet"
	}
	return version + ".jsonl.gz"
}

// ManifestKey is the name of the manifest beside exports.
func ManifestKey(version string) string { return version + ".manifest.json" }

// Export writes a version to a bucket, with its manifest beside it, and tells the keys. People
// are left out, and so are reviewers' names.
func (v *Versions) Export(ctx context.Context, version string, f Format, to Bucket) ([]string, error) {
	m, err := v.Show(version)
	if err != nil {
		return nil, err
	}
	key, write := f.Key(m.Version), v.jsonl
	if f == Parquet {
		write = v.parquet
	} else if f != JSONL {
		return nil, fmt.Errorf("export dataset %s: the format %q is not known, use %s or %s", m.Version, f, JSONL, Parquet)
	}
	if err := put(ctx, to, key, func(w io.Writer) error { return write(ctx, m.Version, w) }); err != nil {
		return nil, fmt.Errorf("export dataset %s: %w", m.Version, err)
	}
	about := ManifestKey(m.Version)
	err = put(ctx, to, about, func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(m)
	})
	if err != nil {
		return nil, fmt.Errorf("export dataset %s: %w", m.Version, err)
	}
	return []string{key, about}, nil
}

func (v *Versions) jsonl(ctx context.Context, version string, w io.Writer) error {
	z := gzip.NewWriter(w)
	err := v.Examples(ctx, version, func(e record.Example) error {
		e.User, e.By = "", ""
		b, err := encode(e)
		if err == nil {
			_, err = z.Write(b)
		}
		return err
	})
	return errors.Join(err, z.Close())
}

// row is a line of the table in Parquet.
type row struct {
	ID       string    `parquet:"id"`
	Text     string    `parquet:"text"`
	Intent   string    `parquet:"intent,dict"`
	Language string    `parquet:"language,dict"`
	Platform string    `parquet:"platform,dict"`
	Origin   string    `parquet:"origin,dict"`
	Weight   float64   `parquet:"weight"`
	At       time.Time `parquet:"at,optional,timestamp(millisecond)"`
}

// rowsInGroup bounds what is held before it is written: a group of rows is in memory as a whole.
const rowsInGroup = 1 << 16

func (v *Versions) parquet(ctx context.Context, version string, w io.Writer) error {
	out := parquet.NewGenericWriter[row](w, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowsInGroup))
	held := make([]row, 0, 256)
	flush := func() error {
		_, err := out.Write(held)
		held = held[:0]
		return err
	}
	err := v.Examples(ctx, version, func(e record.Example) error {
		held = append(held, row{string(e.ID), e.Text, string(e.Intent), e.Language, string(e.Platform), string(e.Origin), e.Weight, e.At})
		if len(held) < cap(held) {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	return errors.Join(err, out.Close())
}
