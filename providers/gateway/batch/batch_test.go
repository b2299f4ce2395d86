package batch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"tickertape/core/market"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// upstream answers after 50 ms with a price for every asset that is not odd.
type upstream struct {
	mu        sync.Mutex
	calls     []market.Request
	cancelled int
	err       error
}

func (u *upstream) fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	u.mu.Lock()
	u.calls = append(u.calls, r)
	err := u.err
	u.mu.Unlock()
	select {
	case <-time.After(50 * time.Millisecond):
	case <-ctx.Done():
		u.mu.Lock()
		u.cancelled++
		u.mu.Unlock()
		return market.Answer{}, ctx.Err()
	}
	if err != nil {
		return market.Answer{}, err
	}
	a := market.Answer{Source: "up"}
	for _, asset := range r.Assets {
		if asset.ID != "odd" {
			a.Quotes = append(a.Quotes, market.Quote{Asset: asset, Price: float64(len(asset.ID))})
		}
	}
	return a, nil
}

func open(most int) (*upstream, *Stage, market.Fetch) {
	u := &upstream{}
	s := New(Config{Window: 100 * time.Millisecond, Parallel: 4}, []market.Capability{{Kind: market.Price, Batch: most}, {Kind: market.History}})
	return u, s, s.Around(u.fetch)
}

func price(ids ...string) market.Request {
	r := market.Request{Kind: market.Price}
	for _, id := range ids {
		r.Assets = append(r.Assets, market.Asset{Class: market.Crypto, ID: id})
	}
	return r
}

func TestThoseWhoComeMeanwhileShareTheNextCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u, s, fetch := open(100)
		var all sync.WaitGroup
		for i := range 30 {
			all.Go(func() {
				time.Sleep(time.Duration(i) * time.Millisecond)
				id := fmt.Sprint("coin", i%20)
				if a, err := fetch(t.Context(), price(id)); err != nil || len(a.Quotes) != 1 || a.Quotes[0].Asset.ID != id {
					t.Errorf("%s: %+v, %v", id, a, err)
				}
			})
		}
		all.Wait()
		s.Wait()
		if len(u.calls) != 2 || len(u.calls[0].Assets) != 1 || len(u.calls[1].Assets) != 20 {
			t.Errorf("%d calls", len(u.calls))
		}
		if len(s.groups) != 0 {
			t.Error("an idle group is kept")
		}
	})
}

func TestCallsAreNoLargerThanAllowedAndFullOnesLeaveSideBySide(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u, _, fetch := open(10)
		var all sync.WaitGroup
		start := time.Now()
		for i := range 41 {
			all.Go(func() { _, _ = fetch(t.Context(), price(fmt.Sprint("coin", i))) })
		}
		all.Wait()
		for _, c := range u.calls {
			if len(c.Assets) > 10 {
				t.Errorf("%d assets in a call", len(c.Assets))
			}
		}
		if took := time.Since(start); took > 250*time.Millisecond {
			t.Errorf("took %s", took)
		}
	})
}

func TestErrorAndAbsenceReachThoseTheyConcern(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u, _, fetch := open(10)
		if _, err := fetch(t.Context(), price("odd")); !errors.Is(err, market.ErrNotFound) {
			t.Errorf("an asset that is not in the answer: %v", err)
		}
		a, err := fetch(t.Context(), price("odd", "even"))
		if err != nil || len(a.Quotes) != 1 || len(a.Missing) != 1 {
			t.Errorf("%+v, %v", a, err)
		}
		u.err = &market.Error{Fault: market.ErrUnavailable}
		if _, err := fetch(t.Context(), price("even")); !errors.Is(err, market.ErrUnavailable) {
			t.Error(err)
		}
	})
}

func TestCallEndsWhenTheLastOneHasLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u, s, fetch := open(10)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		if _, err := fetch(ctx, price("coin")); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		s.Wait()
		if u.cancelled != 1 {
			t.Error("the call went on for nobody")
		}
	})
}

func TestRequestsWithATimeOfTheirOwnAreNotShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u, _, fetch := open(10)
		r := price("coin")
		r.Range.From = time.Now()
		h := market.Request{Kind: market.History, Assets: r.Assets}
		for _, one := range []market.Request{r, h} {
			_, _ = fetch(t.Context(), one)
		}
		if len(u.calls) != 2 {
			t.Errorf("%d calls", len(u.calls))
		}
	})
}

func TestTakeKeepsTheLimitAndLosesNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &group{most: rapid.IntRange(2, 6).Draw(t, "most")}
		n := rapid.IntRange(1, 12).Draw(t, "tickets")
		for range n {
			ids := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g", "h"}), 1, g.most).Draw(t, "ids")
			g.waiting = append(g.waiting, &ticket{r: price(ids...), lane: market.Lane(rapid.IntRange(0, 2).Draw(t, "lane"))})
		}
		taken := 0
		for len(g.waiting) > 0 {
			batch := g.take()
			c := newCall(batch)
			c.cancel()
			if len(batch) == 0 || len(c.r.Assets) > g.most {
				t.Fatalf("%d tickets, %d assets of %d", len(batch), len(c.r.Assets), g.most)
			}
			taken += len(batch)
			for _, b := range batch {
				for _, a := range b.r.Assets {
					if !slices.ContainsFunc(c.r.Assets, func(x market.Asset) bool { return nameOf(x) == nameOf(a) }) {
						t.Fatalf("%s is not in the call", a.ID)
					}
				}
			}
		}
		if taken != n {
			t.Fatalf("%d of %d taken", taken, n)
		}
	})
}
