package rest

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"tickertape/core/market"
)

// Config is what every provider without a key has in bot.yaml. Embed it inline.
type Config struct {
	Enabled bool          `yaml:"enabled"`
	BaseURL string        `yaml:"base_url"`
	Timeout time.Duration `yaml:"timeout"`

	Now func() time.Time `yaml:"-"` // the clock; time.Now where it is nil
}

// Public is the configuration for a public address.
func Public(base string) Config {
	return Config{Enabled: true, BaseURL: base, Timeout: 4 * time.Second}
}

// On reports whether the provider is asked at all.
func (c Config) On() (on bool, why string) {
	if !c.Enabled {
		return false, "enabled is false"
	}
	return true, ""
}

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if u, err := url.Parse(c.BaseURL); err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") {
		errs = append(errs, errors.New("base_url: is not a URL, use for example https://api.example.com"))
	}
	if c.Timeout < 100*time.Millisecond || c.Timeout > time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %s is not usable, use 100ms to 1m", c.Timeout))
	}
	return errors.Join(errs...)
}

// Clock is Now, or the real one.
func (c Config) Clock() func() time.Time {
	if c.Now == nil {
		return time.Now
	}
	return c.Now
}

// Open makes the client of a provider of that name. The configuration has to be valid.
func (c Config) Open(provider string, explain func(status int, body []byte) (market.Fault, bool)) *Client {
	return &Client{
		Provider: provider, Base: c.BaseURL, Explain: explain, HTTP: NewHTTP(c.Timeout), Now: c.Clock(),
		Header: http.Header{"Accept": {"application/json"}, "User-Agent": {"tickertape/1.0"}},
	}
}
