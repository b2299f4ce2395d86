package experiment

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"tickertape/core/learning/registry"
)

// Models has the canary, and does what was decided of it.
type Models interface {
	Deployment() (registry.Deployment, error)
	// Whole is registry.ErrBroken or ErrUnknown of a model that can't be used.
	Whole(version string) error
	Promote(version string, o registry.Order) (registry.Deployment, error)
	Rollback(version string, o registry.Order) (registry.Deployment, error)
}

// Judge promotes a canary or rolls it back, once what is stored of it says enough.
type Judge struct {
	Models Models
	Store  Store
	Voices Voices
	Canary Canary
	Now    func() time.Time // nil: time.Now
	Log    *slog.Logger     // may be nil
}

// judge is who has decided, in the history.
const judge = "canary judge"

// RunOnce looks at the canary, and tells what it did; where there is none, nothing. What an
// operator decided meanwhile stands.
func (j Judge) RunOnce(ctx context.Context) (did string, err error) {
	d, err := j.Models.Deployment()
	if err != nil {
		return "", fmt.Errorf("judge the canary: %w", err)
	}
	c, ok := OfCanary(d)
	if !ok {
		return "", nil
	}
	verdict, why, err := j.look(ctx, c, d)
	if err != nil {
		return "", fmt.Errorf("judge the canary: %w", err)
	}
	order := registry.Order{Who: judge, Why: why, Force: true, Of: d.Since} // whoever made it a canary has insisted, if need be
	verdict, order, err = j.carry(verdict, d.Canary, order)
	if errors.Is(err, registry.ErrNothing) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("judge canary %s, which is to be %s (%s): %w", d.Canary, verdict, order.Why, err)
	}
	if j.Log != nil && verdict != GoesOn && verdict != Undecided {
		j.Log.Info("canary "+string(verdict), "model", d.Canary, "why", order.Why)
	}
	return fmt.Sprintf("%s %s: %s", d.Canary, verdict, order.Why), nil
}

// carry does what was decided, and tells what that was, and by which order: a canary that the gates
// have failed can't be promoted on their word.
func (j Judge) carry(v Verdict, canary string, o registry.Order) (Verdict, registry.Order, error) {
	var err error
	switch v {
	case Promoted:
		_, err = j.Models.Promote(canary, o)
	case Trusted:
		trusting := o
		trusting.Force = false
		if _, err = j.Models.Promote(canary, trusting); errors.Is(err, registry.ErrFailed) {
			o.Why += ", but the gates have failed it"
			return j.carry(RolledBack, canary, o)
		}
	case RolledBack:
		_, err = j.Models.Rollback(canary, o)
	}
	return v, o, err
}

// look is what is to become of a canary now. One that can't be opened has answered nobody since,
// and never would.
func (j Judge) look(ctx context.Context, c Config, d registry.Deployment) (Verdict, string, error) {
	now := time.Now()
	if j.Now != nil {
		now = j.Now()
	}
	if d.Since.After(now) {
		return "", "", fmt.Errorf("it begins at %s, which is yet to come: is the clock right?", d.Since.Format(time.RFC3339))
	}
	switch err := j.Models.Whole(d.Canary); {
	case errors.Is(err, registry.ErrBroken), errors.Is(err, registry.ErrUnknown):
		return RolledBack, err.Error(), nil
	case err != nil:
		return "", "", err
	}
	r, err := Count(ctx, j.Store, j.Voices, c, d.Since, j.Canary.Alpha)
	if err != nil {
		return "", "", err
	}
	verdict, why := j.Canary.Decide(r, r.Active+pause(r.Last, now))
	return verdict, why, nil
}
