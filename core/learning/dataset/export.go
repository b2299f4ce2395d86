package dataset

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"

	"tickertape/core/internal/bucket"
	"tickertape/core/record"
)

// Format is how an export is written.
type Format string

// The formats.
const (
	JSONL   Format = "jsonl"      // gzip
	Zstd    Format = "jsonl-zstd" // the same lines, smaller and sooner
	Parquet Format = "parquet"    // zstd
)

// Formats lists all of them.
func Formats() []Format { return []Format{JSONL, Zstd, Parquet} }

// Key is the name of an export.
func (f Format) Key(version string) string {
	switch f {
	case Zstd:
		return version + ".jsonl.zst"
	case Parquet:
		return version + ".parquet"
	}
	return version + ".jsonl.gz"
}

// ManifestKey is the name of the manifest beside exports.
func ManifestKey(version string) string { return version + ".manifest.json" }

// Exported is the manifest beside exports. It stays when a file is recalled, so that the file can
// be made anew.
type Exported struct {
	Manifest
	Files map[Format]string `json:"files"` // the SHA-256 of the lines that each was made from
}

// ExportedAs reads what a bucket has of a version; without files where nothing can be read.
func ExportedAs(ctx context.Context, b Bucket, version string) (e Exported) {
	r, err := b.NewReader(ctx, ManifestKey(version))
	if err != nil {
		return Exported{}
	}
	defer r.Close() //nolint:errcheck // it was only read
	if json.NewDecoder(r).Decode(&e) != nil {
		return Exported{}
	}
	return e
}

// errChanged is why an export is not there: it would have words of somebody who is taken out.
var errChanged = errors.New("it was changed meanwhile; export it again")

// Export writes a version to a bucket, then its manifest beside it, and tells the keys. People
// are left out, and so are reviewers' names.
func (v *Versions) Export(ctx context.Context, version string, f Format, to Bucket) ([]string, error) {
	m, err := v.Show(version)
	if err != nil {
		return nil, err
	}
	write := map[Format]func(context.Context, string, io.Writer) error{JSONL: v.gzipped, Zstd: v.zstd, Parquet: v.parquet}[f]
	if write == nil {
		return nil, fmt.Errorf("export dataset %s: the format %q is not known, use one of %v", m.Version, f, Formats())
	}
	if err := v.usable(m); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	key := f.Key(m.Version)
	if err := bucket.Put(ctx, to, key, func(w io.Writer) error { return write(ctx, m.Version, w) }); err != nil {
		return nil, fmt.Errorf("export dataset %s: %w", m.Version, err)
	}
	if now, err := v.Show(m.Version); err != nil || now.SHA256 != m.SHA256 {
		return nil, fmt.Errorf("export dataset %s: %w", m.Version, errors.Join(errChanged, err, to.Delete(ctx, key)))
	}
	if err := describe(ctx, to, m, f); err != nil {
		return nil, fmt.Errorf("export dataset %s: %w", m.Version, err)
	}
	return []string{key, ManifestKey(m.Version)}, nil
}

// describe writes the manifest of a version beside a file that was made of it. What it says of
// the other formats stays.
func describe(ctx context.Context, to Bucket, m Manifest, f Format) error {
	e := Exported{Manifest: m, Files: ExportedAs(ctx, to, m.Version).Files}
	if e.Files == nil {
		e.Files = map[Format]string{}
	}
	e.Files[f] = m.SHA256
	return bucket.Put(ctx, to, ManifestKey(m.Version), func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(e)
	})
}

func (v *Versions) gzipped(ctx context.Context, version string, w io.Writer) error {
	z := gzip.NewWriter(w)
	return errors.Join(v.lines(ctx, version, z), z.Close())
}

func (v *Versions) zstd(ctx context.Context, version string, w io.Writer) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	return errors.Join(v.lines(ctx, version, z), z.Close())
}

// lines writes the examples of a version, each a line of JSON.
func (v *Versions) lines(ctx context.Context, version string, w io.Writer) error {
	return v.Examples(ctx, version, func(e record.Example) error {
		e.User, e.By = "", ""
		b, err := encode(e)
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	})
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
const rowsInGroup = 1 << 15

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
