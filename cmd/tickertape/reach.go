package main

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// pinger is a provider that can say whether it is there at all.
type pinger interface {
	Name() string
	Ping(ctx context.Context) error
}

// reach decides whether the simulated market answers: only until the first time that a real
// provider could be reached. It never turns back: an outage gives old data, not made-up data.
type reach struct {
	providers []pinger
	log       *slog.Logger
	fixed     bool // decided by the configuration
	onChange  func(simulated bool)

	first     sync.Once
	simulated atomic.Bool
}

const (
	lookWithin = 1500 * time.Millisecond
	lookEvery  = 15 * time.Second
)

// newReach looks at the providers if the simulated market may stand in for them.
func newReach(mode simulation, providers []pinger, log *slog.Logger) *reach {
	r := &reach{providers: providers, log: log, fixed: mode != simulateIfAlone, onChange: func(bool) {}}
	r.simulated.Store(mode == simulateAlways)
	return r
}

// simulation is when the simulated market answers.
type simulation int

const (
	simulateNever simulation = iota
	simulateAlways
	simulateIfAlone // until a provider is reachable
)

// Simulate waits for the first look, which is bounded.
func (r *reach) Simulate() bool {
	r.first.Do(func() {
		if !r.fixed {
			r.look(context.Background())
		}
	})
	return r.simulated.Load()
}

// Run looks again until a provider is there.
func (r *reach) Run(ctx context.Context) error {
	r.Simulate()
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for r.simulated.Load() && !r.fixed {
		select {
		case <-tick.C:
			r.look(ctx)
		case <-ctx.Done():
			return nil
		}
	}
	<-ctx.Done()
	return nil
}

// look asks all providers at once; one that answers is enough.
func (r *reach) look(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, lookWithin)
	defer cancel()
	answers := make(chan error, len(r.providers))
	for _, p := range r.providers {
		go func() { answers <- p.Ping(ctx) }()
	}
	alone := true
	for range r.providers {
		if err := <-answers; err == nil {
			alone = false
			cancel()
		}
	}
	if was := r.simulated.Swap(alone); was != alone {
		r.log.Info("simulated market", "on", alone)
		r.onChange(alone)
	}
}
