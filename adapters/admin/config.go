// Package admin is the operators' side: health, readiness and metrics over HTTP on a listener
// of its own, and a Unix socket beside the store for the command line.
//
// Promise: nothing personal leaves by TCP, but for the texts on the review page, without what
// tells who wrote them, and that is served on loopback only; records are given out on the socket
// alone, which only the owner of the process can open (mode 0600). An error in the middle of a dump breaks
// the answer off, so that the reader notices. A socket that a dead process left is removed, a
// living one never. It knows no platform and no store: they come as functions.
package admin

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// Config is the section `adapters.admin` of bot.yaml.
type Config struct {
	Listen string `yaml:"listen"` // host:port; empty: no TCP
}

// Defaults listen on loopback.
func (c *Config) Defaults() { c.Listen = "127.0.0.1:9091" }

// Validate names every mistake.
func (c Config) Validate() error {
	if c.Listen == "" {
		return nil
	}
	_, port, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return errors.New(`listen: must be host:port such as 127.0.0.1:9091, or "" to switch it off`)
	}
	if n, err := strconv.Atoi(port); err == nil && (n < 0 || n > 65_535) {
		return fmt.Errorf("listen: %q is no port, use 0 to 65535", port)
	}
	return nil
}
