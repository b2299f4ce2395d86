// Package yahoo asks Yahoo Finance for prices of stocks, indices, commodities, currencies
// and the largest coins, without cookie and crumb: /v8/finance/chart and /v7/finance/spark.
//
// It promises prices in the currency that the exchange uses, pence and cents turned into
// pounds and rand, and the change against the previous close. A coin is asked for only where
// the symbol surely is that coin. It fails with market faults; the interface is unofficial
// and may refuse a whole network at once, which is market.ErrRateLimited.
//
// Source: the answers recorded in testdata, and what yfinance does.
package yahoo

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Config is the section `providers.yahoo` of bot.yaml.
type Config struct {
	BaseURL   string        `yaml:"base_url"`
	UserAgent string        `yaml:"user_agent"` // a library's own is refused
	Timeout   time.Duration `yaml:"timeout"`

	Now func() time.Time `yaml:"-"`
}

// Yahoo's two hosts are the same; the second one is asked when the first refuses.
const (
	mainHost  = "https://query1.finance.yahoo.com"
	otherHost = "https://query2.finance.yahoo.com"
)

// Defaults ask the public interface.
func (c *Config) Defaults() {
	*c = Config{BaseURL: mainHost, UserAgent: "Mozilla/5.0 (compatible; tickertape/1.0)", Timeout: 4 * time.Second}
}

// Validate names every mistake.
func (c Config) Validate() error {
	var errs []error
	if u, err := url.Parse(c.BaseURL); err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") {
		errs = append(errs, errors.New("base_url: is not a URL, use for example "+mainHost))
	}
	if c.UserAgent == "" {
		errs = append(errs, errors.New("user_agent: is empty, which Yahoo refuses"))
	}
	if c.Timeout < 100*time.Millisecond || c.Timeout > time.Minute {
		errs = append(errs, fmt.Errorf("timeout: %s is not usable, use 100ms to 1m", c.Timeout))
	}
	return errors.Join(errs...)
}
