package main

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// host is a provider that is there or not.
type host struct {
	up    atomic.Bool
	slow  time.Duration
	pings atomic.Int32
}

func (h *host) Name() string { return "host" }

func (h *host) Ping(ctx context.Context) error {
	h.pings.Add(1)
	select {
	case <-time.After(h.slow):
	case <-ctx.Done():
		return ctx.Err()
	}
	if !h.up.Load() {
		return errors.New("no route to host")
	}
	return nil
}

func look(mode simulation, hosts ...*host) *reach {
	var all []pinger
	for _, h := range hosts {
		all = append(all, h)
	}
	return newReach(mode, all, slog.New(slog.DiscardHandler))
}

func TestSimulatedMarketAnswersOnlyWhereNobodyCanBeReached(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		up, down := &host{}, &host{}
		up.up.Store(true)
		if look(simulateIfAlone, down, up).Simulate() {
			t.Error("simulated though one provider is there")
		}
		if !look(simulateIfAlone, down, down).Simulate() {
			t.Error("not simulated though none is there")
		}
		if !look(simulateAlways, up).Simulate() || look(simulateNever, down).Simulate() {
			t.Error("the configuration does not decide")
		}
	})
}

func TestFirstLookIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		if !look(simulateIfAlone, &host{slow: time.Hour}).Simulate() || time.Since(start) > lookWithin {
			t.Errorf("took %s", time.Since(start))
		}
	})
}

func TestSimulatedMarketEndsForGoodWhenAProviderComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &host{}
		r := look(simulateIfAlone, h)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- r.Run(ctx) }()
		synctest.Wait()
		if !r.Simulate() {
			t.Error("not simulated at the start")
		}
		h.up.Store(true)
		time.Sleep(lookEvery + time.Second)
		if r.Simulate() {
			t.Error("still simulated")
		}
		pings := h.pings.Load()
		h.up.Store(false)
		time.Sleep(time.Hour)
		if r.Simulate() || h.pings.Load() != pings {
			t.Error("it came back, or goes on looking")
		}
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
