package dataset

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tickertape/core/record"
)

// Versions is a folder of versions. One call at a time may change it, the others get ErrBusy.
type Versions struct {
	dir     string
	now     func() time.Time
	most    int // examples held while sorting
	apart   func() (Apart, error)
	consent Consent
}

// Open opens a folder, or makes it. What a crash left half done the next change finishes.
func Open(dir string) (*Versions, error) {
	v := &Versions{dir: dir, now: time.Now, most: mostInMemory}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("datasets: %w", err)
	}
	return v, nil
}

// A version that is written anew has the names ".v1.new", complete once its manifest is there,
// and ".v1.old" for what it replaces.
const (
	unfinished = ".new"
	replaced   = ".old"
)

func (v *Versions) recover() error {
	left, err := os.ReadDir(v.dir)
	if err != nil {
		return fmt.Errorf("datasets: %w", err)
	}
	for _, e := range left {
		if v.leftFetched(e.Name()) {
			if err := os.Remove(filepath.Join(v.dir, e.Name())); err != nil {
				return fmt.Errorf("clear datasets: %w", err)
			}
		}
	}
	for _, e := range left { // by name: .v1.new before .v1.old
		version := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(e.Name(), unfinished), replaced), ".")
		if _, ours := number(version); !ours || version == e.Name() {
			continue
		}
		from := filepath.Join(v.dir, e.Name())
		if _, err := os.Stat(v.path(version)); errors.Is(err, fs.ErrNotExist) && v.whole(from, version) {
			if err := os.Rename(from, v.path(version)); err != nil {
				return fmt.Errorf("finish dataset %s: %w", version, err)
			}
			continue
		}
		if err := os.RemoveAll(from); err != nil {
			return fmt.Errorf("clear datasets: %w", err)
		}
	}
	return nil
}

// whole reports whether a folder was written to its end, to replace a version that was there.
func (v *Versions) whole(dir, version string) bool {
	if strings.HasSuffix(dir, replaced) {
		return true
	}
	_, err := os.Stat(filepath.Join(v.dir, "."+version+replaced))
	if err != nil {
		return false
	}
	_, err = os.Stat(filepath.Join(dir, manifestFile))
	return err == nil
}

func (v *Versions) path(version string) string { return filepath.Join(v.dir, version) }

// List tells all versions that can be read, the oldest first; see Broken for the others.
func (v *Versions) List() (all []Manifest, err error) {
	err = v.each(func(_ string, m Manifest, err error) {
		if err == nil {
			all = append(all, m)
		}
	})
	slices.SortFunc(all, func(a, b Manifest) int {
		x, _ := number(a.Version)
		y, _ := number(b.Version)
		return cmp.Compare(x, y)
	})
	return all, err
}

// Broken is a version whose manifest can't be read, and why.
type Broken struct {
	Version string
	Err     error
}

// Broken tells the versions that List leaves out.
func (v *Versions) Broken() (all []Broken, err error) {
	err = v.each(func(version string, _ Manifest, err error) {
		if err != nil {
			all = append(all, Broken{version, err})
		}
	})
	return all, err
}

// each yields what is to be read of every version.
func (v *Versions) each(yield func(version string, m Manifest, err error)) error {
	entries, err := os.ReadDir(v.dir)
	if err != nil {
		return fmt.Errorf("list datasets: %w", err)
	}
	for _, e := range entries {
		if _, ok := number(e.Name()); ok {
			m, err := readManifest(v.path(e.Name()))
			yield(e.Name(), m, err)
		}
	}
	return nil
}

// Show tells one version; of an empty name the newest, be it filtered or not (see Latest).
func (v *Versions) Show(version string) (Manifest, error) {
	if version == "" {
		all, err := v.List()
		if err == nil && len(all) == 0 {
			err = fmt.Errorf("%w: build one first", ErrUnknown)
		}
		if err != nil {
			return Manifest{}, err
		}
		return all[len(all)-1], nil
	}
	if _, ok := number(version); !ok {
		return Manifest{}, fmt.Errorf("dataset %q: %w; a name is v1, v2 and so on", version, ErrUnknown)
	}
	return readManifest(v.path(version))
}

// ErrTampered is of a version whose examples are not those of its manifest.
var ErrTampered = errors.New("it was changed by other hands")

// Examples yields those of a version in their order, with their people. It is ErrTampered, after the last, where they are not
// those of the manifest, and ErrLooser, before the first, where their people may not be allowed by now.
func (v *Versions) Examples(ctx context.Context, version string, yield func(record.Example) error) error {
	m, err := v.Show(version)
	if err == nil {
		err = v.usable(m)
	}
	if err != nil {
		return err
	}
	return v.all(ctx, version, yield)
}

// all is Examples whoever is allowed.
func (v *Versions) all(ctx context.Context, version string, yield func(record.Example) error) error {
	r, err := v.read(version)
	if err != nil {
		return err
	}
	defer r.close()
	for {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("read dataset %s: %w", version, err)
		}
		e, err := r.next()
		if errors.Is(err, io.EOF) {
			return r.whole()
		}
		if err != nil {
			return err
		}
		if err := yield(e); err != nil {
			return err
		}
	}
}
