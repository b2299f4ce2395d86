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
	total, fetched, failed := v.withdrawAll(ctx, user, reason, open)
	for _, m := range fetched {
		if _, err := v.move(ctx, m.Version, m.Archive, open); err != nil {
			failed = errors.Join(failed, fmt.Errorf("archive dataset %s again: %w", m.Version, err))
		}
	}
	return total, failed
}

// withdrawAll takes a person out of all versions, and tells which it has fetched from the archive
// for that.
func (v *Versions) withdrawAll(ctx context.Context, user record.ID, reason string, open Opener) (total int, fetched []Manifest, failed error) {
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
		n, err := v.withdraw(ctx, here, user, reason, open)
		total += n
		failed = errors.Join(failed, err)
	}
	return total, fetched, failed
}

func (v *Versions) withdraw(ctx context.Context, m Manifest, user record.ID, reason string, open Opener) (n int, err error) {
	if m, err = v.forgetCopy(ctx, m, open); err != nil {
		return 0, err
	}
	err = v.Examples(ctx, m.Version, func(e record.Example) error {
		if e.User == user {
			n++
		}
		return nil
	})
	if n == 0 || err != nil {
		return 0, err
	}
	return n, v.rewrite(ctx, m, user, Withdrawn{At: v.now().UTC(), Examples: n, Was: m.SHA256, Reason: reason})
}

// rewrite makes a version anew without a person.
func (v *Versions) rewrite(ctx context.Context, m Manifest, user record.ID, why Withdrawn) error {
	dir, err := v.begin(m.Version)
	if err != nil {
		return err
	}
	w, err := newWriter(dir)
	if err != nil {
		return err
	}
	err = v.Examples(ctx, m.Version, func(e record.Example) error {
		if e.User == user {
			return nil
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
