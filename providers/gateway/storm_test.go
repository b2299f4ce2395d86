package gateway_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway"
	"tickertape/providers/gateway/budget"
)

// coinsOf makes n coins and a provider that has them, with batches of 100.
func coinsOf(n int) (*fake, []market.Asset) {
	f := crypto("coins", map[string]float64{})
	f.can = []market.Capability{{Kind: market.Price, Classes: []market.Class{market.Crypto}, Batch: 100}}
	var all []market.Asset
	for i := range n {
		id := fmt.Sprintf("coin-%d", i)
		f.prices[id] = float64(i + 1)
		all = append(all, market.Asset{Class: market.Crypto, ID: id})
	}
	return f, all
}

// storm lets people ask for one of the coins each within a span, and returns how long each waited.
func storm(t testing.TB, g *gateway.Gateway, people int, within time.Duration, coins []market.Asset) []time.Duration {
	t.Helper()
	took := make([]time.Duration, people)
	var wg sync.WaitGroup
	for i := range people {
		wg.Go(func() {
			time.Sleep(rand.N(within))
			start := time.Now()
			coin := coins[rand.N(len(coins))]
			a, err := g.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{coin}, Currency: market.USD})
			took[i] = time.Since(start)
			if err != nil || len(a.Quotes) != 1 || a.Quotes[0].Asset.ID != coin.ID {
				t.Errorf("%s: %+v, %v", coin.ID, a, err)
			}
		})
	}
	wg.Wait()
	slices.Sort(took)
	return took
}

func TestStormOnAColdCacheIsThreeCalls(t *testing.T) {
	inHouse(t, func(h *house) {
		coins, all := coinsOf(50)
		coins.slow = 50 * time.Millisecond
		h.coins = coins
		h.open(func(_ *gateway.Config, p *gateway.Parts) { p.Providers = []gateway.Provider{coins} })
		took := storm(h.t, h.gateway, 2000, time.Second, all)
		if n := coins.calls(); n > 3 {
			t.Errorf("%d upstream calls", n)
		}
		if p99 := took[len(took)*99/100]; p99 > 250*time.Millisecond {
			t.Errorf("p99 %s", p99)
		}
		synctest.Wait()
	})
}

// Two hundred questions a second over a thousand coins, for ten minutes, under a budget of
// thirty calls a minute.
func TestSteadyLoadStaysWithinItsBudget(t *testing.T) {
	inHouse(t, func(h *house) {
		coins, all := coinsOf(1000)
		coins.slow, coins.limit = 50*time.Millisecond, 30
		h.coins = coins
		h.open(func(c *gateway.Config, p *gateway.Parts) {
			c.Budgets = map[string]budget.Config{"coins": {PerMinute: 30, Burst: 5, Wait: 8 * time.Second}}
			p.Providers = []gateway.Provider{coins}
		})
		h.run()
		var mu sync.Mutex
		var ages []time.Duration
		failed := 0
		var wg sync.WaitGroup
		for range 10 * 60 * 200 {
			time.Sleep(5 * time.Millisecond)
			wg.Go(func() {
				// Some coins are asked for more often than others.
				coin := all[int(float64(len(all))*rand.Float64()*rand.Float64())]
				a, err := h.price(coin)
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					failed++
					return
				}
				ages = append(ages, time.Since(a.Quotes[0].At))
			})
		}
		wg.Wait()
		slices.Sort(ages)
		total := len(ages) + failed
		t.Logf("%d calls in 10 minutes; %d of %d answered; age of the data: median %s, 90 %% %s, 99 %% %s, oldest %s",
			coins.calls(), len(ages), total, ages[len(ages)/2], ages[len(ages)*9/10], ages[len(ages)*99/100], ages[len(ages)-1])
		if float64(len(ages)) < 0.999*float64(total) {
			t.Errorf("%d of %d failed", failed, total)
		}
		if coins.over > 0 {
			t.Errorf("%d calls were refused with 429", coins.over)
		}
	})
}
