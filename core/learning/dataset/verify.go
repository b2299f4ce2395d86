package dataset

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"

	"tickertape/core/record"
)

// Intact is ErrTampered of a version whose lines are not those of its manifest, and ErrLooser as
// Examples is. It reads them, and does not look at what they say.
func (v *Versions) Intact(ctx context.Context, version string) error {
	m, err := v.Show(version)
	if err == nil {
		err = v.usable(m)
	}
	if err != nil {
		return err
	}
	return v.unchanged(ctx, version)
}

// unchanged is Intact whoever is allowed.
func (v *Versions) unchanged(ctx context.Context, version string) error {
	r, err := v.read(version)
	if err != nil {
		return err
	}
	return r.intact(ctx)
}

// intact is Intact of a file.
func (m Manifest) intact(ctx context.Context, name string) error {
	r, err := m.open(name)
	if err != nil {
		return err
	}
	return r.intact(ctx)
}

// intact reads what is left, and closes it.
func (r *reader) intact(ctx context.Context) error {
	defer r.close()
	for part := make([]byte, 64<<10); ; {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("read dataset %s: %w", r.version, err)
		}
		n, err := r.packed.Read(part)
		r.sum.Write(part[:n])
		if errors.Is(err, io.EOF) {
			return r.whole()
		}
		if err != nil {
			return fmt.Errorf("read dataset %s: %w: %w", r.version, ErrTampered, err)
		}
	}
}

// Verify reads a version to its end and compares it with its manifest.
func (v *Versions) Verify(ctx context.Context, version string) error {
	m, err := v.Show(version)
	if err != nil {
		return err
	}
	sum, found := sha256.New(), newCounts()
	var before *item
	err = v.all(ctx, m.Version, func(e record.Example) error {
		b, err := encode(e)
		if err != nil {
			return fmt.Errorf("verify dataset %s: %w", m.Version, err)
		}
		it := newItem(e)
		if before != nil && place(*before, it) >= 0 {
			return fmt.Errorf("verify dataset %s: example %s is out of order", m.Version, e.ID)
		}
		before = &it
		sum.Write(b)
		found.count(e)
		return nil
	})
	if err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != m.SHA256 {
		return fmt.Errorf("verify dataset %s: its SHA-256 is %.12s…, the manifest has %.12s…", m.Version, got, m.SHA256)
	}
	if !maps.Equal(found.Intents, m.Intents) || !maps.Equal(found.Languages, m.Languages) || !maps.Equal(found.Origins, m.Origins) || found.Examples != m.Examples {
		return fmt.Errorf("verify dataset %s: the counts of the manifest are of other examples", m.Version)
	}
	return nil
}
