package cache

import (
	"errors"
	"fmt"
	"time"
)

// Config says how large one cache is and how long it keeps.
type Config struct {
	MaxBytes int           `yaml:"max_bytes"` // of all entries with their keys; whole megabytes count
	Life     time.Duration `yaml:"life"`      // no entry lives longer; whole seconds count

	Now func() time.Time `yaml:"-"` // decides on expiry; nil: time.Now
}

// The allowed range of Config.MaxBytes.
const (
	minBytes = 1 << 20
	maxBytes = 1 << 30
)

// Defaults sets what is used where bot.yaml says nothing.
func (c *Config) Defaults() {
	c.MaxBytes = 16 << 20
	c.Life = 24 * time.Hour
}

// Validate reports all mistakes, each text beginning with its key.
func (c Config) Validate() error {
	var errs []error
	if c.MaxBytes < minBytes || c.MaxBytes > maxBytes {
		errs = append(errs, fmt.Errorf("max_bytes: %d is not allowed, use %d (1 MB) to %d (1 GB)", c.MaxBytes, minBytes, maxBytes))
	}
	if c.Life < time.Second {
		errs = append(errs, fmt.Errorf("life: %s is not allowed, use 1s or more", c.Life))
	}
	return errors.Join(errs...)
}
