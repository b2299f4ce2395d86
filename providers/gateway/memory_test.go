package gateway_test

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway"
	"tickertape/providers/gateway/budget"
	"tickertape/providers/gateway/cache"
)

func TestDueAnswerIsHandedOutWhileANewOneIsFetched(t *testing.T) {
	inHouse(t, func(h *house) {
		h.run()
		first := h.want(btc)
		h.coins.slow = time.Second
		time.Sleep(70 * time.Second)
		start := time.Now()
		for range 5 {
			if a := h.want(btc); !a.AsOf.Equal(first.AsOf) || a.Stale != 0 {
				t.Errorf("as of %v, stale %s", a.AsOf, a.Stale)
			}
		}
		if waited := time.Since(start); waited > 0 {
			t.Errorf("somebody waited %s", waited)
		}
		time.Sleep(2 * time.Second)
		if a := h.want(btc); a.AsOf.Equal(first.AsOf) || h.coins.calls() != 2 {
			t.Errorf("%d calls, still as of %v", h.coins.calls(), a.AsOf)
		}
		time.Sleep(5 * time.Minute)
		if a := h.want(btc); time.Since(a.AsOf) > 2*time.Second {
			t.Errorf("a price of %s ago was handed out as a new one", time.Since(a.AsOf))
		}
	})
}

func TestItIsRememberedThatNobodyKnows(t *testing.T) {
	inHouse(t, func(h *house) {
		unknown := market.Asset{Class: market.Crypto, ID: "nobody"}
		for range 5 {
			if _, err := h.price(unknown); !errors.Is(err, market.ErrNotFound) {
				t.Error(err)
			}
		}
		if n := h.coins.calls(); n != 1 {
			t.Errorf("%d calls", n)
		}
		time.Sleep(11 * time.Minute)
		h.coins.prices["nobody"] = 5
		if a := h.want(unknown); a.Quotes[0].Price != 5 {
			t.Errorf("%+v", a)
		}
	})
}

func TestNobodyIsNotRememberedWhereSomebodyCouldNotBeAsked(t *testing.T) {
	inHouse(t, func(h *house) {
		rare := market.Asset{Class: market.Crypto, ID: "rare"}
		h.coins.failing(fault("coins", market.ErrUnauthorized))
		if _, err := h.price(rare); !errors.Is(err, market.ErrExhausted) {
			t.Error(err)
		}
		if a := h.want(rare); a.Quotes[0].Price != 1 {
			t.Errorf("%+v", a)
		}
	})
}

// One provider can't be asked and the other never knew it: the last answer still stands in.
func TestOldAnswerStandsInAlthoughSomebodyElseNeverKnew(t *testing.T) {
	inHouse(t, func(h *house) {
		rare := market.Asset{Class: market.Crypto, ID: "rare"}
		h.want(rare)
		time.Sleep(5 * time.Minute)
		h.coins.failing(fault("coins", market.ErrRateLimited))
		if a := h.want(rare); a.Stale < 4*time.Minute {
			t.Errorf("%+v", a)
		}
		h.want(rare, btc)
	})
}

func TestFastPriceIsFetchedMoreOften(t *testing.T) {
	for name, c := range map[string]struct {
		to     float64
		wait   time.Duration
		cached bool
	}{
		"it ran":        {103_000, 15 * time.Second, false},
		"it stood":      {100_000, 100 * time.Second, true},
		"it walked":     {100_100, 45 * time.Second, true},
		"and it is due": {100_100, 75 * time.Second, false},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.want(btc)
				time.Sleep(61 * time.Second)
				h.coins.prices["bitcoin"] = c.to
				h.want(btc)
				time.Sleep(c.wait)
				h.want(btc)
				if cached := h.coins.calls() == 2; cached != c.cached {
					t.Errorf("after %s: cached %v", c.wait, cached)
				}
			})
		})
	}
}

func TestPriceIsFetchedMoreOftenAroundARelease(t *testing.T) {
	inHouse(t, func(h *house) {
		h.open(func(_ *gateway.Config, p *gateway.Parts) { p.Cache.Busy = func(time.Time) bool { return true } })
		h.want(btc)
		time.Sleep(25 * time.Second)
		h.want(btc)
		if n := h.coins.calls(); n != 2 {
			t.Errorf("%d calls", n)
		}
	})
}

func TestOverloadedGatewayHandsOutTheLastAnswer(t *testing.T) {
	inHouse(t, func(h *house) {
		h.want(btc)
		time.Sleep(5 * time.Minute)
		h.open(func(c *gateway.Config, p *gateway.Parts) {
			c.Lanes.Least, c.Lanes.Most, c.Lanes.Queue = 1, 1, [3]int{}
			p.Cache = cache.Levels{First: p.Cache.First, Second: h.second}
		})
		h.coins.slow = 3 * time.Second
		h.backup.slow = 3 * time.Second
		go func() { _, _ = h.price(eth) }()
		synctest.Wait()
		if a := h.want(btc); a.Stale < 4*time.Minute {
			t.Errorf("stale %s", a.Stale)
		}
		time.Sleep(10 * time.Second)
	})
}

func TestAllProvidersTogetherKeepTheOverallBudget(t *testing.T) {
	inHouse(t, func(h *house) {
		h.open(func(c *gateway.Config, p *gateway.Parts) {
			c.Overall = budget.Config{PerMinute: 3, Burst: 3}
			p.Cache = cache.Levels{}
		})
		for range 10 {
			_, _ = h.price(btc)
		}
		if n := h.coins.calls() + h.backup.calls(); n != 3 {
			t.Errorf("%d calls", n)
		}
	})
}

func TestCreditsOfTheMonthAreCountedOverARestart(t *testing.T) {
	inHouse(t, func(h *house) {
		limited := func(c *gateway.Config, p *gateway.Parts) {
			c.Budgets = map[string]budget.Config{"coins": {PerMonth: 3}}
			p.Cache.First = nil
		}
		for range 3 {
			h.open(limited)
			h.run()
			h.want(btc)
			h.want(eth)
			h.stops[len(h.stops)-1]()
			h.stops = h.stops[:len(h.stops)-1]
			h.second.mu.Lock()
			for key := range h.second.data { // the prices, not the ledger
				if !strings.HasPrefix(key, "usage|") {
					delete(h.second.data, key)
				}
			}
			h.second.mu.Unlock()
		}
		if n := h.coins.calls(); n != 3 {
			t.Errorf("%d calls, the plan has 3 credits", n)
		}
	})
}
