package privacy_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/privacy"
)

func TestPromisesAreKeptAtTheStartWhenTheyAreDueAndAfterAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		calls, failing := 0, error(nil)
		due := make(chan struct{}, 1)
		p := privacy.Promises{Due: due, Log: slog.New(slog.DiscardHandler), Finish: func(context.Context) (string, error) {
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
			if calls != want {
				t.Errorf("%d calls, not %d", calls, want)
			}
		}
		after(0, 1)
		after(24*time.Hour, 1)
		failing = errors.New("the disk is full")
		due <- struct{}{}
		after(0, 2)
		after(90*time.Second, 3)
		failing = nil
		after(2*time.Minute, 4)
		after(24*time.Hour, 4)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
