package chores

import (
	"context"
	"fmt"
	"strings"

	"tickertape/core/learning/dataset"
)

// Old clears old versions away.
type Old struct {
	Versions *dataset.Versions
	Policy   dataset.Policy
	Archive  string // address of where they are moved; empty: they are removed
	Open     dataset.Opener
}

// Clear moves old versions to the archive, or removes them where there is none, and tells which.
func (o Old) Clear(ctx context.Context) (did string, err error) {
	if o.Archive != "" {
		moved, err := o.Versions.Archive(ctx, o.Policy, o.Archive, o.Open)
		return tell(moved, "moved to "+o.Archive), err
	}
	gone, err := o.Versions.Prune(ctx, o.Policy, o.Open)
	return tell(gone, "removed"), err
}

func tell(versions []string, what string) string {
	if len(versions) == 0 {
		return ""
	}
	return fmt.Sprintf("datasets %s %s", strings.Join(versions, ", "), what)
}
