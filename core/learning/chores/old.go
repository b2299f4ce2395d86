package chores

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"tickertape/core/learning/dataset"
)

// Old clears old versions away.
type Old struct {
	Versions *dataset.Versions
	Policy   dataset.Policy
	Archive  string        // address of where they are moved; empty: they are removed
	Beyond   time.Duration // how old they get there; 0: there is no limit
	Open     dataset.Opener
}

// Clear moves old versions to the archive, or removes them where there is none, and those that have
// grown too old there, and tells which.
func (o Old) Clear(ctx context.Context) (did string, err error) {
	if o.Archive != "" {
		moved, err := o.Versions.Archive(ctx, o.Policy, o.Archive, o.Open)
		gone, lost := o.prune(ctx)
		return join(tell(moved, "moved to "+o.Archive), tell(gone, "removed from there")), errors.Join(err, lost)
	}
	gone, err := o.Versions.Prune(ctx, o.Policy, o.Open)
	return tell(gone, "removed"), err
}

// prune removes what is too old for the archive, too.
func (o Old) prune(ctx context.Context) ([]string, error) {
	if o.Beyond == 0 {
		return nil, nil
	}
	return o.Versions.Prune(ctx, dataset.Policy{Age: o.Beyond, Named: o.Policy.Named}, o.Open)
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
}

func tell(versions []string, what string) string {
	if len(versions) == 0 {
		return ""
	}
	return fmt.Sprintf("datasets %s %s", strings.Join(versions, ", "), what)
}
