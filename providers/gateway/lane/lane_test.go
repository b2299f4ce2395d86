package lane

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/market"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// hall is the lanes before something that takes a second.
type hall struct {
	fetch market.Fetch
	mu    sync.Mutex
	order []market.Lane
	now   int
	most  int
}

func open(cfg Config) *hall {
	h := &hall{}
	h.fetch = New(cfg)(func(ctx context.Context, _ market.Request) (market.Answer, error) {
		h.mu.Lock()
		h.order = append(h.order, market.LaneOf(ctx))
		h.now++
		h.most = max(h.most, h.now)
		h.mu.Unlock()
		time.Sleep(time.Second)
		h.mu.Lock()
		h.now--
		h.mu.Unlock()
		return market.Answer{}, nil
	})
	return h
}

func narrow() Config {
	var c Config
	c.Defaults()
	c.Least, c.Most = 1, 1
	return c
}

func (h *hall) ask(ctx context.Context, l market.Lane) error {
	_, err := h.fetch(market.InLane(ctx, l), market.Request{Kind: market.Price})
	return err
}

func TestUrgentGoFirstAndNobodyWaitsForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := narrow()
		cfg.Wait = [3]time.Duration{time.Hour, time.Hour, time.Hour}
		h := open(cfg)
		var all sync.WaitGroup
		for _, l := range []market.Lane{market.Batch, market.Batch, market.Standard, market.Standard} {
			all.Go(func() { _ = h.ask(t.Context(), l) })
			synctest.Wait()
		}
		for range 12 {
			all.Go(func() { _ = h.ask(t.Context(), market.Interactive) })
		}
		all.Wait()
		if h.order[0] != market.Batch { // it found a free place
			t.Errorf("order %v", h.order)
		}
		early := 0
		for _, l := range h.order[1:13] {
			if l != market.Interactive {
				early++
			}
		}
		if early != 1 {
			t.Errorf("%d of the first twelve turns were for those who can wait: %v", early, h.order)
		}
	})
}

func TestFullQueueRefusesAtOnceAndLateOnesAreNeverServed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := narrow()
		cfg.Queue = [3]int{3, 3, 3}
		cfg.Wait[market.Interactive] = 1500 * time.Millisecond
		h := open(cfg)
		errs := make(chan error, 10)
		start := time.Now()
		for range 6 {
			go func() { errs <- h.ask(t.Context(), market.Interactive) }()
		}
		synctest.Wait()
		for range 2 {
			if err := <-errs; !errors.Is(err, market.ErrOverloaded) || time.Since(start) > 0 {
				t.Errorf("beyond the queue: %v after %s", err, time.Since(start))
			}
		}
		served, late := 0, 0
		for range 4 {
			if err := <-errs; err == nil {
				served++
			} else if errors.Is(err, market.ErrOverloaded) {
				late++
			}
		}
		if served != 2 || late != 2 || len(h.order) != 2 {
			t.Errorf("%d served, %d refused, %d calls", served, late, len(h.order))
		}
	})
}

func TestPlacesFollowTheLoad(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cfg := narrow()
		cfg.Least, cfg.Most = 2, 10
		h := open(cfg)
		var all sync.WaitGroup
		for range 30 {
			all.Go(func() { _ = h.ask(t.Context(), market.Interactive) })
		}
		all.Wait()
		if h.most != 10 {
			t.Errorf("%d at once, want 10", h.most)
		}
	})
}

func TestCallerWhoGivesUpLeavesTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := open(narrow())
		go func() { _ = h.ask(t.Context(), market.Interactive) }()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if err := h.ask(ctx, market.Interactive); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		time.Sleep(5 * time.Second)
		if len(h.order) != 1 {
			t.Errorf("%d calls", len(h.order))
		}
	})
}
