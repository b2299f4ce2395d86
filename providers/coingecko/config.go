// Package coingecko asks CoinGecko's API v3 for prices and statistics of coins.
//
// It promises numbers as CoinGecko gives them: one that is null, zero or negative where that
// can't be is missing, never 0. It fails with market faults, and knows the three and more
// shapes of CoinGecko's errors. It does not know limits: the gateway keeps them.
//
// Source: https://docs.coingecko.com, API description of June 2026.
package coingecko

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Config is the section `providers.coingecko` of bot.yaml.
type Config struct {
	BaseURL string        `yaml:"base_url"`
	APIKey  string        `yaml:"api_key"` // empty: keyless
	Plan    string        `yaml:"plan"`    // auto, demo or pro: which host and header the key is for
	ProURL  string        `yaml:"pro_url"` // the paid plans' host, asked with plan: auto what a key is; empty: it is not asked
	Batch   int           `yaml:"batch"`   // most coins in one call
	Timeout time.Duration `yaml:"timeout"`

	Now func() time.Time `yaml:"-"`
}

// proHost is where keys of paid plans work.
const proHost = "pro-api.coingecko.com"

// proHeader is where their keys go.
const proHeader = "X-Cg-Pro-Api-Key"

const (
	publicURL = "https://api.coingecko.com/api/v3"
	proURL    = "https://" + proHost + "/api/v3"
)

// Defaults ask the public API without a key.
func (c *Config) Defaults() {
	*c = Config{BaseURL: publicURL, ProURL: proURL, Plan: "auto", Batch: 100, Timeout: 5 * time.Second}
}

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if u, err := url.Parse(c.BaseURL); err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") {
		errs = append(errs, errors.New("base_url: is not a URL, use for example https://api.coingecko.com/api/v3"))
	}
	if c.Plan != "auto" && c.Plan != "demo" && c.Plan != "pro" {
		errs = append(errs, fmt.Errorf("plan: %q is not known, use auto, demo or pro", c.Plan))
	}
	if c.Batch < 1 || c.Batch > 250 {
		errs = append(errs, fmt.Errorf("batch: %d is not usable, use 1 to 250", c.Batch))
	}
	if c.Timeout < 100*time.Millisecond || c.Timeout > time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %s is not usable, use 100ms to 1m", c.Timeout))
	}
	return errors.Join(errs...)
}

// paid reports whether the key is one of a paid plan, as far as the configuration tells.
func (c Config) paid() bool {
	return c.Plan == "pro" || (c.Plan == "auto" && strings.Contains(c.BaseURL, proHost))
}

// header is the name of the header that the key goes into.
func (c Config) header() string {
	if c.paid() {
		return proHeader
	}
	return "X-Cg-Demo-Api-Key"
}
