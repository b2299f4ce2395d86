package chores

import (
	"context"
	"strings"
)

// Judge decides what becomes of the canary.
type Judge interface {
	RunOnce(ctx context.Context) (did string, err error)
}

// Bench judges the canary, and calls the next candidate where none is out.
type Bench struct {
	Judge Judge
	Usher Usher
}

// RunOnce does both, and tells what it did.
func (b Bench) RunOnce(ctx context.Context) (did string, err error) {
	judged, err := b.Judge.RunOnce(ctx)
	if err != nil {
		return "", err
	}
	led, err := b.Usher.Next(ctx)
	return strings.Trim(judged+"; "+led, "; "), err
}
