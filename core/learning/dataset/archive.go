package dataset

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// Bucket is where exports and archives go: a folder, or a place in the net. A writer whose
// context ends before Close leaves nothing behind.
type Bucket interface {
	NewWriter(ctx context.Context, key string) (io.WriteCloser, error)
	NewReader(ctx context.Context, key string) (io.ReadCloser, error)
	Delete(ctx context.Context, key string) error
	// List names the objects whose keys begin so and have no slash behind that.
	List(ctx context.Context, prefix string) ([]string, error)
	io.Closer
}

// Opener opens the bucket of an address.
type Opener func(ctx context.Context, address string) (Bucket, error)

// Policy is which versions are old: beyond the newest Keep, or made longer ago than Age. What
// is zero does not count. The newest version is never old, nor the latest (see Versions.Latest), and none that a model names.
type Policy struct {
	Keep  int
	Age   time.Duration
	Named func(version string) bool // may be nil
}

// old picks from all versions, the oldest first.
func (p Policy) old(all []Manifest, now time.Time) []Manifest {
	var out []Manifest
	learned, _ := latest(all)
	for i, m := range all[:max(0, len(all)-1)] {
		if m.Version == learned.Version {
			continue
		}
		beyond := p.Keep > 0 && len(all)-i > p.Keep
		aged := p.Age > 0 && now.Sub(m.Created) > p.Age
		if (beyond || aged) && (p.Named == nil || !p.Named(m.Version)) {
			out = append(out, m)
		}
	}
	return out
}

// Prune removes old versions, also from the archive, and tells which.
func (v *Versions) Prune(ctx context.Context, p Policy, open Opener) ([]string, error) {
	unlock, err := v.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	all, err := v.List()
	if err != nil {
		return nil, err
	}
	var gone []string
	for _, m := range p.old(all, v.now()) {
		if v.moving(m.Version) {
			continue
		}
		if m, err = v.forgetCopy(ctx, m, open); err != nil {
			return gone, err
		}
		if m.Archive != "" {
			if err := deleteArchived(ctx, m.Version, m.Archive, open); err != nil {
				return gone, err
			}
		}
		if err := os.RemoveAll(v.path(m.Version)); err != nil {
			return gone, fmt.Errorf("prune dataset %s: %w", m.Version, err)
		}
		gone = append(gone, m.Version)
	}
	return gone, nil
}

func archived(version string) string { return version + "/" + examplesFile }

func deleteArchived(ctx context.Context, version, address string, open Opener) error {
	b, err := open(ctx, address)
	if err == nil {
		err = errors.Join(b.Delete(ctx, archived(version)), b.Close())
	}
	if err != nil {
		return fmt.Errorf("delete the archived dataset %s: %w", version, err)
	}
	return nil
}

// forgetCopy deletes what was left in an archive of a version whose examples are here. One that is
// being moved stays known of: who moves it finds it changed, and deletes it.
func (v *Versions) forgetCopy(ctx context.Context, m Manifest, open Opener) (Manifest, error) {
	if m.Copy == "" || v.moving(m.Version) {
		return m, nil
	}
	return v.dropCopy(ctx, m, open)
}

func (v *Versions) dropCopy(ctx context.Context, m Manifest, open Opener) (Manifest, error) {
	if m.Copy == "" {
		return m, nil
	}
	if err := deleteArchived(ctx, m.Version, m.Copy, open); err != nil {
		return m, err
	}
	m.Copy = ""
	return m, writeManifest(v.path(m.Version), m)
}
