// Package deploy hands out the models that are deployed, and swaps them while questions are read.
//
// It looks at the registry's deployment every few seconds, so that it does not matter who
// decided: an operator at the command line, the judge of canaries, or another process. What it
// hands out is one immutable hand, swapped as a whole: a question gets all its models from the
// same one, and keeps them to its end.
//
//	hand ──looked: another deployment──▶ open and verify ──whole──▶ next hand
//	  ▲                                        │
//	  └────────── the serving one is broken ───┘ (told, and tried again)
//
// Promise: a broken or changed file is refused, and the model that served goes on. A canary,
// shadow or arm that can't be opened is left out, and nobody is counted as exposed to it. Where
// the serving model can't be opened from the beginning, the one that served before does, and at
// last the seed.
//
// It knows no store and no platform.
package deploy

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"tickertape/core/learning/experiment"
	"tickertape/core/learning/registry"
	"tickertape/core/nlu/model"
)

// Registry has the models, and which of them are deployed.
type Registry interface {
	Deployment() (registry.Deployment, error)
	Open(version string) (*model.Model, error)
}

// Parts are what a Deck is made of.
type Parts struct {
	Models Registry
	Seed   *model.Model    // the model that is always there
	Trials experiment.List // of the configuration
	Log    *slog.Logger    // may be nil
}

// Deck is what is handed out. It is safe for concurrent use.
type Deck struct {
	Parts
	now atomic.Pointer[hand]

	mu   sync.Mutex // of Refresh
	told string     // what was wrong when it was last told
}

// hand is what is handed out at one time. It never changes.
type hand struct {
	is      registry.Deployment
	opened  map[string]*model.Model // by version
	serving *model.Model
	shadow  *model.Model // nil: none
	trials  experiment.List
	whole   bool // nothing was left out
}

// New opens what is deployed. What is wrong with it is logged: a bot starts at any rate.
func New(p Parts) *Deck {
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	d := &Deck{Parts: p}
	d.now.Store(&hand{is: registry.Deployment{}, serving: p.Seed, opened: map[string]*model.Model{}})
	d.look()
	return d
}

// every is how long a change of the deployment may go unnoticed.
const every = time.Second

// Run looks for changes until ctx ends.
func (d *Deck) Run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(every):
			d.look()
		}
	}
}

// Reads names the model that reads questions now, and what was wrong when it was last looked at
// what is deployed: one line a trouble; none where all is as deployed.
func (d *Deck) Reads() (version, trouble string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now.Load().serving.Version, d.told
}

// look takes over what is deployed, and tells once what is wrong.
func (d *Deck) look() {
	err := d.Refresh()
	d.mu.Lock()
	defer d.mu.Unlock()
	what := ""
	if err != nil {
		what = err.Error()
	}
	if what != d.told && err != nil {
		d.Log.Error("a model is not used", "error", err)
	}
	d.told = what
}

// Refresh takes over what is deployed. The error tells all that could not be.
func (d *Deck) Refresh() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	old := d.now.Load()
	is, err := d.Models.Deployment()
	if err != nil {
		return fmt.Errorf("what is deployed can't be read, %s goes on: %w", old.serving.Version, err)
	}
	if old.whole && reflect.DeepEqual(old.is, is) {
		return nil
	}
	next, err := d.deal(is, old)
	if next == nil {
		return err
	}
	d.now.Store(next)
	if next.serving != old.serving || next.is.Canary != old.is.Canary || next.is.Shadow != old.is.Shadow {
		d.Log.Info("models", "serving", next.serving.Version, "canary", next.is.Canary, "share", next.is.Share, "shadow", next.is.Shadow)
	}
	return err
}

// deal opens the models of a deployment; none: the old hand stays.
func (d *Deck) deal(is registry.Deployment, old *hand) (*hand, error) {
	h := &hand{is: is, opened: map[string]*model.Model{d.Seed.Version: d.Seed}}
	var errs []error
	tried := map[string]bool{} // in vain
	open := func(version string) *model.Model {
		if m := h.opened[version]; m != nil || tried[version] {
			return m
		}
		m, err := old.opened[version], error(nil)
		if m == nil {
			m, err = d.Models.Open(version)
		}
		if err != nil {
			errs, tried[version] = append(errs, err), true
			return nil
		}
		h.opened[version] = m
		return m
	}
	if h.serving = open(is.Serving); h.serving == nil {
		if old.is.Serving != "" {
			return nil, fmt.Errorf("%s goes on: %w", old.serving.Version, errors.Join(errs...))
		}
		for _, earlier := range slices.Backward(is.Served(d.Seed.Version)) {
			if h.serving = open(earlier); h.serving != nil {
				break
			}
		}
		h.is.Canary = ""                                                   // what it is to be compared with is not there
		errs[0] = fmt.Errorf("%s goes on: %w", h.serving.Version, errs[0]) // as is said of it from now on
	}
	if is.Shadow != "" {
		h.shadow = open(is.Shadow)
	}
	h.trials = d.trials(h.is, open)
	h.whole = len(errs) == 0
	return h, errors.Join(errs...)
}

// trials are the experiments that can run: while a canary does, none of another model, so that
// both know what they measure.
func (d *Deck) trials(is registry.Deployment, open func(string) *model.Model) experiment.List {
	var all experiment.List
	canary, there := experiment.OfCanary(is)
	if there = there && open(is.Canary) != nil; there {
		all = append(all, canary)
	}
	for _, c := range d.Trials {
		if c.Kind == experiment.Model && (there || slices.ContainsFunc(c.Arms, func(a experiment.Arm) bool { return open(a.Value) == nil })) {
			continue
		}
		all = append(all, c)
	}
	return all
}
