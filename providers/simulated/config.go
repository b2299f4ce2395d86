// Package simulated is a market that is made up, for trying the bot where no provider can be
// reached: plausible, the same for everybody who has the same seed and clock, and marked as
// simulated in every answer.
//
// Prices start at what things cost around the end of 2026 and move smoothly; a change over
// 24 hours is that of the path itself, a market cap is price times supply, and exchange rates
// fit each other. It knows every asset that it is asked for and never fails, except when the
// context has ended.
package simulated

import (
	"fmt"
	"time"
)

// Config is the section `providers.simulated` of bot.yaml.
type Config struct {
	Enabled Switch `yaml:"enabled"`
	Seed    int64  `yaml:"seed"`

	Now func() time.Time `yaml:"-"`
}

// Defaults leave the decision to what can be reached.
func (c *Config) Defaults() { *c = Config{Enabled: "auto", Seed: 1} }

// Validate names every mistake.
func (c Config) Validate() error {
	switch c.Enabled {
	case "auto", "true", "false":
		return nil
	}
	return fmt.Errorf("enabled: %q is not known, use auto, true or false", string(c.Enabled))
}

// Switch is auto, true or false.
type Switch string

// Always reports whether the simulated market answers whatever can be reached.
func (s Switch) Always() bool { return s == "true" }

// Never reports whether it answers at no time.
func (s Switch) Never() bool { return s == "false" }
