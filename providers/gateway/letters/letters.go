// Package letters keeps requests that failed for good, to be asked again.
//
// Promise: a request that nobody answered is stored once, however often it fails; each
// further failure counts. What is answered in the end is dropped. Not found, a bad request
// and a caller that gave up are no failures. A store that fails costs the letter, not the
// answer.
//
//	asked ──nobody answers──▶ letter ──asked again: answered──▶ dropped
//	                            ▲ └──asked again: nobody──┘
//
// It does not know when the providers are back: a job or a person says Replay.
package letters

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"tickertape/core/market"
)

// Store keeps letters. A bounded one drops the oldest.
type Store interface {
	// PutLetter stores a failure: of a letter that is there it counts the attempt.
	PutLetter(context.Context, market.Letter) error
	// Letters lists them, oldest first.
	Letters(context.Context) ([]market.Letter, error)
	// DropLetter forgets one; one that is not there is no error.
	DropLetter(ctx context.Context, id string) error
}

// Office takes letters and asks them again.
type Office struct {
	store Store
	log   *slog.Logger
	ask   market.Fetch
}

// New makes an office; without a store it keeps nothing.
func New(store Store, log *slog.Logger) *Office {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Office{store: store, log: log}
}

// Stage keeps what fails for good.
func (o *Office) Stage(next market.Fetch) market.Fetch {
	o.ask = next
	if o.store == nil {
		return next
	}
	return func(ctx context.Context, r market.Request) (market.Answer, error) {
		a, err := next(ctx, r)
		if f, dead := fault(err); dead {
			o.keep(ctx, r, f)
		}
		return a, err
	}
}

func (o *Office) keep(ctx context.Context, r market.Request, f market.Fault) {
	now := time.Now().UTC()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := o.store.PutLetter(ctx, market.Letter{ID: market.LetterID(r), Request: r, Fault: f, Attempts: 1, First: now, Last: now}); err != nil {
		o.log.Warn("keep a dead letter", "kind", r.Kind, "error", err)
	}
}

// fault tells failures for good from everything else.
func fault(err error) (market.Fault, bool) {
	var failed *market.Error
	if !errors.As(err, &failed) || !failed.Fault.Strategy().Letter {
		return "", false
	}
	return failed.Fault, true
}

// Replay asks letters again, behind everybody, at most so many, and drops those that are
// answered. It stops at the first that fails: the providers are not back.
func (o *Office) Replay(ctx context.Context, most int) (answered, left int, err error) {
	if o.store == nil {
		return 0, 0, nil
	}
	all, err := o.store.Letters(ctx)
	if err != nil {
		return 0, 0, fmt.Errorf("list the dead letters: %w", err)
	}
	ctx = market.InLane(ctx, market.Batch)
	for i, l := range all {
		if i == most {
			break
		}
		_, err := o.ask(ctx, l.Request)
		if f, dead := fault(err); dead {
			o.keep(ctx, l.Request, f)
			break
		}
		if ctx.Err() != nil {
			return answered, len(all) - answered, ctx.Err()
		}
		if err := o.store.DropLetter(ctx, l.ID); err != nil {
			return answered, len(all) - answered, fmt.Errorf("drop letter %s: %w", l.ID, err)
		}
		answered++
	}
	return answered, len(all) - answered, nil
}
