package privacy_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/privacy"
)

func TestPromisesAreKeptAtTheStartWhenTheyAreDueAndAfterAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		calls, failing := 0, error(nil)
		fails := func(err error) {
			mu.Lock()
			defer mu.Unlock()
			failing = err
		}
		due := make(chan struct{}, 1)
		p := privacy.Promises{Due: due, Log: slog.New(slog.DiscardHandler), Finish: func(context.Context) (string, error) {
			mu.Lock()
			defer mu.Unlock()
			calls++
			return "", failing
		}}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- p.Run(ctx) }()
		after := func(d time.Duration, want int) {
			t.Helper()
			time.Sleep(d)
			synctest.Wait()
			mu.Lock()
			defer mu.Unlock()
			if calls != want {
				t.Errorf("%d calls, not %d", calls, want)
			}
		}
		after(0, 1)
		after(24*time.Hour, 1)
		fails(errors.New("the disk is full"))
		due <- struct{}{}
		after(0, 2)
		after(90*time.Second, 3)
		fails(nil)
		after(2*time.Minute, 4)
		after(24*time.Hour, 4)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
