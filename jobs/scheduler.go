// Package jobs says when things happen that nobody asked for; what happens is in core.
//
// Schedules are cron expressions of five fields, or @every and its kin, in UTC. A job never
// runs beside itself, a job that panics runs again next time, and a stop waits for the one
// under way. The package knows no platform and no provider.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"
)

// Job is one thing to do again and again.
type Job interface {
	Name() string
	// Schedule is a cron expression in UTC.
	Schedule() string
	// RunOnce does it. An error is logged, and the next time comes all the same.
	RunOnce(context.Context) error
}

// Scheduler runs jobs at their times.
type Scheduler struct {
	jobs []Job
	log  *slog.Logger
}

// New checks the schedules.
func New(log *slog.Logger, jobs ...Job) (*Scheduler, error) {
	for _, j := range jobs {
		if err := Check(j.Schedule()); err != nil {
			return nil, fmt.Errorf("job %s: %w", j.Name(), err)
		}
	}
	return &Scheduler{jobs, log}, nil
}

// Check tells whether a cron expression can be read and ever comes true.
func Check(expression string) error {
	s, err := parse(expression)
	if err != nil {
		return fmt.Errorf("%q is not a schedule, write for example \"*/5 * * * *\" or \"@every 1m\"", expression)
	}
	if s.Next(time.Now()).IsZero() {
		return fmt.Errorf("%q never comes true", expression)
	}
	return nil
}

// parse keeps the library's panic about "TZ=" without a schedule from us.
func parse(expression string) (s cron.Schedule, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("unreadable schedule: %v", r)
		}
	}()
	return cron.ParseStandard(expression)
}

// Run runs the jobs until ctx ends and waits for the one under way.
func (s *Scheduler) Run(ctx context.Context) error {
	c := cron.New(cron.WithLocation(time.UTC), cron.WithLogger(cronLog{s.log}))
	for _, j := range s.jobs {
		log := cronLog{s.log.With("job", j.Name())}
		// In this order: the other way round a job that panicked once would never run again.
		chain := cron.NewChain(cron.SkipIfStillRunning(log), cron.Recover(log))
		if _, err := c.AddJob(j.Schedule(), chain.Then(cron.FuncJob(func() { s.once(ctx, j) }))); err != nil {
			return fmt.Errorf("schedule %s: %w", j.Name(), err)
		}
	}
	c.Start()
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}

func (s *Scheduler) once(ctx context.Context, j Job) {
	if ctx.Err() != nil {
		return
	}
	start := time.Now()
	if err := j.RunOnce(ctx); err != nil && ctx.Err() == nil {
		s.log.Warn("job", "job", j.Name(), "error", err)
		return
	}
	s.log.Debug("job done", "job", j.Name(), "took", time.Since(start))
}

// cronLog gives the library's messages to slog.
type cronLog struct{ log *slog.Logger }

func (l cronLog) Info(msg string, kv ...any) { l.log.Debug("cron: "+msg, kv...) }

func (l cronLog) Error(err error, msg string, kv ...any) {
	l.log.Error("cron: "+msg, append(kv, "error", err)...)
}
