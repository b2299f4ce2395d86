package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// runner lives until ctx ends, and returns when all that it started has ended too.
type runner interface {
	Run(ctx context.Context) error
}

// runFunc makes a function a runner.
type runFunc func(ctx context.Context) error

func (f runFunc) Run(ctx context.Context) error { return f(ctx) }

// member is a runner with the name that is told when it ends early.
type member struct {
	name string
	runner
}

// stage is what starts and stops together; a later stage may use an earlier one.
type stage struct {
	name    string
	members []member
	grace   time.Duration // how long its members may take to end
}

var errEarly = errors.New("ended early")

// run starts the stages in order. When ctx ends, or a member does, it stops them in reverse:
// first nobody can put work in, then the work is finished, then the tools are put away.
func run(ctx context.Context, stages ...stage) error {
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	stops := make([]func() error, 0, len(stages))
	for _, s := range stages {
		stops = append(stops, s.start(ctx, fail))
	}
	<-ctx.Done()
	var errs []error
	if cause := context.Cause(ctx); errors.Is(cause, errEarly) {
		errs = append(errs, cause)
	}
	for i := len(stops) - 1; i >= 0; i-- {
		errs = append(errs, stops[i]())
	}
	return errors.Join(errs...)
}

// start runs the members with a life of their own, which the returned stop ends.
func (s stage) start(ctx context.Context, fail context.CancelCauseFunc) (stop func() error) {
	own, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var wg sync.WaitGroup
	for _, m := range s.members {
		wg.Go(func() {
			err := m.Run(own)
			if own.Err() != nil {
				return
			}
			if err == nil {
				err = errors.New("it gave no reason")
			}
			fail(fmt.Errorf("%s %w: %w", m.name, errEarly, err))
		})
	}
	return func() error {
		cancel()
		ended := make(chan struct{})
		go func() { defer close(ended); wg.Wait() }()
		select {
		case <-ended:
			return nil
		case <-time.After(s.grace):
			return fmt.Errorf("stage %s: still running after %s", s.name, s.grace)
		}
	}
}
