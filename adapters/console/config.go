// Package console is the chat in the terminal that the bot was started from: a line editor
// with history and colours where a person sits, plain lines where it is a pipe.
//
// Promise: in a pipe every line is answered, in order, and Done is called when the input has
// ended and the last answer is out; an input without any line is nobody, and nothing ends.
// What people and providers write can't steer the terminal: control characters are dropped.
// A line + or - judges the newest reply. It knows the chat words alone.
package console

import (
	"errors"
	"fmt"
)

// Config is the section `adapters.console` of bot.yaml.
type Config struct {
	Enabled Switch `yaml:"enabled"`
	Color   string `yaml:"color"` // auto, always or never
}

// Defaults leave both to where the bot is started.
func (c *Config) Defaults() { *c = Config{Enabled: "auto", Color: "auto"} }

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if c.Enabled != "auto" && c.Enabled != "true" && c.Enabled != "false" {
		errs = append(errs, fmt.Errorf("enabled: %q is not known, use auto, true or false", string(c.Enabled)))
	}
	if c.Color != "auto" && c.Color != "always" && c.Color != "never" {
		errs = append(errs, fmt.Errorf("color: %q is not known, use auto, always or never", c.Color))
	}
	return errors.Join(errs...)
}

// Switch is auto, true or false.
type Switch string

// Always reports whether the console is on wherever the bot is started.
func (s Switch) Always() bool { return s == "true" }

// Never reports whether it is off.
func (s Switch) Never() bool { return s == "false" }
