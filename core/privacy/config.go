// Package privacy keeps people's words theirs: what may be learned from, without what, and how
// everything is forgotten.
//
// Consent. Nothing that a person wrote is learned from unless they agreed:
//
//	training_consent: ask       they are asked once, after their third answer; silence is no
//	training_consent: opt_out   it is learned from unless they said no
//	training_consent: off       nobody's words are learned from
//
// They are asked where only they see it, and not at all where their platform can't do that.
// Either word can be taken back by saying "privacy settings" to the bot.
//
// Scrubbing takes out of a text what could tell who somebody is, before it is learned from; see
// Scrub.
//
// Erasing (Erasure) takes a person out of the store at once and for good, and out of the
// datasets: those that have their words are marked withdrawn. Who says no is taken out of the
// datasets, too. What is to be done there is noted, and done beside (Promises): what a crash or
// a broken file leaves undone is tried again, and no conversation waits for it.
//
// Retention clears away what is older than it may get.
//
// It fails on the safe side: a consent that can't be read is none. It knows no platform and no
// store.
package privacy

import (
	"errors"
	"fmt"
)

// Policy is whose words may be learned from.
type Policy string

// The policies.
const (
	Ask    Policy = "ask"
	OptOut Policy = "opt_out"
	Off    Policy = "off"
)

// Config is the section `privacy` of bot.yaml.
type Config struct {
	TrainingConsent Policy `yaml:"training_consent"`
	Keep            Keep   `yaml:"keep"`
}

// Defaults ask, and keep everything.
func (c *Config) Defaults() { *c = Config{TrainingConsent: Ask} }

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	switch c.TrainingConsent {
	case Ask, OptOut, Off:
	default:
		errs = append(errs, fmt.Errorf("training_consent: %q is not allowed, use ask, opt_out or off", c.TrainingConsent))
	}
	if err := c.Keep.Validate(); err != nil {
		errs = append(errs, fmt.Errorf("keep: %w", err))
	}
	return errors.Join(errs...)
}
