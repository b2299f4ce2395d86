// Package roster keeps the list of coins as it is today: it asks for the largest ones, makes the
// next version of the roster of them, stores it, and gives it to whoever reads messages.
//
// Promise: a version is stored before anybody reads by it, so that a restart finds what was in
// use. A list that is made up, or much shorter than it was, changes nothing. It knows no provider
// and no store, and when it is asked to do so is for others to say.
package roster

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Page is how many coins a Listing has.
const Page = 250

// Shelf keeps the versions.
type Shelf interface {
	Roster(context.Context) (market.Roster, error) // version 0: none yet
	PutRoster(context.Context, market.Roster) error
}

// Reader reads messages by a roster.
type Reader interface{ Adopt(market.Roster) error }

// ErrDoubtful says that today's list can't be right.
var ErrDoubtful = errors.New("the list of coins can't be right")

// Keeper is safe for concurrent use.
type Keeper struct {
	shelf  Shelf
	source market.Source
	reader Reader

	mu sync.Mutex // one version at a time
}

// New makes a keeper.
func New(s Shelf, source market.Source, r Reader) *Keeper {
	return &Keeper{shelf: s, source: source, reader: r}
}

// Load lets messages be read by the newest version that is stored.
func (k *Keeper) Load(ctx context.Context) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	r, err := k.shelf.Roster(ctx)
	if err != nil || r.Version == 0 {
		return err
	}
	return k.reader.Adopt(r)
}

// Refresh makes a new version of the so many largest coins, where the newest is older than every,
// and tells how many it has; 0: none was made.
func (k *Keeper) Refresh(ctx context.Context, coins int, every time.Duration) (listed int, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	old, err := k.shelf.Roster(ctx)
	if err != nil || time.Since(old.At) < every {
		return 0, err
	}
	today, err := k.list(ctx, coins)
	if err != nil || today == nil {
		return 0, err
	}
	if len(today) < len(old.Coins)/2 {
		return 0, fmt.Errorf("%w: %d coins, yesterday %d", ErrDoubtful, len(today), len(old.Coins))
	}
	next, err := lexicon.Revise(old, today, time.Now().UTC())
	if err != nil {
		return 0, err
	}
	return len(today), k.take(ctx, next)
}

// list asks for the largest coins, page by page; nil where the answer is made up.
func (k *Keeper) list(ctx context.Context, coins int) ([]market.Listed, error) {
	ctx = market.InLane(ctx, market.Batch) // nobody waits for it
	var out []market.Listed
	for page := range (coins + Page - 1) / Page {
		a, err := k.source.Fetch(ctx, market.Request{Kind: market.Listing, Currency: market.USD, Page: page})
		if err != nil {
			return nil, fmt.Errorf("list the largest coins, page %d: %w", page+1, err)
		}
		if a.Simulated {
			return nil, nil
		}
		for _, s := range a.Stats {
			rank := len(out) + 1
			if s.Rank != nil && *s.Rank > 0 {
				rank = *s.Rank
			}
			out = append(out, market.Listed{Asset: s.Asset, Rank: rank})
		}
	}
	if len(out) < min(coins, Page)*4/5 {
		return nil, fmt.Errorf("%w: %d coins, asked for %d", ErrDoubtful, len(out), coins)
	}
	return out, nil
}

func (k *Keeper) take(ctx context.Context, next market.Roster) error {
	if err := k.shelf.PutRoster(ctx, next); err != nil {
		return err
	}
	return k.reader.Adopt(next)
}

// Current is the newest version; 0 where there is none yet.
func (k *Keeper) Current(ctx context.Context) (market.Roster, error) { return k.shelf.Roster(ctx) }

// Decide lets a ticker mean the coin that waits for it, or never. lexicon.ErrNoTurn: none waits.
func (k *Keeper) Decide(ctx context.Context, ticker string, accept bool) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	old, err := k.shelf.Roster(ctx)
	if err != nil {
		return err
	}
	next, err := lexicon.Decide(old, ticker, accept, old.At) // the list is as old as it was
	if err != nil {
		return err
	}
	return k.take(ctx, next)
}
