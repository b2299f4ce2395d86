package chores

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tickertape/core/learning/registry"
)

// Usher takes a model that the gates have let through to the next role by itself.
type Usher struct {
	Models *registry.Registry
	To     registry.Status                            // Shadow or Canary; anything else: it stays where it is until somebody decides
	Share  func(ctx context.Context) (float64, error) // of the people whom a canary answers
}

// usher is who has decided, in the history.
const usher = "the job judge"

// Next gives a role to the newest candidate, if there is one that it may have, and tells what it
// did. A canary that is out is waited for, and so is a shadow that somebody else has decided on.
func (u Usher) Next(ctx context.Context) (did string, err error) {
	if u.To != registry.Shadow && u.To != registry.Canary {
		return "", nil
	}
	d, err := u.Models.Deployment()
	if err != nil {
		return "", fmt.Errorf("look for a candidate: %w", err)
	}
	if d.Canary != "" || u.taken(d) {
		return "", nil
	}
	all, err := u.Models.List()
	if err != nil {
		return "", fmt.Errorf("look for a candidate: %w", err)
	}
	e, ok := candidate(all, d)
	if !ok {
		return "", nil
	}
	return u.lead(ctx, e)
}

// taken reports whether the shadow is somebody's whom we don't replace.
func (u Usher) taken(d registry.Deployment) bool {
	if u.To != registry.Shadow || d.Shadow == "" {
		return false
	}
	for _, s := range slices.Backward(d.History) {
		if s.Role == registry.Shadow && s.To == d.Shadow {
			return s.Who != usher
		}
	}
	return true
}

// candidate is the newest model that passed the gates, unless it or a newer one had a role
// already: what was rolled back is not tried again, nor what is older. The gates have compared it
// with the model that serves now, or it has to be judged anew, as the next training will be.
func candidate(all []registry.Entry, d registry.Deployment) (registry.Entry, bool) {
	for _, e := range slices.Backward(all) {
		if e.Status != registry.Failed {
			return e, e.Status == registry.Candidate && e.Against == d.Serving
		}
	}
	return registry.Entry{}, false
}

func (u Usher) lead(ctx context.Context, e registry.Entry) (string, error) {
	err := u.give(ctx, e, registry.Order{Who: usher, Why: "it passed the gates"})
	if errors.Is(err, registry.ErrNothing) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("make %s a %s: %w", e.Version, u.To, err)
	}
	return fmt.Sprintf("%s is the %s: it passed the gates", e.Version, u.To), nil
}

func (u Usher) give(ctx context.Context, e registry.Entry, o registry.Order) error {
	if u.To == registry.Shadow {
		_, err := u.Models.Shadow(e.Version, o)
		return err
	}
	share, err := u.Share(ctx)
	if err != nil {
		return err
	}
	_, err = u.Models.Canary(e.Version, share, o)
	return err
}
