package privacy

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Keep is how long things are kept; 0: for ever.
type Keep struct {
	Texts        time.Duration `yaml:"texts"`        // what people wrote and were answered, and who they were; the rest of an interaction stays
	Interactions time.Duration `yaml:"interactions"` // whole, with their feedback and cases
	Feedback     time.Duration `yaml:"feedback"`
	Cases        time.Duration `yaml:"cases"` // of the review, decided or not
}

// shortest is the shortest time that things may be kept: reactions, bursts of them and what
// is asked at which hour are measured by what happened within it.
const shortest = 10 * 24 * time.Hour

// Validate names every mistake.
func (k Keep) Validate() error {
	var errs []error
	for _, a := range []struct {
		name string
		age  time.Duration
	}{{"texts", k.Texts}, {"interactions", k.Interactions}, {"feedback", k.Feedback}, {"cases", k.Cases}} {
		if a.age != 0 && a.age < shortest {
			errs = append(errs, fmt.Errorf("%s: %s is too short, use 240h or more, or 0 for ever", a.name, a.age))
		}
	}
	return errors.Join(errs...)
}

// Attic removes what came before a time, and tells how much that was.
type Attic interface {
	RemoveTexts(ctx context.Context, before time.Time) (int, error)
	RemoveInteractions(ctx context.Context, before time.Time) (int, error)
	RemoveFeedback(ctx context.Context, before time.Time) (int, error)
	RemoveCases(ctx context.Context, before time.Time) (int, error)
}

// Retention clears away what is older than it may get, and finishes what was promised
// to people.
type Retention struct {
	Keep     Keep
	Store    Attic
	Erasure  Erasure
	Datasets func(ctx context.Context) (did string, err error) // clears old versions; may be nil
	Now      func() time.Time                                  // nil: time.Now
}

// Clear does all of it, and tells what it did; nothing where nothing was old. What fails keeps
// the rest from nothing.
func (r Retention) Clear(ctx context.Context) (did string, err error) {
	now := time.Now
	if r.Now != nil {
		now = r.Now
	}
	var done []string
	finished, err := r.Erasure.Finish(ctx)
	if finished != "" {
		done = append(done, finished)
	}
	for _, step := range []struct {
		what   string
		age    time.Duration
		remove func(context.Context, time.Time) (int, error)
	}{
		{"cases", r.Keep.Cases, r.Store.RemoveCases},
		{"judgements", r.Keep.Feedback, r.Store.RemoveFeedback},
		{"interactions", r.Keep.Interactions, r.Store.RemoveInteractions},
		{"texts", r.Keep.Texts, r.Store.RemoveTexts},
	} {
		if step.age == 0 {
			continue
		}
		n, failed := step.remove(ctx, now().Add(-step.age))
		if n > 0 {
			done = append(done, fmt.Sprintf("%d %s removed", n, step.what))
		}
		err = errors.Join(err, failed)
	}
	if r.Datasets != nil {
		said, failed := r.Datasets(ctx)
		if said != "" {
			done = append(done, said)
		}
		err = errors.Join(err, failed)
	}
	return strings.Join(done, ", "), err
}
