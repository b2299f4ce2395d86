package dataset

import (
	"context"
	"fmt"
	"slices"
)

// Latest tells the version that holds what everything gave when it was built last. One that
// filters have made smaller is none, or a look at one language would be all that is learned.
func (v *Versions) Latest() (Manifest, error) {
	all, err := v.List()
	if err != nil {
		return Manifest{}, err
	}
	m, ok := latest(all)
	switch {
	case len(all) == 0:
		return m, fmt.Errorf("%w: build one first", ErrUnknown)
	case !ok:
		return m, fmt.Errorf("%w without filters: build one, or name one of those with filters", ErrUnknown)
	}
	return m, nil
}

// latest picks from all versions; false: each has filters.
func latest(all []Manifest) (m Manifest, ok bool) {
	for _, one := range all {
		if !one.Filters.Narrow() && (!ok || one.turn() >= m.turn()) {
			m, ok = one, true
		}
	}
	return m, ok
}

// same finds the version that holds the examples of one that was just built, here and whole. A
// build without filters makes it the latest again, whatever it was made of.
func (v *Versions) same(ctx context.Context, all []Manifest, built Manifest) (m Manifest, ok bool, err error) {
	for _, one := range slices.Backward(all) {
		if one.SHA256 != built.SHA256 || one.Archive != "" {
			continue
		}
		broken := v.unchanged(ctx, one.Version)
		if ctx.Err() != nil {
			return m, false, broken
		}
		if broken != nil {
			continue // it can't be used, and the examples are to be there
		}
		if newest, there := latest(all); built.Filters.Narrow() || there && newest.Version == one.Version {
			m, err := v.confined(one, built)
			return m, true, err
		}
		one.Filters, one.Dropped, one.Turn = built.Filters, built.Dropped, built.Turn
		return one, true, writeManifest(v.path(one.Version), one)
	}
	return m, false, nil
}

// confined is a version that holds the examples of one that was just built: who is in it is allowed.
func (v *Versions) confined(one, built Manifest) (Manifest, error) {
	if v.usable(one) == nil {
		return one, nil
	}
	one.Filters.Consent = built.Filters.Consent
	return one, writeManifest(v.path(one.Version), one)
}
