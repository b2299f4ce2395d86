package dataset

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"tickertape/core/ask"
	"tickertape/core/record"
)

// Source has examples that may be learned from: their people agreed, and the texts are scrubbed.
type Source interface {
	// Examples yields each of them once, in any order, and stops at the first error.
	Examples(ctx context.Context, yield func(record.Example) error) error
}

// Filters are what a version is made of. The zero value takes everything and bounds nobody.
type Filters struct {
	Origins   []record.Origin `json:"origins,omitempty"` // none: all
	Intents   []ask.Intent    `json:"intents,omitempty"`
	Languages []string        `json:"languages,omitempty"`
	Since     time.Time       `json:"since,omitzero"`    // asked then or later; the seed, which has no time, always stays
	Until     time.Time       `json:"until,omitzero"`    // asked before
	Share     float64         `json:"share,omitempty"`   // the most of people's examples that may be of one person, 0 to 1; 0: no bound
	Consent   string          `json:"consent,omitempty"` // the policy by which people's words were taken: that of Under, whatever is said here; empty: not known
}

// Narrow reports whether they take less than everything. A bound on one person's share does not.
func (f Filters) Narrow() bool {
	return len(f.Origins)+len(f.Intents)+len(f.Languages) > 0 || !f.Since.IsZero() || !f.Until.IsZero()
}

// takes reports whether an example is wanted.
func (f Filters) takes(e record.Example) bool {
	switch {
	case len(f.Origins) > 0 && !slices.Contains(f.Origins, e.Origin),
		len(f.Intents) > 0 && !slices.Contains(f.Intents, e.Intent),
		len(f.Languages) > 0 && !slices.Contains(f.Languages, e.Language):
		return false
	case e.At.IsZero():
		return true
	}
	return !e.At.Before(f.Since) && (f.Until.IsZero() || e.At.Before(f.Until))
}

// Validate names every mistake.
func (f Filters) Validate() error {
	var errs []error
	for _, o := range f.Origins {
		if !slices.Contains(origins, o) {
			errs = append(errs, fmt.Errorf("origin: %q is not known, use one of %v", o, origins))
		}
	}
	for _, i := range f.Intents {
		if !slices.Contains(ask.Intents(), i) {
			errs = append(errs, fmt.Errorf("intent: %q is not known, use one of %v", i, ask.Intents()))
		}
	}
	if f.Share < 0 || f.Share > 1 {
		errs = append(errs, fmt.Errorf("share: %v is not between 0 and 1", f.Share))
	}
	return errors.Join(errs...)
}

// SourceFunc is a function as a source.
type SourceFunc func(ctx context.Context, yield func(record.Example) error) error

// Examples calls it.
func (f SourceFunc) Examples(ctx context.Context, yield func(record.Example) error) error {
	return f(ctx, yield)
}
