package jobs

import (
	"context"
	"time"

	"tickertape/core/record"
)

// Status is how a job stands.
type Status struct {
	Name, Schedule, Zone string
	Last                 *record.Run // nil: it never ran
	Next                 time.Time   // UTC; zero: it is off
	Note                 string      // what the job has to say
}

// List tells of all jobs.
func (s *Scheduler) List(ctx context.Context) []Status {
	now := time.Now()
	all := make([]Status, 0, len(s.entries))
	for _, e := range s.entries {
		one := Status{Name: e.Name(), Schedule: e.When().Schedule, Zone: e.When().zone(s.Zone)}
		if r, there := s.last(ctx, e.Name()); there {
			one.Last = &r
		}
		if e.at != nil {
			one.Next = s.next(e, now)
		}
		if t, ok := e.Job.(Teller); ok {
			one.Note = t.Tell(ctx)
		}
		all = append(all, one)
	}
	return all
}

// next is when a job runs next: by the clock that runs it, since "@every 1h" counts from the last
// time; where none runs, as if one began now.
func (s *Scheduler) next(e *entry, now time.Time) time.Time {
	s.mu.Lock()
	clock := s.clock
	s.mu.Unlock()
	if clock != nil {
		if at := clock.Entry(e.id).Next; at.After(now) {
			return at.UTC()
		}
	}
	return e.at.Next(now).UTC()
}

// Knows is ErrUnknown of a job that there is not.
func (s *Scheduler) Knows(name string) error {
	_, err := s.find(name)
	return err
}
