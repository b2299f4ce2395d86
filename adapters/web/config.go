// Package web is the chat page: one conversation for each browser, answers as they come.
//
// Promise: the page needs nothing but this server, works without a mouse, with a screen
// reader, at a phone's width and, more plainly, without JavaScript. What people and providers
// write is text, never markup. A request from another site is refused, and while it listens on
// loopback one for another host name too. It keeps conversations in memory, bounded in number and length, and forgets them
// when the process ends. It knows the chat words alone.
package web

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// Config is the section `adapters.web` of bot.yaml.
type Config struct {
	Listen  string `yaml:"listen"`  // host:port; empty: off
	History int    `yaml:"history"` // messages that a conversation keeps
}

// Defaults listen on loopback.
func (c *Config) Defaults() { *c = Config{Listen: "127.0.0.1:8080", History: 100} }

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if _, port, err := net.SplitHostPort(c.Listen); err != nil && c.Listen != "" {
		errs = append(errs, errors.New(`listen: must be host:port such as 127.0.0.1:8080, or "" to switch it off`))
	} else if n, err := strconv.Atoi(port); err == nil && (n < 0 || n > 65_535) {
		errs = append(errs, fmt.Errorf("listen: %q is no port, use 0 to 65535", port))
	}
	if c.History < 2 || c.History > 10_000 {
		errs = append(errs, fmt.Errorf("history: %d is not usable, use 2 to 10000", c.History))
	}
	return errors.Join(errs...)
}
