package gateway_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway"
	"tickertape/providers/gateway/cache"
)

// pair is a gateway with two providers of the same coins, both 50 ms away, and no cache.
func pair(t testing.TB, n int) (first *fake, g *gateway.Gateway, all []market.Asset) {
	t.Helper()
	first, all = coinsOf(n)
	second, _ := coinsOf(n)
	second.name = "second"
	first.slow, second.slow = 50*time.Millisecond, 50*time.Millisecond
	var cfg gateway.Config
	cfg.Defaults()
	cfg.Budgets = nil
	cfg.Batch.Parallel = 64
	return first, gateway.New(cfg, gateway.Parts{Providers: []gateway.Provider{first, second}}), all
}

// readers ask for a coin every so often and return what the slowest of a hundred waited.
func readers(t testing.TB, g *gateway.Gateway, all []market.Asset, n int, every time.Duration) (p99 time.Duration) {
	t.Helper()
	took := make([]time.Duration, n)
	var wg sync.WaitGroup
	for i := range n {
		time.Sleep(every)
		wg.Go(func() {
			start := time.Now()
			if _, err := g.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: all[i%len(all) : i%len(all)+1], Currency: market.USD}); err != nil {
				t.Errorf("coin %d: %v", i, err)
			}
			took[i] = time.Since(start)
		})
	}
	wg.Wait()
	slices.Sort(took)
	return took[n*99/100]
}

// kill makes every call of a provider hang, and asks until its breaker is open.
func kill(t testing.TB, f *fake, g *gateway.Gateway, all []market.Asset) {
	t.Helper()
	f.mu.Lock()
	f.slow = time.Hour
	f.mu.Unlock()
	readers(t, g, all, 400, 20*time.Millisecond)
}

func TestDeadProviderCostsPeopleNoTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first, g, all := pair(t, 100)
		well := readers(t, g, all, 2000, 5*time.Millisecond)
		kill(t, first, g, all)
		dead := readers(t, g, all, 2000, 5*time.Millisecond)
		t.Logf("p99 with both %s, with one dead %s", well, dead)
		if dead-well > 20*time.Millisecond {
			t.Errorf("p99 rose from %s to %s", well, dead)
		}
		first.mu.Lock()
		first.slow = 50 * time.Millisecond
		first.mu.Unlock()
		before, back := first.calls(), time.Now()
		for first.calls() < before+10 && time.Since(back) < time.Minute {
			readers(t, g, all, 10, 5*time.Millisecond)
		}
		if waited := time.Since(back); waited > 10*time.Second {
			t.Errorf("used again after %s", waited)
		}
		time.Sleep(time.Minute)
	})
}

// BenchmarkOneProviderDead is what one dead provider of two adds to the p99 of people's
// questions once its breaker is open. Aim: under 20 ms.
func BenchmarkOneProviderDead(b *testing.B) {
	var added float64
	for b.Loop() {
		first, g, all := pair(b, 100)
		well := readers(b, g, all, 400, 5*time.Millisecond)
		kill(b, first, g, all)
		dead := readers(b, g, all, 1000, 5*time.Millisecond)
		added = max(added, float64((dead-well).Microseconds())/1000)
	}
	b.ReportMetric(added, "added-p99-ms")
}

// BenchmarkMemory is what the gateway holds with a hundred thousand cached prices, and after
// a million different requests. Both levels are bounded: the second number is not ten times
// the first.
func BenchmarkMemory(b *testing.B) {
	for b.Loop() {
		levels := inMemory(b)
		var cfg gateway.Config
		cfg.Defaults()
		cfg.Budgets = nil
		empty := heap()
		g := gateway.New(cfg, gateway.Parts{Providers: []gateway.Provider{everything{}}, Cache: cache.Levels{First: levels}})
		fill(b, g, 0, 100_000)
		b.ReportMetric(heap()-empty, "MB-100k-entries")
		fill(b, g, 100_000, 1_000_000)
		b.ReportMetric(heap()-empty, "MB-1M-requests")
		runtime.KeepAlive(g)
	}
}

// everything is a provider that knows a price of whatever it is asked for.
type everything struct{}

func (everything) Name() string { return "everything" }

func (everything) Capabilities() []market.Capability {
	return []market.Capability{{Kind: market.Price, Classes: []market.Class{market.Crypto}, Batch: 100}}
}

func (everything) Fetch(_ context.Context, r market.Request) (market.Answer, error) {
	a := market.Answer{Source: "everything", AsOf: time.Now()}
	for _, asset := range r.Assets {
		a.Quotes = append(a.Quotes, market.Quote{Asset: asset, Price: 1, Currency: market.USD, At: a.AsOf, Source: a.Source})
	}
	return a, nil
}

// fill asks for so many different coins, a hundred at a time.
func fill(b *testing.B, g *gateway.Gateway, from, to int) {
	b.Helper()
	for i := from; i < to; i += 100 {
		r := market.Request{Kind: market.Price, Currency: market.USD}
		for j := range 100 {
			r.Assets = append(r.Assets, market.Asset{Class: market.Crypto, ID: fmt.Sprintf("coin-%d", i+j)})
		}
		if _, err := g.Fetch(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
}

// heap is what is in use, in megabytes.
func heap() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapInuse) / (1 << 20)
}
