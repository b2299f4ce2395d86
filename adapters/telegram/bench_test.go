package telegram_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"tickertape/adapters/telegram"
	"tickertape/adapters/telegram/telegramtest"
	"tickertape/core/chat"
)

// repeater answers at once what it receives, outside of Receive as the pipeline does.
type repeater struct {
	adapter *telegram.Adapter
	out     sync.WaitGroup
}

func (r *repeater) Receive(ctx context.Context, e chat.Event) error {
	m := e.Body.(chat.Message)
	r.out.Go(func() {
		_, _ = r.adapter.Send(ctx, chat.Post{To: m.Ref.Address, ReplyTo: m.Ref, Card: chat.Card{Text: m.Text}})
	})
	return nil
}

// BenchmarkAdapter is telegramtest's BenchmarkEcho through the adapter: 64 conversations in
// flight, nothing stored.
func BenchmarkAdapter(b *testing.B) {
	server := telegramtest.New(b, telegramtest.Forgetful())
	var cfg telegram.Config
	cfg.Defaults()
	cfg.Token, cfg.APIURL = server.Token(), server.URL()
	r := &repeater{}
	var err error
	if r.adapter, err = telegram.New(cfg, telegram.Parts{To: r}); err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- r.adapter.Run(ctx) }()
	b.ReportAllocs()
	b.ResetTimer()
	took, err := server.Load(ctx, 64, b.N, func(n int) string { return fmt.Sprint("price btc ", n) })
	b.StopTimer()
	r.out.Wait()
	cancel()
	if err != nil {
		b.Fatal(err)
	}
	if err := <-ended; err != nil {
		b.Fatal(err)
	}
	slices.Sort(took)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}
