package jobs

import (
	"errors"
	"fmt"
)

// Config is the section `jobs` of bot.yaml.
type Config struct {
	Zone   string       `yaml:"zone"` // of the schedules that name none
	Warm   WarmConfig   `yaml:"warm"`
	Replay ReplayConfig `yaml:"replay"`
	Roster RosterConfig `yaml:"roster"`
	Backup BackupConfig `yaml:"backup"`
	Export ExportConfig `yaml:"export"`
	Train  TrainConfig  `yaml:"train"`
	Judge  JudgeConfig  `yaml:"judge"`
	Retain RetainConfig `yaml:"retain"`
}

// Defaults are those of each job, in UTC.
func (c *Config) Defaults() {
	c.Zone = "UTC"
	c.Warm.Defaults()
	c.Replay.Defaults()
	c.Roster.Defaults()
	c.Backup.Defaults()
	c.Export.Defaults()
	c.Train.Defaults()
	c.Judge.Defaults()
	c.Retain.Defaults()
}

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if err := checkZone(c.Zone); err != nil {
		errs = append(errs, fmt.Errorf("zone: %w", err))
	}
	for _, part := range []struct {
		name string
		err  error
	}{
		{"warm", c.Warm.Validate()},
		{"replay", c.Replay.Validate()},
		{"roster", c.Roster.Validate()},
		{"backup", c.Backup.Validate()},
		{"export", c.Export.Validate()},
		{"train", c.Train.Validate()},
		{"judge", c.Judge.Validate()},
		{"retain", c.Retain.Validate()},
	} {
		if part.err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", part.name, part.err))
		}
	}
	return errors.Join(errs...)
}
