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

// Withdraw takes what a person wrote out of all versions, also out of those in the archive, and
// says so in their manifests. It returns how many examples that were. Done again it does nothing.
func (v *Versions) Withdraw(ctx context.Context, user record.ID, reason string, open Opener) (int, error) {
	if user == "" {
		return 0, errors.New("withdraw from datasets: no person is named")
	}
	return v.remove(ctx, removal{
		reason: reason, gone: func(whose record.ID) (bool, error) { return whose == user, nil },
		concerns: func(m Manifest) bool { return m.Archive == "" || m.people() > 0 },
	}, open)
}

// removal is whose examples leave which versions, and why.
type removal struct {
	reason   string
	consent  string // the policy that holds for the versions from then on; empty: the one that did
	concerns func(Manifest) bool
	gone     func(record.ID) (bool, error)
}

// remove takes people out, and puts what it fetched from the archive there again.
func (v *Versions) remove(ctx context.Context, r removal, open Opener) (int, error) {
	total, fetched, failed := v.removeAll(ctx, r, open)
	for _, m := range fetched {
		if _, err := v.move(ctx, m.Version, m.Archive, open); err != nil {
			failed = errors.Join(failed, fmt.Errorf("archive dataset %s again: %w", m.Version, err))
		}
	}
	return total, failed
}

// removeAll takes people out of all versions, and tells which it has fetched from the archive
// for that.
func (v *Versions) removeAll(ctx context.Context, r removal, open Opener) (total int, fetched []Manifest, failed error) {
	unlock, err := v.lock()
	if err != nil {
		return 0, nil, err
	}
	defer unlock()
	all, err := v.List()
	if err != nil {
		return 0, nil, err
	}
	broken, failed := v.Broken() // the others are cleared all the same
	for _, b := range broken {
		failed = errors.Join(failed, fmt.Errorf("%w: whose words it has can't be told; mend or remove %s", b.Err, v.path(b.Version)))
	}
	for _, m := range all {
		if !r.concerns(m) {
			continue
		}
		here := m
		if m.Archive != "" {
			if err = v.restore(ctx, m.Version, open); err == nil {
				fetched = append(fetched, m)
				here, err = v.Show(m.Version)
			}
			if err != nil {
				failed = errors.Join(failed, err)
				continue
			}
		}
		n, err := v.removeFrom(ctx, here, r, open)
		total += n
		failed = errors.Join(failed, err)
	}
	return total, fetched, failed
}

func (v *Versions) removeFrom(ctx context.Context, m Manifest, r removal, open Opener) (n int, err error) {
	if m, err = v.forgetCopy(ctx, m, open); err != nil {
		return 0, err
	}
	err = v.all(ctx, m.Version, func(e record.Example) error {
		gone, err := r.gone(e.User)
		if gone {
			n++
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	same := r.consent == "" || m.Filters.Consent == r.consent
	if r.consent != "" {
		m.Filters.Consent = r.consent
	}
	switch {
	case n > 0:
		return n, v.rewrite(ctx, m, r.gone, Withdrawn{At: v.now().UTC(), Examples: n, Was: m.SHA256, Reason: r.reason})
	case same:
		return 0, nil
	}
	return 0, writeManifest(v.path(m.Version), m)
}

// rewrite makes a version anew without those who are gone.
func (v *Versions) rewrite(ctx context.Context, m Manifest, gone func(record.ID) (bool, error), why Withdrawn) error {
	dir, err := v.begin(m.Version)
	if err != nil {
		return err
	}
	w, err := newWriter(dir)
	if err != nil {
		return err
	}
	err = v.all(ctx, m.Version, func(e record.Example) error {
		if out, err := gone(e.User); out || err != nil {
			return err
		}
		return w.add(e)
	})
	digest, closed := w.close()
	if err = errors.Join(err, closed); err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	m.Counts, m.SHA256, m.Withdrawn = w.Counts, digest, append(m.Withdrawn, why)
	if err := writeManifest(dir, m); err != nil {
		return err
	}
	return v.replace(dir, m.Version)
}

// replace puts a folder in the place of a version; the next change finishes it after a crash.
func (v *Versions) replace(dir, version string) error {
	old := filepath.Join(v.dir, "."+version+replaced)
	err := durable.Rename(v.path(version), old)
	if err == nil {
		err = durable.Rename(dir, v.path(version))
	}
	if err = errors.Join(err, os.RemoveAll(old)); err != nil {
		return fmt.Errorf("replace dataset %s: %w", version, err)
	}
	return nil
}
