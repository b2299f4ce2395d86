package jobs_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/record"
	"tickertape/jobs"
)

// book is a scheduler's diary that is its meter too.
func book() (*diary, jobs.Parts) {
	d := &diary{}
	p := quiet()
	p.Runs, p.Meter = d, d
	return d, p
}

func TestEveryRunIsKeptWithItsOutcome(t *testing.T) {
	good := &work{name: "good", schedule: "0 * * * *", did: "7 prices", takes: 3 * time.Second}
	idle := &work{name: "idle", schedule: "0 * * * *"}
	bad := &work{name: "bad", schedule: "0 * * * *", err: errors.New("upstream is gone")}
	worse := &work{name: "worse", schedule: "0 * * * *", panics: true}
	long := &work{name: "long", schedule: "0 * * * *", takes: 24 * time.Hour}
	dull := &work{name: "dull", schedule: "0 * * * *", err: jobs.Nothing("nothing was asked")}
	d, p := book()
	spend(t, p, func(t *testing.T, s *jobs.Scheduler) {
		time.Sleep(90 * time.Minute)
		if all := s.List(t.Context()); all[4].Last == nil || all[4].Last.Outcome != record.Running || all[4].Last.Took() != 0 {
			t.Errorf("under way: %+v", all[4].Last)
		}
	}, good, idle, bad, worse, long, dull)
	want := map[string]record.Run{
		"good":  {Outcome: record.Done, Did: "7 prices"},
		"idle":  {Outcome: record.Idle},
		"dull":  {Outcome: record.Idle, Did: "nothing was asked"},
		"bad":   {Outcome: record.Failed, Error: "upstream is gone"},
		"worse": {Outcome: record.Failed, Error: "it panicked: kaboom"},
		"long":  {Outcome: record.Stopped, Error: "it was told to stop"},
	}
	if len(d.runs) != len(want) || d.ran != len(want) {
		t.Fatalf("%d runs are kept, %d counted: %+v", len(d.runs), d.ran, d.runs)
	}
	for _, r := range d.runs {
		w := want[r.Job]
		if r.Outcome != w.Outcome || r.Did != w.Did || r.Error != w.Error || r.By != record.BySchedule || r.Start.Minute() != 0 || r.End.IsZero() {
			t.Errorf("%+v, want %+v", r, w)
		}
		if r.Job == "good" && r.Took() != 3*time.Second {
			t.Errorf("it took %v", r.Took())
		}
	}
}

func TestNextRunOfAnIntervalCountsFromTheLast(t *testing.T) {
	often, daily := &work{name: "often", schedule: "@every 90m"}, &work{name: "daily", schedule: "0 3 * * *"}
	began := time.Now().UTC()
	idle, err := jobs.New(quiet(), often, daily)
	if err != nil {
		t.Fatal(err)
	}
	if next := idle.List(t.Context())[0].Next; next.Before(began.Add(89*time.Minute)) || next.After(time.Now().Add(90*time.Minute)) {
		t.Errorf("if a bot were started at %v it would run at %v", began, next)
	}
	spend(t, quiet(), func(t *testing.T, s *jobs.Scheduler) {
		began := time.Now().UTC()
		for _, c := range []struct{ after, next time.Duration }{{time.Minute, 90 * time.Minute}, {80 * time.Minute, 90 * time.Minute}, {100 * time.Minute, 180 * time.Minute}} {
			time.Sleep(time.Until(began.Add(c.after)))
			all := s.List(t.Context())
			if got := all[0].Next.Sub(began); got != c.next {
				t.Errorf("after %v the next run is %v after the start, want %v", c.after, got, c.next)
			}
			if !all[1].Next.Equal(began.Truncate(24 * time.Hour).Add(3 * time.Hour)) {
				t.Errorf("after %v the daily job comes at %v", c.after, all[1].Next)
			}
		}
	}, often, daily)
}

func TestOperatorRunsAJobBesideTheSchedule(t *testing.T) {
	w := &work{schedule: jobs.Off, did: "backed up", takes: time.Minute}
	d, p := book()
	spend(t, p, func(t *testing.T, s *jobs.Scheduler) {
		time.Sleep(25 * time.Hour)
		r, err := s.RunNow(t.Context(), "work")
		if err != nil || r.Outcome != record.Done || r.Did != "backed up" || r.By != record.ByOperator || r.Took() != time.Minute {
			t.Errorf("%+v, %v", r, err)
		}
		if _, err := s.RunNow(t.Context(), "lunch"); !errors.Is(err, jobs.ErrUnknown) || !strings.HasSuffix(err.Error(), "use one of work") {
			t.Error(err)
		}
		if all := s.List(t.Context()); len(all) != 1 || !all[0].Next.IsZero() || all[0].Last == nil || *all[0].Last != r || all[0].Schedule != "off" {
			t.Errorf("%+v", all)
		}
	}, w)
	if runs, _ := w.count(); runs != 1 || len(d.runs) != 1 {
		t.Errorf("%d runs, %d kept", runs, len(d.runs))
	}
}

func TestJobNeverRunsTwiceAtOnceWhoeverStartsIt(t *testing.T) {
	w := &work{schedule: "0 * * * *", takes: 90 * time.Minute}
	d, p := book()
	spend(t, p, func(t *testing.T, s *jobs.Scheduler) {
		time.Sleep(time.Hour + time.Minute)
		if _, err := s.RunNow(t.Context(), "work"); !errors.Is(err, jobs.ErrBusy) {
			t.Errorf("beside the schedule: %v", err)
		}
		time.Sleep(2 * time.Hour) // one was skipped
	}, w)
	if runs, most := w.count(); most != 1 || runs != 2 || d.skipped != 1 {
		t.Errorf("%d at once, %d runs, %d skipped", most, runs, d.skipped)
	}
}

func TestJobGoesOnWhenWhoAskedForItHasLeft(t *testing.T) {
	w := &work{schedule: jobs.Off, takes: time.Hour, did: "trained"}
	d, p := book()
	spend(t, p, func(t *testing.T, s *jobs.Scheduler) {
		time.Sleep(time.Second)
		impatient, leave := context.WithTimeout(t.Context(), time.Minute)
		defer leave()
		if _, err := s.RunNow(impatient, "work"); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "goes on") {
			t.Error(err)
		}
		time.Sleep(2 * time.Hour)
	}, w)
	if len(d.runs) != 1 || d.runs[0].Outcome != record.Done {
		t.Errorf("%+v", d.runs)
	}
}

func TestStopEndsWhatAnOperatorStartedToo(t *testing.T) {
	w := &work{schedule: jobs.Off, takes: time.Hour}
	d, p := book()
	synctest.Test(t, func(t *testing.T) {
		s, err := jobs.New(p, w)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		ended, heard := make(chan error, 1), make(chan record.Run, 1)
		go func() { ended <- s.Run(ctx) }()
		synctest.Wait()
		go func() {
			r, _ := s.RunNow(t.Context(), "work")
			heard <- r
		}()
		time.Sleep(time.Minute)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if r := <-heard; r.Outcome != record.Stopped || r.Took() != time.Minute {
			t.Errorf("%+v", r)
		}
		if _, err := s.RunNow(t.Context(), "work"); !errors.Is(err, jobs.ErrEnded) {
			t.Errorf("after the end: %v", err)
		}
	})
	if len(d.runs) != 1 || d.runs[0].Outcome != record.Stopped || !w.interrupted {
		t.Errorf("%+v", d.runs)
	}
}

func TestJobRunsAloneWhereNoScheduleRuns(t *testing.T) {
	d, p := book()
	s, err := jobs.New(p, &work{schedule: "@daily", did: "exported"})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := s.RunNow(t.Context(), "work"); err != nil || r.Outcome != record.Done || len(d.runs) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	s, err = jobs.New(p, &work{schedule: "@daily", takes: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := s.RunNow(ended, "work"); err != nil || r.Outcome != record.Stopped {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestRunThatBrokeOffWithTheBotIsClosed(t *testing.T) {
	d, p := book()
	began := time.Date(1999, 12, 31, 23, 0, 0, 0, time.UTC)
	d.runs = []record.Run{{Job: "work", Start: began, Outcome: record.Running, By: record.BySchedule}}
	spend(t, p, func(t *testing.T, s *jobs.Scheduler) {
		time.Sleep(time.Second)
		if last := s.List(t.Context())[0].Last; last == nil || last.Outcome != record.Broken {
			t.Errorf("%+v", last)
		}
	}, &work{schedule: "@daily"})
}

func TestStoreThatFailsKeepsNoJobFromRunning(t *testing.T) {
	d, p := book()
	d.err = errors.New("the disk is full")
	w := &work{schedule: "* * * * *"}
	spend(t, p, func(*testing.T, *jobs.Scheduler) { time.Sleep(5*time.Minute + time.Second) }, w)
	if runs, _ := w.count(); runs != 5 {
		t.Errorf("%d runs", runs)
	}
}

func TestLongSentenceIsCut(t *testing.T) {
	d, p := book()
	s, err := jobs.New(p, &work{schedule: "@daily", err: errors.New(strings.Repeat("ü", 5000))})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := s.RunNow(t.Context(), "work"); err != nil || len(r.Error) > 2010 || !strings.HasSuffix(r.Error, "ü…") || len(d.runs) != 1 {
		t.Errorf("%d bytes, %v", len(r.Error), err)
	}
}

// A run that hangs does not keep its job from running for ever, and is told of.
func TestRunThatTakesTooLongIsEnded(t *testing.T) {
	w, d := &work{schedule: "0 * * * *", takes: 1000 * time.Hour}, &diary{}
	var log bytes.Buffer
	p := jobs.Parts{Log: slog.New(slog.NewTextHandler(&log, nil)), Runs: d, Meter: d}
	spend(t, p, func(*testing.T, *jobs.Scheduler) { time.Sleep(6*time.Hour + 30*time.Minute) }, w)
	if len(d.runs) == 0 || d.runs[0].Outcome != record.Failed || !strings.HasPrefix(d.runs[0].Error, "it took longer than 3h") {
		t.Errorf("%+v", d.runs)
	}
	if runs, _ := w.count(); runs != 2 {
		t.Errorf("%d runs", runs)
	}
	if n := strings.Count(log.String(), "level=WARN msg=\"job is skipped"); n == 0 || n >= d.skipped {
		t.Errorf("%d of %d skips are told of:\n%s", n, d.skipped, log.String())
	}
}
