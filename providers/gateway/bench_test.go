package gateway_test

import (
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway"
	"tickertape/providers/gateway/cache"
	storage "tickertape/storage/cache"
)

// inMemory is the first level as the bot has it: one cache for each class.
func inMemory(b *testing.B) map[string]cache.Store {
	b.Helper()
	levels := map[string]cache.Store{}
	for _, c := range cache.Classes() {
		var cfg storage.Config
		cfg.Defaults()
		s, err := storage.New(cfg)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = s.Close() })
		levels[c.Name] = s
	}
	return levels
}

// BenchmarkCachedPrice is a price that is in the first level. Aim: under 1 µs and at most 2 allocations.
func BenchmarkCachedPrice(b *testing.B) {
	levels := inMemory(b)
	var cfg gateway.Config
	cfg.Defaults()
	g := gateway.New(cfg, gateway.Parts{
		Providers: []gateway.Provider{crypto("coins", map[string]float64{"bitcoin": 100_000})},
		Cache:     cache.Levels{First: levels},
	})
	r := market.Request{Kind: market.Price, Assets: []market.Asset{btc}, Currency: market.USD}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := g.Fetch(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSignature is what identifies a request.
func BenchmarkSignature(b *testing.B) {
	r := market.Request{Kind: market.Price, Assets: []market.Asset{btc, eth}, Currency: market.USD}
	b.ReportAllocs()
	for b.Loop() {
		_ = r.Signature()
	}
}

// BenchmarkStorm is two thousand people who ask for prices among fifty coins within a second,
// on a cold cache, with 50 ms to the provider. Aim: at most 3 calls, p99 under 250 ms.
func BenchmarkStorm(b *testing.B) {
	var calls, p99 float64
	rounds := 0
	for b.Loop() {
		coins, all := coinsOf(50)
		coins.slow = 50 * time.Millisecond
		levels := map[string]cache.Store{}
		for _, c := range cache.Classes() {
			levels[c.Name] = newShelf()
		}
		var cfg gateway.Config
		cfg.Defaults()
		g := gateway.New(cfg, gateway.Parts{Providers: []gateway.Provider{coins}, Cache: cache.Levels{First: levels}})
		took := storm(b, g, 2000, time.Second, all)
		calls = max(calls, float64(coins.calls()))
		p99 += float64(took[len(took)*99/100].Milliseconds())
		rounds++
	}
	b.ReportMetric(calls, "upstream-calls-max")
	b.ReportMetric(p99/float64(rounds), "p99-ms")
}

// BenchmarkContention is a cached price asked for by 64 people at once.
func BenchmarkContention(b *testing.B) {
	levels := inMemory(b)
	var cfg gateway.Config
	cfg.Defaults()
	cfg.Budgets = nil
	coins, all := coinsOf(64)
	g := gateway.New(cfg, gateway.Parts{Providers: []gateway.Provider{coins}, Cache: cache.Levels{First: levels}})
	for _, a := range all {
		if _, err := g.Fetch(b.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{a}, Currency: market.USD}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetParallelism(32)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			r := market.Request{Kind: market.Price, Assets: all[i%64 : i%64+1], Currency: market.USD}
			if _, err := g.Fetch(b.Context(), r); err != nil {
				b.Error(err)
				return
			}
		}
	})
}
