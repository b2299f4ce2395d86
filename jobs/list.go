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
			one.Next = e.at.Next(now).UTC()
		}
		if t, ok := e.Job.(Teller); ok {
			one.Note = t.Tell(ctx)
		}
		all = append(all, one)
	}
	return all
}

// Knows is ErrUnknown of a job that there is not.
func (s *Scheduler) Knows(name string) error {
	_, err := s.find(name)
	return err
}
