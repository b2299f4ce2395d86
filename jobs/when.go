package jobs

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// When is what the sections of all jobs have: when it runs.
type When struct {
	Schedule string `yaml:"schedule"` // five fields of cron, @daily and its kin, or @every 1h; Off: when an operator asks
	Zone     string `yaml:"zone"`     // whose days and hours the schedule means; empty: that of all jobs
}

// Off is the schedule of a job that runs only when an operator asks for it.
const Off = "off"

// At is a schedule in the zone of all jobs.
func At(schedule string) When { return When{Schedule: schedule} }

// Validate names every mistake.
func (w When) Validate() error {
	var errs []error
	if w.Schedule != Off {
		if err := Check(w.Schedule); err != nil {
			errs = append(errs, fmt.Errorf("schedule: %w", err))
		}
	}
	if err := checkZone(w.Zone); err != nil {
		errs = append(errs, fmt.Errorf("zone: %w", err))
	}
	return errors.Join(errs...)
}

// Check tells whether a cron expression can be read and ever comes true.
func Check(expression string) error {
	s, err := parse(expression)
	if err != nil {
		return fmt.Errorf("%q is not a schedule, write for example \"*/5 * * * *\", \"@every 1m\" or \"off\"", expression)
	}
	if s.Next(time.Now()).IsZero() {
		return fmt.Errorf("%q never comes true", expression)
	}
	return nil
}

func checkZone(name string) error {
	if _, err := time.LoadLocation(name); err != nil {
		return fmt.Errorf("%q is not a time zone, use UTC or a name such as Europe/Berlin", name)
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

// schedule is what cron runs by; nil where the job is off. zone is that of all jobs.
func (w When) schedule(zone string) (cron.Schedule, error) {
	if w.Schedule == Off {
		return nil, nil
	}
	if err := Check(w.Schedule); err != nil {
		return nil, err
	}
	s, err := parse(w.Schedule)
	if err != nil {
		return nil, err
	}
	spec, ok := s.(*cron.SpecSchedule)
	if !ok {
		return s, nil // @every knows no zone
	}
	if !namesItsZone(w.Schedule) {
		if spec.Location, err = time.LoadLocation(w.zone(zone)); err != nil {
			return nil, fmt.Errorf("zone: %w", err)
		}
	}
	if everyHour(spec) {
		return spec, nil
	}
	return newWall(spec), nil
}

// zone is the one that counts.
func (w When) zone(all string) string {
	if spec, there := strings.CutPrefix(strings.TrimPrefix(w.Schedule, "CRON_"), "TZ="); there {
		name, _, _ := strings.Cut(spec, " ")
		return name
	}
	for _, name := range []string{w.Zone, all} {
		if name != "" {
			return name
		}
	}
	return "UTC"
}

// Location is the zone that counts; all names that of all jobs. Of a name that is none it is UTC.
func (w When) Location(all string) *time.Location {
	z, err := time.LoadLocation(w.zone(all))
	if err != nil {
		return time.UTC
	}
	return z
}

func namesItsZone(schedule string) bool {
	return strings.HasPrefix(schedule, "TZ=") || strings.HasPrefix(schedule, "CRON_TZ=")
}
