package chores

import (
	"context"
	"errors"
	"fmt"

	"tickertape/core/learning/dataset"
	"tickertape/core/learning/eval"
	"tickertape/core/learning/registry"
)

// Teacher trains where enough has changed.
type Teacher struct {
	Versions *dataset.Versions
	Models   *registry.Registry
	Gates    eval.Gates // that judge what is trained
	Await    bool       // while a canary is being judged nothing is due: what is trained meanwhile is compared with a model that may not serve any more
	// Learn makes a model of a version, and tells what became of it.
	Learn func(ctx context.Context, version string) (did string, err error)
}

// Train makes a model of a version.
func (t Teacher) Train(ctx context.Context, version string) (string, error) {
	return t.Learn(ctx, version)
}

// Due is the version of the dataset to train on: the latest (never one with filters), if no model was made of it and at
// least so many examples are new, gone or labelled anew since the newest model's. It is due once more
// where that model waits for a role, or was refused one, and the gates or the serving model have changed since: made again it is
// the same, and judged anew. An empty one comes with the reason.
func (t Teacher) Due(ctx context.Context, changes int) (version, why string, err error) {
	if why, err := t.awaits(); why != "" || err != nil {
		return "", why, err
	}
	latest, err := t.Versions.Latest()
	if errors.Is(err, dataset.ErrUnknown) {
		return "", "there is no dataset yet, or none without filters", nil
	}
	if err != nil {
		return "", "", err
	}
	base, judged, err := t.base(latest)
	if err != nil {
		return "", "", err
	}
	if base.DatasetSHA256 == latest.SHA256 {
		if !judged {
			return latest.Version, "", nil
		}
		return "", fmt.Sprintf("dataset %s was learned already: %s", latest.Version, base.Version), nil
	}
	n, err := t.changes(ctx, base.Dataset, latest, changes)
	if err != nil || n >= changes {
		return latest.Version, "", err
	}
	return "", fmt.Sprintf("dataset %s has %d changes since %s, %d are needed", latest.Version, n, since(base), changes), nil
}

// awaits tells what a training has to wait for; nothing: it need not.
func (t Teacher) awaits() (why string, err error) {
	if !t.Await {
		return "", nil
	}
	d, err := t.Models.Deployment()
	if err != nil || d.Canary == "" {
		return "", err
	}
	return fmt.Sprintf("canary %s is being judged", d.Canary), nil
}

func since(base registry.Entry) string {
	if base.Dataset == "" {
		return "the seed"
	}
	return base.Dataset
}

// base is the model that was made of the version, or the newest one made of any; none of none.
// judged reports whether one that was made of the version is judged for good.
func (t Teacher) base(latest dataset.Manifest) (base registry.Entry, judged bool, err error) {
	d, err := t.Models.Deployment()
	if err != nil {
		return base, false, err
	}
	all, err := t.Models.List()
	if err != nil {
		return base, false, err
	}
	of := false             // base is made of the version
	for _, m := range all { // the oldest first
		this := m.DatasetSHA256 == latest.SHA256
		if m.Dataset == "" || of && !this {
			continue
		}
		base, of = m, this
		judged = judged || this && t.judged(m, d)
	}
	return base, judged, nil
}

// judged reports whether there is nothing to say of a model that was not said.
func (t Teacher) judged(m registry.Entry, d registry.Deployment) bool {
	waits := m.Status == registry.Candidate || m.Status == registry.Failed
	return !waits || d.Settled(m.Version) || !m.Stale(d.Serving, t.Gates)
}

// changes counts how the latest version differs from another one, enough being counted no
// further. Of a version that is not here any more, or was changed by other hands, nothing can be
// told: it differs enough.
func (t Teacher) changes(ctx context.Context, from string, latest dataset.Manifest, enough int) (n int, err error) {
	if from == "" {
		return ofPeople(latest), nil
	}
	m, err := t.Versions.Show(from)
	if errors.Is(err, dataset.ErrUnknown) || (err == nil && m.Archive != "") {
		return enough, nil
	}
	if err != nil {
		return 0, err
	}
	err = t.Versions.Diff(ctx, from, latest.Version, func(dataset.Change) error {
		if n++; n >= enough {
			return errSome
		}
		return nil
	})
	switch {
	case errors.Is(err, errSome):
		return n, nil
	case errors.Is(err, dataset.ErrTampered):
		return enough, nil // if it is the latest, the training refuses it
	}
	return n, err
}
