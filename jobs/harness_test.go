package jobs_test

import (
	"bytes"
	"cmp"
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/record"
	"tickertape/jobs"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// work is a job that takes its time, fails or panics as told.
type work struct {
	name     string // "work" where it has none
	schedule string
	zone     string
	takes    time.Duration
	did      string
	err      error
	panics   bool

	mu          sync.Mutex
	runs, most  int
	now         int
	at          []time.Time // of the runs
	interrupted bool
}

func (w *work) Name() string    { return cmp.Or(w.name, "work") }
func (w *work) When() jobs.When { return jobs.When{Schedule: w.schedule, Zone: w.zone} }

func (w *work) RunOnce(ctx context.Context) (string, error) {
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
		return "", ctx.Err()
	}
	return w.did, w.err
}

func (w *work) count() (runs, most int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.runs, w.most
}

// diary keeps runs in memory, and counts.
type diary struct {
	mu      sync.Mutex
	runs    []record.Run // the newest last
	ran     int
	skipped int
	err     error
}

func (d *diary) PutRun(_ context.Context, r record.Run) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, old := range d.runs {
		if old.Job == r.Job && old.Start.Equal(r.Start) {
			d.runs[i] = r
			return d.err
		}
	}
	d.runs = append(d.runs, r)
	return d.err
}

func (d *diary) Runs(_ context.Context, job string, most int) (all []record.Run, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, r := range slices.Backward(d.runs) {
		if r.Job == job && len(all) < most {
			all = append(all, r)
		}
	}
	return all, d.err
}

func (d *diary) Ran(record.Run) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ran++
}

func (d *diary) Skipped(string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.skipped++
}

// quiet are parts that keep nothing.
func quiet() jobs.Parts { return jobs.Parts{Log: slog.New(slog.DiscardHandler)} }

// during lets jobs run for a while in free time and returns what was logged.
func during(t *testing.T, d time.Duration, all ...jobs.Job) string {
	t.Helper()
	var log bytes.Buffer
	spend(t, jobs.Parts{Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}, func(*testing.T, *jobs.Scheduler) { time.Sleep(d) }, all...)
	return log.String()
}

// spend runs jobs in free time, from the midnight that begins the year 2000 in UTC on, until act
// has ended.
func spend(t *testing.T, p jobs.Parts, act func(*testing.T, *jobs.Scheduler), all ...jobs.Job) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s, err := jobs.New(p, all...)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- s.Run(ctx) }()
		act(t, s)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
