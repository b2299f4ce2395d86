package telegramtest_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"tickertape/adapters/telegram/telegramtest"
)

// BenchmarkEcho is what the library and this server can do: a bare echo loop, 64
// conversations in flight, 256 idle connections.
func BenchmarkEcho(b *testing.B) {
	s := telegramtest.New(b, telegramtest.Forgetful())
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- telegramtest.Echo(ctx, s, nil) }()
	b.ReportAllocs()
	b.ResetTimer()
	took, err := s.Load(ctx, 64, b.N, func(n int) string { return fmt.Sprint("price btc ", n) })
	b.StopTimer()
	cancel()
	if err != nil {
		b.Fatal(err)
	}
	if err := <-ended; err != nil {
		b.Fatal(err)
	}
	report(b, took)
}

func report(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}
