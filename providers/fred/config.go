// Package fred asks the Federal Reserve Bank of St. Louis for economic series: its API where
// there is a key, the public CSV of its graphs where there is none.
//
// It promises levels as published now, oldest first, without the periods that have no value:
// transforms are computed by those who show them. It fails with market faults; an unknown
// series and a bad key are told apart, although FRED answers both with status 400.
//
// Source: https://fred.stlouisfed.org/docs/api/fred.
package fred

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Config is the section `providers.fred` of bot.yaml.
type Config struct {
	BaseURL string        `yaml:"base_url"`
	APIKey  string        `yaml:"api_key"` // empty: the public CSV
	CSVURL  string        `yaml:"csv_url"` // empty: fred.stlouisfed.org, or base_url where that was changed
	Timeout time.Duration `yaml:"timeout"`

	Now func() time.Time `yaml:"-"`
}

const (
	apiHost = "https://api.stlouisfed.org"
	csvHost = "https://fred.stlouisfed.org"
)

// Defaults ask the public hosts.
func (c *Config) Defaults() { *c = Config{BaseURL: apiHost, Timeout: 6 * time.Second} }

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	for key, value := range map[string]string{"base_url": c.BaseURL, "csv_url": c.csv()} {
		if u, err := url.Parse(value); err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") {
			errs = append(errs, fmt.Errorf("%s: is not a URL, use for example %s", key, apiHost))
		}
	}
	if c.Timeout < 100*time.Millisecond || c.Timeout > time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %s is not usable, use 100ms to 1m", c.Timeout))
	}
	return errors.Join(errs...)
}

// csv is where the CSV is asked for: who changed base_url has a proxy or a test server.
func (c Config) csv() string {
	switch {
	case c.CSVURL != "":
		return c.CSVURL
	case c.BaseURL != apiHost:
		return c.BaseURL
	}
	return csvHost
}
