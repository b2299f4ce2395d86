package dataset

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"tickertape/core/record"
)

// writer writes the examples of a version, and counts and hashes what it writes.
type writer struct {
	Counts
	file   *os.File
	packed *zstd.Encoder
	out    *bufio.Writer
	sum    hash.Hash
}

func newWriter(dir string) (*writer, error) {
	f, err := os.OpenFile(filepath.Join(dir, examplesFile), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // below our own folder
	if err != nil {
		return nil, fmt.Errorf("write a dataset: %w", err)
	}
	z, err := zstd.NewWriter(f, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("write a dataset: %w", err), f.Close())
	}
	w := &writer{Counts: newCounts(), file: f, packed: z, sum: sha256.New()}
	w.out = bufio.NewWriterSize(io.MultiWriter(z, w.sum), 64<<10)
	return w, nil
}

func (w *writer) add(e record.Example) error {
	b, err := encode(e)
	if err != nil {
		return err
	}
	if _, err := w.out.Write(b); err != nil {
		return fmt.Errorf("write a dataset: %w", err)
	}
	w.count(e)
	return nil
}

// close finishes the file; the digest is that of all lines.
func (w *writer) close() (digest string, err error) {
	err = errors.Join(w.out.Flush(), w.packed.Close(), w.file.Sync(), w.file.Close())
	if err != nil {
		return "", fmt.Errorf("write a dataset: %w", err)
	}
	return hex.EncodeToString(w.sum.Sum(nil)), nil
}

// reader reads the examples of a version.
type reader struct {
	version string
	digest  string    // that its lines have by the manifest
	sum     hash.Hash // of what was read
	file    *os.File
	packed  *zstd.Decoder
	lines   *lines
}

func (v *Versions) read(version string) (*reader, error) {
	m, err := v.Show(version)
	if err != nil {
		return nil, err
	}
	if m.Archive != "" {
		return nil, fmt.Errorf("the examples of dataset %s are in the archive %s", version, m.Archive)
	}
	return m.open(filepath.Join(v.path(m.Version), examplesFile))
}

// open reads the examples of a version from a file.
func (m Manifest) open(name string) (*reader, error) {
	version := m.Version
	f, err := os.Open(name) //nolint:gosec // below our own folder
	if err != nil {
		return nil, fmt.Errorf("read dataset %s: %w", version, err)
	}
	// One thread and a window that is bounded: a file may be anything.
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(32<<20))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("read dataset %s: %w", version, err), f.Close())
	}
	sum := sha256.New()
	return &reader{version: version, digest: m.SHA256, sum: sum, file: f, packed: z, lines: newLines(io.TeeReader(z, sum))}, nil
}

// whole reports, after the last example, whether all were those of the manifest: a file that was changed by other hands teaches
// nothing and goes nowhere.
func (r *reader) whole() error {
	if got := hex.EncodeToString(r.sum.Sum(nil)); got != r.digest {
		return fmt.Errorf("read dataset %s: %w: its SHA-256 is %.12s…, the manifest has %.12s…", r.version, ErrTampered, got, r.digest)
	}
	return nil
}

// next is io.EOF after the last one.
func (r *reader) next() (record.Example, error) {
	e, err := r.lines.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return e, fmt.Errorf("read dataset %s: %w", r.version, err)
	}
	return e, err
}

func (r *reader) close() {
	r.packed.Close()
	_ = r.file.Close() // it was only read
}
