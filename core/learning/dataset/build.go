package dataset

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"tickertape/core/internal/durable"
	"tickertape/core/record"
)

// Build makes a version of what the sources have. Where a version holds these very examples, that
// one is told instead, and fresh is false.
func (v *Versions) Build(ctx context.Context, sources []Source, f Filters) (m Manifest, fresh bool, err error) {
	if err := f.Validate(); err != nil {
		return m, false, fmt.Errorf("build a dataset: %w", err)
	}
	unlock, err := v.lock()
	if err != nil {
		return m, false, err
	}
	defer unlock()
	all, err := v.List()
	if err != nil {
		return m, false, err
	}
	if m, err = v.next(all); err != nil {
		return m, false, err
	}
	m.Filters = f
	m.Filters.Consent = v.consent.Policy
	dir, err := v.begin(m.Version)
	if err != nil {
		return m, false, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it has been renamed, or the next change clears it
	if err := v.fill(ctx, dir, sources, &m); err != nil {
		return m, false, err
	}
	if same, ok, err := v.same(ctx, all, m); ok || err != nil {
		return same, false, err
	}
	if err := writeManifest(dir, m); err != nil {
		return m, false, err
	}
	if err := durable.Rename(dir, v.path(m.Version)); err != nil {
		return m, false, fmt.Errorf("build dataset %s: %w", m.Version, err)
	}
	return m, true, nil
}

// next is the version to come. A name that a broken one has is not given again.
func (v *Versions) next(all []Manifest) (m Manifest, err error) {
	broken, err := v.Broken()
	if err != nil {
		return m, err
	}
	last := 0
	if len(all) > 0 {
		m.Parent = all[len(all)-1].Version
		last, _ = number(m.Parent)
	}
	for _, b := range broken {
		n, _ := number(b.Version)
		last = max(last, n)
	}
	for _, one := range all {
		m.Turn = max(m.Turn, one.turn()+1)
	}
	m.Version, m.Created = fmt.Sprintf("v%d", last+1), v.now().UTC()
	return m, nil
}

// begin makes the folder in which a version comes about.
func (v *Versions) begin(version string) (string, error) {
	dir := filepath.Join(v.dir, "."+version+unfinished)
	err := os.RemoveAll(dir)
	if err == nil {
		err = os.Mkdir(dir, 0o700)
	}
	if err != nil {
		return "", fmt.Errorf("build dataset %s: %w", version, err)
	}
	return dir, nil
}

// fill writes the examples: by person first, which bounds each one's share, then by text.
func (v *Versions) fill(ctx context.Context, dir string, sources []Source, m *Manifest) error {
	persons, texts, err := v.sorters(dir)
	if err != nil {
		return err
	}
	apart, err := v.aside()
	if err != nil {
		return fmt.Errorf("build dataset %s: %w", m.Version, err)
	}
	for _, s := range sources {
		err := s.Examples(ctx, func(e record.Example) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case !m.Filters.takes(e):
				m.Dropped.Filtered++
				return nil
			case apart.Has(e.Text):
				m.Dropped.Frozen++
				return nil
			case check(e) != nil:
				return fmt.Errorf("example %s: %w", e.ID, check(e))
			case e.User == "":
				return texts.add(e)
			}
			return persons.add(e)
		})
		if err != nil {
			return fmt.Errorf("build dataset %s: %w", m.Version, err)
		}
	}
	people, err := count(ctx, persons)
	if err != nil {
		return fmt.Errorf("build dataset %s: %w", m.Version, err)
	}
	if err := persons.each(ctx, bounded(m.Filters.bound(people), &m.Dropped.Share, texts.add)); err != nil {
		return fmt.Errorf("build dataset %s: %w", m.Version, err)
	}
	return v.store(ctx, dir, texts, m)
}

func (v *Versions) sorters(dir string) (persons, texts *sorter, err error) {
	for _, name := range []string{"persons", "texts"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			return nil, nil, fmt.Errorf("build a dataset: %w", err)
		}
	}
	return newSorter(filepath.Join(dir, "persons"), byPerson, v.most), newSorter(filepath.Join(dir, "texts"), byText, v.most), nil
}

// store writes one of each text.
func (v *Versions) store(ctx context.Context, dir string, texts *sorter, m *Manifest) error {
	w, err := newWriter(dir)
	if err != nil {
		return err
	}
	c := newChooser(&m.Dropped, w.add)
	err = texts.each(ctx, c.add)
	if err == nil {
		err = c.decide()
	}
	digest, closed := w.close()
	err = errors.Join(err, closed, os.Remove(filepath.Join(dir, "persons")), os.Remove(filepath.Join(dir, "texts")))
	if err != nil {
		return fmt.Errorf("build dataset %s: %w", m.Version, err)
	}
	m.Counts, m.SHA256 = w.Counts, digest
	return nil
}
