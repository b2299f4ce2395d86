package bolt_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/core/chat"
	"tickertape/storage/bolt"
)

// BenchmarkAccept is one durable, deduplicated event.
func BenchmarkAccept(b *testing.B) {
	for _, writers := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("%d_writers", writers), func(b *testing.B) {
			s, _ := run(b, b.TempDir(), func(c *bolt.Config) { c.InboxLimit = 1_000_000 })
			share(b, writers, func(n int) {
				_, err := s.Accept(context.Background(), message(n))
				must(b, err)
			})
		})
	}
}

// BenchmarkMessage is one message all the way: accepted, taken, answered, sent. Each of the
// three writes is durable before the next.
func BenchmarkMessage(b *testing.B) {
	for _, conversations := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("%d_conversations", conversations), func(b *testing.B) {
			s, _ := run(b, b.TempDir(), nil)
			ctx := context.Background()
			share(b, conversations, func(n int) {
				_, err := s.Accept(ctx, message(n))
				must(b, err)
				e, err := s.Next(ctx)
				must(b, err)
				must(b, s.Answered(ctx, interaction(e), post(e)))
				must(b, s.Sent(ctx, e.ID, chat.Ref{Address: post(e).To, ID: fmt.Sprint(n)}))
			})
		})
	}
}

// BenchmarkGet reads the second-level cache.
func BenchmarkGet(b *testing.B) {
	s, _ := run(b, b.TempDir(), nil)
	must(b, s.Put(context.Background(), "price|crypto:bitcoin|usd", make([]byte, 300), time.Now(), time.Now().Add(time.Hour)))
	b.ReportAllocs()
	for b.Loop() {
		_, _, _ = s.Get(context.Background(), "price|crypto:bitcoin|usd")
	}
}

// share calls do for b.N numbers from so many goroutines at once.
func share(b *testing.B, workers int, do func(n int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	b.ReportAllocs()
	b.ResetTimer()
	begun := time.Now()
	for range workers {
		wg.Go(func() {
			for {
				n := int(next.Add(1))
				if n > b.N {
					return
				}
				do(n)
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(b.N)/time.Since(begun).Seconds(), "per_s")
}
