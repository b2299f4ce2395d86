package gateway_test

import (
	"testing"

	"tickertape/core/market"
	"tickertape/providers/gateway"
	"tickertape/providers/gateway/cache"
	storage "tickertape/storage/cache"
)

// BenchmarkCachedPrice is a price that is in the first level. Aim: under 1 µs.
func BenchmarkCachedPrice(b *testing.B) {
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
