package bolt

import (
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Config is the section storage of bot.yaml.
type Config struct {
	Path       string        `yaml:"path"`        // of the file; its folder is made if need be
	InboxLimit int           `yaml:"inbox_limit"` // most unanswered events; more are refused until some are answered
	Dedupe     time.Duration `yaml:"dedupe"`      // how long the id of an event is known
	CacheLimit int           `yaml:"cache_limit"` // most entries of the second-level cache

	ReadOnly bool `yaml:"-"` // for looking at a file that nobody works with: it must exist, and stays as it is

	Log *slog.Logger     `yaml:"-"` // nil: nothing is logged
	Now func() time.Time `yaml:"-"` // nil: time.Now
}

// The allowed range of Config.Dedupe.
const (
	minDedupe = time.Minute
	maxDedupe = 7 * 24 * time.Hour
)

// Defaults sets what is used where bot.yaml says nothing.
func (c *Config) Defaults() {
	c.Path = "data/tickertape.db"
	c.InboxLimit = 10_000
	c.Dedupe = 24 * time.Hour
	c.CacheLimit = 20_000
}

// Validate reports all mistakes, each text beginning with its key.
func (c Config) Validate() error {
	var errs []error
	if c.Path == "" {
		errs = append(errs, errors.New(`path: is empty, give a file name, for example data/tickertape.db`))
	}
	if c.InboxLimit < 1 || c.InboxLimit > 1_000_000 {
		errs = append(errs, fmt.Errorf("inbox_limit: %d is not allowed, use 1 to 1000000", c.InboxLimit))
	}
	if c.Dedupe < minDedupe || c.Dedupe > maxDedupe {
		errs = append(errs, fmt.Errorf("dedupe: %s is not allowed, use 1m to 168h", c.Dedupe))
	}
	if c.CacheLimit < 100 || c.CacheLimit > 1_000_000 {
		errs = append(errs, fmt.Errorf("cache_limit: %d is not allowed, use 100 to 1000000", c.CacheLimit))
	}
	return errors.Join(errs...)
}
