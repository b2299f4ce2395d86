package jobs_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tickertape/jobs"
)

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
		_, err := jobs.New(quiet(), &work{schedule: s})
		if err == nil || !strings.HasPrefix(err.Error(), "job work: ") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestScheduleIsInUTC(t *testing.T) {
	w := &work{schedule: "30 6 * * *"}
	during(t, 48*time.Hour, w)
	if len(w.at) != 2 {
		t.Fatalf("%d runs in two days", len(w.at))
	}
	for _, at := range w.at {
		if got := at.Format("15:04:05"); got != "06:30:00" {
			t.Errorf("it ran at %s", at)
		}
	}
}

func TestScheduleMayNameItsPlace(t *testing.T) {
	w := &work{schedule: "CRON_TZ=Asia/Kolkata 0 12 * * *"}
	during(t, 24*time.Hour, w)
	if len(w.at) != 1 || w.at[0].Format("15:04") != "06:30" {
		t.Errorf("runs at %v", w.at)
	}
}

func TestPanicStopsNobodyElseAndNamesItsJob(t *testing.T) {
	bad, good := &work{name: "bad", schedule: "* * * * *", panics: true}, &work{name: "good", schedule: "* * * * *"}
	log := during(t, 5*time.Minute+time.Second, bad, good)
	if runs, _ := good.count(); runs != 5 {
		t.Errorf("the other job ran %d times", runs)
	}
	for line := range strings.Lines(log) {
		if strings.Contains(line, "kaboom") && (!strings.Contains(line, "level=ERROR") || !strings.Contains(line, "job=bad")) {
			t.Errorf("logged %s", line)
		}
	}
}

func TestErrorIsLoggedWithItsJobOnceARun(t *testing.T) {
	bad := &work{name: "bad", schedule: "* * * * *", err: errors.New("upstream is gone")}
	log := during(t, 3*time.Minute+time.Second, bad)
	if n := strings.Count(log, `level=WARN msg=job job=bad error="upstream is gone"`); n != 3 {
		t.Errorf("%d warnings in %s", n, log)
	}
}

func TestStopIsNoError(t *testing.T) {
	w := &work{schedule: "* * * * *", takes: time.Hour}
	if log := during(t, 2*time.Minute, w); strings.Contains(log, "level=WARN") || strings.Contains(log, "level=ERROR") {
		t.Errorf("logged %s", log)
	}
}

func TestSchedulerWithoutJobsWaitsForTheEnd(t *testing.T) {
	if log := during(t, time.Hour); strings.Contains(log, "level=WARN") {
		t.Errorf("logged %s", log)
	}
}

func TestOneBadScheduleIsNamedAndStopsTheStart(t *testing.T) {
	_, err := jobs.New(quiet(), &work{schedule: "* * * * *"}, &work{name: "report", schedule: "daily"})
	want := `job report: "daily" is not a schedule, write for example "*/5 * * * *", "@every 1m" or "off"`
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	if err := jobs.Check("0 0 30 2 *"); err == nil || err.Error() != `"0 0 30 2 *" never comes true` {
		t.Error(err)
	}
}
