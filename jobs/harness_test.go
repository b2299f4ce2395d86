package jobs_test

import (
	"bytes"
	"cmp"
	"context"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/jobs"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// work is a job that takes its time, fails or panics as told.
type work struct {
	name     string // "work" where it has none
	schedule string
	takes    time.Duration
	err      error
	panics   bool

	mu          sync.Mutex
	runs, most  int
	now         int
	at          []time.Time // of the runs
	interrupted bool
}

func (w *work) Name() string     { return cmp.Or(w.name, "work") }
func (w *work) Schedule() string { return w.schedule }

func (w *work) RunOnce(ctx context.Context) error {
	w.mu.Lock()
	w.runs++
	w.now++
	w.at = append(w.at, time.Now().UTC())
	w.most = max(w.most, w.now)
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.now--
	}()
	if w.panics {
		panic("kaboom")
	}
	select {
	case <-time.After(w.takes):
	case <-ctx.Done():
		w.mu.Lock()
		defer w.mu.Unlock()
		w.interrupted = true
		return ctx.Err()
	}
	return w.err
}

func (w *work) count() (runs, most int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.runs, w.most
}

// during lets jobs run for a while in free time and returns what was logged.
func during(t *testing.T, d time.Duration, all ...jobs.Job) string {
	t.Helper()
	var log bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		s, err := jobs.New(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), all...)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- s.Run(ctx) }()
		time.Sleep(d)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return log.String()
}
