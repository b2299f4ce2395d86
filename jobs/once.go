package jobs

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/robfig/cron/v3"

	"tickertape/core/record"
)

// Nothing is the error of a run that had nothing to do, and says why. It is no failure.
type Nothing string

func (n Nothing) Error() string { return string(n) }

// entry is a job in the plan.
type entry struct {
	Job
	at      cron.Schedule // nil: off
	id      cron.EntryID  // of the clock that runs it
	busy    chan struct{} // holds one thing while it runs
	skipped atomic.Int32  // times since the last run began
}

// take begins a run; false: one is under way.
func (e *entry) take() bool {
	select {
	case e.busy <- struct{}{}:
		e.skipped.Store(0)
		return true
	default:
		return false
	}
}

func (e *entry) leave() { <-e.busy }

// once runs a job and keeps what became of it.
func (s *Scheduler) once(ctx context.Context, e *entry, by string) record.Run {
	r := record.Run{Job: e.Name(), Start: time.Now().UTC(), Outcome: record.Running, By: by}
	s.keep(ctx, r)
	did, err := s.guarded(ctx, e)
	r.End = time.Now().UTC()
	var idle Nothing
	switch {
	case errors.As(err, &idle):
		r.Outcome, r.Did = record.Idle, short(string(idle))
	case err != nil && ctx.Err() != nil:
		r.Outcome, r.Error = record.Stopped, "it was told to stop"
	case err != nil:
		r.Outcome, r.Error = record.Failed, short(err.Error())
		s.complain(r.Job, err)
	case did == "":
		r.Outcome = record.Idle
	default:
		r.Outcome, r.Did = record.Done, short(did)
	}
	s.Log.Debug("job done", "job", r.Job, "outcome", r.Outcome, "took", r.Took())
	s.keep(ctx, r)
	if s.Meter != nil {
		s.Meter.Ran(r)
	}
	return r
}

// panicked is the error of a job that panicked.
type panicked struct {
	value any
	stack string
}

func (p panicked) Error() string { return fmt.Sprintf("it panicked: %v", p.value) }

// guarded makes a panic an error, and ends what takes too long.
func (s *Scheduler) guarded(ctx context.Context, e *entry) (did string, err error) {
	most := longest
	if l, ok := e.Job.(Long); ok {
		most = l.Longest()
	}
	ctx, cancel := context.WithTimeoutCause(ctx, most, fmt.Errorf("it took longer than %v", most))
	defer cancel()
	defer func() {
		if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
			err = fmt.Errorf("%w: %w", context.Cause(ctx), err)
		}
	}()
	defer func() {
		if p := recover(); p != nil {
			err = panicked{p, string(debug.Stack())}
		}
	}()
	return e.RunOnce(ctx)
}

// complain logs why a run failed.
func (s *Scheduler) complain(job string, err error) {
	var p panicked
	if errors.As(err, &p) {
		s.Log.Error("job", "job", job, "error", err, "stack", p.stack)
		return
	}
	s.Log.Warn("job", "job", job, "error", err)
}

// keepWithin is how long a run may take to be noted, also when the bot stops.
const keepWithin = 2 * time.Second

// keep notes a run. A store that can't is no reason not to work.
func (s *Scheduler) keep(ctx context.Context, r record.Run) {
	if s.Runs == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), keepWithin)
	defer cancel()
	if err := s.Runs.PutRun(ctx, r); err != nil {
		s.Log.Warn("note a run", "job", r.Job, "error", err)
	}
}

// last is the newest run of a job.
func (s *Scheduler) last(ctx context.Context, job string) (r record.Run, there bool) {
	if s.Runs == nil {
		return r, false
	}
	all, err := s.Runs.Runs(ctx, job, 1)
	if err != nil || len(all) == 0 {
		return r, false
	}
	return all[0], true
}

// mostText bounds what is kept of a sentence, in bytes.
const mostText = 2000

func short(text string) string {
	text = strings.ToValidUTF8(strings.TrimSpace(text), "")
	if len(text) <= mostText {
		return text
	}
	return strings.ToValidUTF8(text[:mostText], "") + "…"
}
