// Package jobs says when things happen that nobody asked for; what happens is in core.
//
// A job never runs beside itself, whether a schedule or an operator starts it; one that panics
// runs again next time; a stop ends those under way and waits for them. What became of every run
// is kept:
//
//	        ┌────────── its time comes ──────────┐
//	        ▼                                    │
//	waits ──┬─▶ runs ──▶ done, idle, failed ─────┤
//	        │    ├─ it takes too long ──▶ failed │
//	        │    └─ the bot stops ──▶ stopped    │
//	        └─ it runs still ──▶ skipped ────────┘
//
// The package knows no platform and no provider.
package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/robfig/cron/v3"

	"tickertape/core/record"
)

// Job is one thing to do again and again.
type Job interface {
	Name() string
	When() When
	// RunOnce does it, and tells what it did in a few words, nothing where there was nothing to
	// do. An error is logged, and the next time comes all the same.
	RunOnce(ctx context.Context) (did string, err error)
}

// Long is a job whose runs may take another time than 3 hours.
type Long interface {
	Longest() time.Duration
}

// longest is how long a run of any other job may take.
const longest = 3 * time.Hour

// Teller is a job that has something to say besides what its runs did.
type Teller interface {
	Tell(ctx context.Context) string
}

// Runs keeps what became of runs.
type Runs interface {
	PutRun(ctx context.Context, r record.Run) error
	Runs(ctx context.Context, job string, most int) ([]record.Run, error) // the newest first
}

// Meter counts.
type Meter interface {
	Ran(r record.Run)
	Skipped(job string)
}

// Parts are what a scheduler works with. Runs and Meter may be nil.
type Parts struct {
	Zone  string // of schedules that name none; empty: UTC
	Runs  Runs
	Meter Meter
	Log   *slog.Logger
}

// Scheduler runs jobs at their times.
type Scheduler struct {
	Parts
	entries []*entry

	work sync.WaitGroup // runs that operators asked for

	mu    sync.Mutex
	life  context.Context // of the runs, while Run runs; nil before
	clock *cron.Cron      // that runs them; nil before
	ended bool
}

// What an operator may hear.
var (
	ErrUnknown = errors.New("there is no such job")
	ErrBusy    = errors.New("it is running already")
	ErrEnded   = errors.New("the bot is stopping")
)

// New checks the schedules.
func New(p Parts, all ...Job) (*Scheduler, error) {
	s := &Scheduler{Parts: p}
	for _, j := range all {
		at, err := j.When().schedule(p.Zone)
		if err != nil {
			return nil, fmt.Errorf("job %s: %w", j.Name(), err)
		}
		s.entries = append(s.entries, &entry{Job: j, at: at, busy: make(chan struct{}, 1)})
	}
	return s, nil
}

// Run runs the jobs until ctx ends and waits for those under way.
func (s *Scheduler) Run(ctx context.Context) error {
	s.mend(ctx)
	c := cron.New(cron.WithLocation(time.UTC), cron.WithLogger(cronLog{s.Log}))
	for _, e := range s.entries {
		if e.at != nil {
			e.id = c.Schedule(e.at, cron.FuncJob(func() { s.due(ctx, e) }))
		}
	}
	c.Start()
	s.begin(ctx, c)
	<-ctx.Done()
	<-c.Stop().Done()
	s.end()
	s.work.Wait()
	return nil
}

// begin says until when runs that operators ask for may last, and by whose clock jobs run.
func (s *Scheduler) begin(life context.Context, c *cron.Cron) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.life, s.clock = life, c
}

// end lets no further run begin.
func (s *Scheduler) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
}

// mend closes the runs that an earlier life of the bot did not.
func (s *Scheduler) mend(ctx context.Context) {
	for _, e := range s.entries {
		r, there := s.last(ctx, e.Name())
		if there && r.Outcome == record.Running {
			r.Outcome = record.Broken
			s.keep(ctx, r)
		}
	}
}

// due runs a job whose time has come, unless it runs still: what cron.SkipIfStillRunning does,
// for the runs of operators too.
func (s *Scheduler) due(ctx context.Context, e *entry) {
	if ctx.Err() != nil {
		return
	}
	if !e.take() {
		level := slog.LevelDebug
		times := e.skipped.Add(1)
		if times > 1 { // once a run may just have taken long
			level = slog.LevelWarn
		}
		s.Log.Log(ctx, level, "job is skipped: it runs still", "job", e.Name(), "times", times)
		if s.Meter != nil {
			s.Meter.Skipped(e.Name())
		}
		return
	}
	defer e.leave()
	s.once(ctx, e, record.BySchedule)
}

// RunNow runs a job for an operator and tells what became of it. Beside Run, a job goes on when
// who asked for it has left; alone it ends with ctx.
func (s *Scheduler) RunNow(ctx context.Context, name string) (record.Run, error) {
	e, err := s.find(name)
	if err != nil {
		return record.Run{}, err
	}
	if !e.take() {
		return record.Run{}, fmt.Errorf("job %s: %w", name, ErrBusy)
	}
	life, beside, err := s.join(ctx)
	if err != nil {
		e.leave()
		return record.Run{}, fmt.Errorf("job %s: %w", name, err)
	}
	ended := make(chan record.Run, 1)
	go func() {
		defer s.work.Done()
		defer e.leave()
		ended <- s.once(life, e, record.ByOperator)
	}()
	if !beside {
		return <-ended, nil
	}
	select {
	case r := <-ended:
		return r, nil
	case <-ctx.Done():
		return record.Run{}, fmt.Errorf("job %s goes on: %w", name, ctx.Err())
	}
}

// join counts a run among those under way, and tells how long it may last.
func (s *Scheduler) join(ctx context.Context) (life context.Context, beside bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return nil, false, ErrEnded
	}
	s.work.Add(1)
	if s.life != nil {
		return s.life, true, nil
	}
	return ctx, false, nil
}

func (s *Scheduler) find(name string) (*entry, error) {
	var names []string
	for _, e := range s.entries {
		if e.Name() == name {
			return e, nil
		}
		names = append(names, e.Name())
	}
	return nil, fmt.Errorf("%w as %q, use one of %s", ErrUnknown, name, strings.Join(names, ", "))
}

// cronLog gives the library's messages to slog.
type cronLog struct{ log *slog.Logger }

func (l cronLog) Info(msg string, kv ...any) { l.log.Debug("cron: "+msg, kv...) }

func (l cronLog) Error(err error, msg string, kv ...any) {
	l.log.Error("cron: "+msg, append(kv, "error", err)...)
}
