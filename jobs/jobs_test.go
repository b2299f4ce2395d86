package jobs_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/market"
	"tickertape/jobs"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// work is a job that takes its time, fails or panics as told.
type work struct {
	schedule string
	takes    time.Duration
	err      error
	panics   bool

	mu          sync.Mutex
	runs, most  int
	now         int
	interrupted bool
}

func (w *work) Name() string     { return "work" }
func (w *work) Schedule() string { return w.schedule }

func (w *work) RunOnce(ctx context.Context) error {
	w.mu.Lock()
	w.runs++
	w.now++
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
		s, err := jobs.New(slog.New(slog.NewTextHandler(&log, nil)), all...)
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

func TestJobRunsAtItsTimes(t *testing.T) {
	w := &work{schedule: "*/5 * * * *"}
	during(t, time.Hour+time.Second, w)
	if runs, _ := w.count(); runs != 12 {
		t.Errorf("%d runs in an hour", runs)
	}
}

func TestJobNeverRunsBesideItself(t *testing.T) {
	slow, quick := &work{schedule: "* * * * *", takes: 150 * time.Second}, &work{schedule: "* * * * *"}
	during(t, 30*time.Minute+time.Second, slow, quick)
	if runs, most := slow.count(); most != 1 || runs < 8 {
		t.Errorf("%d at once, %d runs", most, runs)
	}
	if runs, _ := quick.count(); runs != 30 {
		t.Errorf("another job ran %d times in half an hour", runs)
	}
}

func TestErrorAndPanicAreLoggedAndTheNextTimeComes(t *testing.T) {
	bad, worse := &work{schedule: "@every 1m", err: errors.New("upstream is gone")}, &work{schedule: "@every 1m", panics: true}
	log := during(t, 10*time.Minute+time.Second, bad, worse)
	for _, w := range []*work{bad, worse} {
		if runs, _ := w.count(); runs != 10 {
			t.Errorf("%d runs", runs)
		}
	}
	if !strings.Contains(log, "upstream is gone") || !strings.Contains(log, "kaboom") {
		t.Errorf("logged %s", log)
	}
}

func TestStopEndsTheJobUnderWayAndWaitsForIt(t *testing.T) {
	w := &work{schedule: "* * * * *", takes: time.Hour}
	during(t, 2*time.Minute, w)
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.interrupted || w.now != 0 {
		t.Errorf("interrupted %v, still %d under way", w.interrupted, w.now)
	}
}

func TestScheduleThatCannotBeReadIsRefused(t *testing.T) {
	for _, s := range []string{"", "every minute", "61 * * * *", "TZ=", "* * *", "0 0 30 2 *"} {
		_, err := jobs.New(slog.New(slog.DiscardHandler), &work{schedule: s})
		if err == nil || !strings.HasPrefix(err.Error(), "job work: ") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// market is what people ask for, and where it comes from.
type place struct {
	asked []market.Asset
	err   error

	mu       sync.Mutex
	requests []market.Request
	lanes    []market.Lane
	since    time.Time
}

func (p *place) MostAsked(_ context.Context, since time.Time, limit int) ([]market.Asset, error) {
	p.since = since
	return p.asked[:min(limit, len(p.asked))], p.err
}

func (p *place) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests = append(p.requests, r)
	p.lanes = append(p.lanes, market.LaneOf(ctx))
	return market.Answer{}, p.err
}

func TestWarmAsksForWhatPeopleAskedFor(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	cfg.Assets = 2
	btc, eth := market.Asset{Class: market.Crypto, ID: "bitcoin"}, market.Asset{Class: market.Crypto, ID: "ethereum"}
	p := &place{asked: []market.Asset{btc, eth, {ID: "third"}}}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(p.requests) != 1 || p.requests[0].Kind != market.Price || len(p.requests[0].Assets) != 2 {
		t.Errorf("asked %+v", p.requests)
	}
	if p.lanes[0] != market.Batch {
		t.Errorf("it went in the %s lane, before people", p.lanes[0])
	}
	if d := time.Since(p.since) - cfg.Since; d < 0 || d > time.Minute {
		t.Errorf("what was asked since %v", p.since)
	}
}

func TestWarmAsksForNothingWhereNobodyAsked(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	p := &place{}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil || len(p.requests) != 0 {
		t.Errorf("asked %v, %v", p.requests, err)
	}
	cfg.Assets = 0
	p.asked = []market.Asset{{ID: "bitcoin"}}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil || len(p.requests) != 0 {
		t.Errorf("switched off it asked %v, %v", p.requests, err)
	}
}

func TestWarmSaysWhatFailed(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	p := &place{asked: []market.Asset{{ID: "bitcoin"}}, err: errors.New("gone")}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Error(err)
	}
}

func TestBadWarmConfigIsRefused(t *testing.T) {
	err := jobs.WarmConfig{Schedule: "x", Assets: 251, Since: time.Second}.Validate()
	for _, want := range []string{"schedule:", "assets: 251", "since: 1s"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q: %v", want, err)
		}
	}
}
