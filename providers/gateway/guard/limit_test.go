package guard_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway/guard"
)

// clerk is a provider that does so many calls at once at full speed.
type clerk struct {
	fast atomic.Int64
	busy atomic.Int64
	most atomic.Int64 // seen at once since the last look
}

func (c *clerk) Fetch(ctx context.Context, _ market.Request) (market.Answer, error) {
	n := c.busy.Add(1)
	defer c.busy.Add(-1)
	for seen := c.most.Load(); n > seen && !c.most.CompareAndSwap(seen, n); seen = c.most.Load() {
	}
	over := max(1, n/c.fast.Load())
	select {
	case <-time.After(time.Duration(over*over) * 50 * time.Millisecond):
		return market.Answer{}, nil
	case <-ctx.Done():
		return market.Answer{}, ctx.Err()
	}
}

// crowd asks with so many at once for a while and tells how many were refused.
func crowd(t *testing.T, ask market.Fetch, people int, during time.Duration) (refused int64) {
	t.Helper()
	var n atomic.Int64
	var wg sync.WaitGroup
	end := time.Now().Add(during)
	for i := range people {
		wg.Go(func() {
			r := market.Request{Kind: market.History, Assets: []market.Asset{{ID: fmt.Sprint(i)}}}
			for time.Now().Before(end) {
				_, err := ask(t.Context(), r)
				if errors.Is(err, market.ErrOverloaded) {
					n.Add(1)
					time.Sleep(100 * time.Millisecond)
				} else if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	return n.Load()
}

func TestCallsUnderWayFollowWhatTheProviderBears(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &clerk{}
		c.fast.Store(64)
		ask := guard.Limit("clerk")(c.Fetch)
		crowd(t, ask, 24, time.Minute)
		if n := c.most.Swap(0); n < 17 {
			t.Errorf("a fast provider got %d calls at once, no more than at the beginning", n)
		}
		c.fast.Store(4)
		least := int64(40)
		done := make(chan struct{})
		go func() {
			defer close(done)
			for range 180 {
				time.Sleep(time.Second)
				least = min(least, c.busy.Load())
			}
		}()
		crowd(t, ask, 40, 3*time.Minute+time.Second)
		<-done
		if least > 16 {
			t.Errorf("one that slows down is never asked less than %d times at once", least)
		}
	})
}

func TestCallWithoutAPlaceIsRefusedInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stuck := make(chan struct{})
		ask := guard.Limit("stuck")(func(context.Context, market.Request) (market.Answer, error) {
			<-stuck
			return market.Answer{}, nil
		})
		var wg sync.WaitGroup
		for range 16 {
			wg.Go(func() { _, _ = ask(t.Context(), market.Request{Kind: market.Price}) })
		}
		synctest.Wait()
		start := time.Now()
		_, err := ask(t.Context(), market.Request{Kind: market.Price})
		var failed *market.Error
		if !errors.As(err, &failed) || failed.Fault != market.ErrOverloaded || failed.Provider != "stuck" || time.Since(start) > time.Second {
			t.Errorf("after %s: %v", time.Since(start), err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := ask(ctx, market.Request{Kind: market.Price}); !errors.Is(err, context.Canceled) {
			t.Errorf("who has gone gets %v", err)
		}
		close(stuck)
		wg.Wait()
	})
}
