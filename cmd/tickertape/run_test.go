package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// actor is a part of a play about life and death.
type actor struct {
	name  string
	slow  time.Duration // to end
	fails error         // at once
	ended *diary
}

type diary struct {
	mu    sync.Mutex
	names []string
}

func (a actor) Run(ctx context.Context) error {
	if a.fails != nil {
		return a.fails
	}
	<-ctx.Done()
	time.Sleep(a.slow)
	a.ended.mu.Lock()
	defer a.ended.mu.Unlock()
	a.ended.names = append(a.ended.names, a.name)
	return ctx.Err()
}

func alone(a actor, grace time.Duration) stage {
	return stage{a.name, []member{{a.name, a}}, grace}
}

func TestStagesEndInReverseAndWaitForEachOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d diary
		ctx, stop := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, stop)
		err := run(ctx,
			alone(actor{name: "storage", ended: &d}, time.Second),
			alone(actor{name: "pipeline", slow: 8 * time.Second, ended: &d}, 10*time.Second),
			alone(actor{name: "adapters", slow: time.Second, ended: &d}, 5*time.Second))
		if err != nil {
			t.Error(err)
		}
		if want := []string{"adapters", "pipeline", "storage"}; !slices.Equal(d.names, want) {
			t.Errorf("ended %v, want %v", d.names, want)
		}
	})
}

func TestPartThatEndsEarlyStopsAllAndIsNamed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d diary
		boom := errors.New("address in use")
		err := run(t.Context(), alone(actor{name: "storage", ended: &d}, time.Second), alone(actor{name: "web", fails: boom}, time.Second))
		if !errors.Is(err, boom) || !strings.Contains(err.Error(), "web ended early: address in use") {
			t.Errorf("error %v", err)
		}
		if !slices.Equal(d.names, []string{"storage"}) {
			t.Errorf("ended %v", d.names)
		}
	})
}

func TestPartThatDoesNotEndIsLeftAfterItsGrace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d diary
		ctx, stop := context.WithCancel(t.Context())
		stop()
		start := time.Now()
		err := run(ctx, alone(actor{name: "stuck", slow: time.Hour, ended: &d}, 5*time.Second))
		if err == nil || !strings.Contains(err.Error(), "stuck") || time.Since(start) != 5*time.Second {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		time.Sleep(2 * time.Hour)
	})
}
