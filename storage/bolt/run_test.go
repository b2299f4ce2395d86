package bolt_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/storage/bolt"
)

func TestHealthSaysWhetherTheStoreCanWrite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, t.TempDir(), nil)
		if h := s.Health(); h.OK || !strings.Contains(h.Detail, "not running") || h.Since.IsZero() {
			t.Errorf("before Run: %+v", h)
		}
		time.Sleep(time.Minute)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- s.Run(ctx) }()
		synctest.Wait()
		began := time.Now()
		answered(t, s, 1)
		_, err := s.Accept(t.Context(), message(2))
		must(t, err)
		time.Sleep(time.Minute)
		if h := s.Health(); !h.OK || h.Detail != "1 events to answer, 1 replies to send" || !h.Since.Equal(began) {
			t.Errorf("running: %+v", h)
		}
		stop()
		must(t, <-ended)
		if h := s.Health(); h.OK || !strings.Contains(h.Detail, "stopped") {
			t.Errorf("after Run: %+v", h)
		}
		must(t, s.Close())
		if h := s.Health(); h.OK || !strings.Contains(h.Detail, "closed") {
			t.Errorf("after Close: %+v", h)
		}
	})
}

func TestStatsCountWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	s, stop := run(t, dir, nil)
	answered(t, s, 1)
	for n := range 3 {
		_, err := s.Accept(t.Context(), message(10+n))
		must(t, err)
	}
	must(t, s.Put(t.Context(), "k", nil, time.Now(), time.Now().Add(time.Hour)))
	must(t, s.Put(t.Context(), "k", nil, time.Now(), time.Now().Add(time.Hour)))
	for range 2 {
		if n := s.Stats(); n.Inbox != 3 || n.Outbox != 1 || n.Cached != 1 || n.Unreadable != 0 || n.Bytes < 1<<12 {
			t.Errorf("%+v", n)
		}
		stop()
		s, stop = run(t, dir, nil)
	}
}

func TestRunTwiceIsRefused(t *testing.T) {
	s, _ := run(t, t.TempDir(), nil)
	answered(t, s, 1) // it runs
	if err := s.Run(t.Context()); err == nil {
		t.Error("no error")
	}
}

func TestCloseWithoutRunEndsWhoWaitsToWrite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, t.TempDir(), nil)
		failed := make(chan error, 1)
		go func() { _, err := s.Accept(context.Background(), message(1)); failed <- err }()
		synctest.Wait()
		must(t, s.Close())
		if err := <-failed; !errors.Is(err, bolt.ErrClosed) {
			t.Errorf("error %v, want ErrClosed", err)
		}
		if err := s.Run(t.Context()); !errors.Is(err, bolt.ErrClosed) {
			t.Errorf("Run: %v, want ErrClosed", err)
		}
	})
}

func TestCloseEndsRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, t.TempDir(), nil)
		ended := make(chan error, 1)
		go func() { ended <- s.Run(context.Background()) }()
		synctest.Wait()
		must(t, s.Close())
		must(t, <-ended)
	})
}
