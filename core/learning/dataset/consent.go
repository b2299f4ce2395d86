package dataset

import (
	"context"
	"errors"
	"fmt"

	"tickertape/core/record"
)

// Consent is the policy by which people's words are taken. The zero value takes what it is given.
type Consent struct {
	Policy string
	// Covers reports whether Policy allows everybody whom another one allowed. Of "" nobody
	// knows who that was.
	Covers func(made string) bool
}

// ErrLooser is of a version with words of people whom the policy may no longer allow.
var ErrLooser = errors.New("it was built when more people's words were allowed")

// Under makes a policy count: Build notes it, and a version with people's words that was built
// under a looser one is neither learned from, exported, compared nor shown until Confine has
// taken out who is no longer allowed.
func (v *Versions) Under(c Consent) *Versions {
	v.consent = c
	return v
}

// usable is ErrLooser of a version that has to be confined first.
func (v *Versions) usable(m Manifest) error {
	if v.consent.Covers == nil || m.people() == 0 || v.consent.Covers(m.Filters.Consent) {
		return nil
	}
	return fmt.Errorf("dataset %s: %w (%q, now %q); start the bot, or run “tickertape job run retain”, to take out who is no longer", m.Version, ErrLooser, m.Filters.Consent, v.consent.Policy)
}

// people is how many examples of a version are somebody's.
func (m Manifest) people() int { return m.Examples - m.Origins[record.Seeded] }

// Confine takes out of all versions that were built under a looser policy, also out of those in
// the archive, whom the policy no longer allows, and says so in their manifests. It returns how
// many people that were. Done again it does nothing.
func (v *Versions) Confine(ctx context.Context, allowed func(context.Context, record.ID) (bool, error), reason string, open Opener) (people int, err error) {
	gone := map[record.ID]bool{}
	_, err = v.remove(ctx, removal{
		reason: reason, consent: v.consent.Policy,
		concerns: func(m Manifest) bool { return v.usable(m) != nil },
		gone: func(user record.ID) (bool, error) {
			if user == "" {
				return false, nil
			}
			if out, known := gone[user]; known {
				return out, nil
			}
			may, err := allowed(ctx, user)
			if err == nil {
				gone[user] = !may
			}
			return !may, err
		},
	}, open)
	for _, out := range gone {
		if out {
			people++
		}
	}
	return people, err
}
