package jobs

import (
	"time"

	"github.com/robfig/cron/v3"
)

// wall is a schedule of certain hours, by the clocks on the wall of its zone: each time that it
// names comes once a day, also on the days when clocks are set. A time in the hour that is left
// out in spring comes when that hour would have begun; one in the hour that is there twice in
// autumn comes the first time. (The library leaves out the one and runs the other twice; Vixie's
// cron does as we do. Jobs of every hour go by the time that passes.)
type wall struct {
	spec cron.SpecSchedule // in UTC, which stands for the clocks of the zone
	zone *time.Location
}

func newWall(s *cron.SpecSchedule) wall {
	w := wall{*s, s.Location}
	w.spec.Location = time.UTC
	return w
}

// Next is the first time after t; zero where there is none.
func (w wall) Next(t time.Time) time.Time {
	for clock := w.clock(t); ; {
		if clock = w.spec.Next(clock); clock.IsZero() {
			return clock
		}
		if at := w.instant(clock); at.After(t) {
			return at
		}
	}
}

// clock is what clocks show at a time, as if it were UTC.
func (w wall) clock(t time.Time) time.Time {
	t = t.In(w.zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// instant is when clocks first show something, or are set to something later.
func (w wall) instant(clock time.Time) time.Time {
	at := time.Date(clock.Year(), clock.Month(), clock.Day(), clock.Hour(), clock.Minute(), clock.Second(), 0, w.zone)
	begins, ends := at.ZoneBounds()
	switch shown := w.clock(at); {
	case shown.After(clock): // at is behind the gap
		return begins
	case shown.Before(clock): // at is before it
		return ends
	}
	if begins.IsZero() {
		return at
	}
	_, was := begins.Add(-time.Second).Zone()
	if before := clock.Add(-time.Duration(was) * time.Second); before.Before(begins) {
		return before.In(w.zone) // the first of two
	}
	return at
}

// everyHour reports whether a schedule names all hours.
func everyHour(s *cron.SpecSchedule) bool {
	const hours = 1<<24 - 1
	return s.Hour&hours == hours
}
