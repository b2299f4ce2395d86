package binance

import (
	"errors"
	"net/url"
	"strings"

	"tickertape/providers/rest"
)

// Config is the section `providers.binance` of bot.yaml.
type Config struct {
	rest.Config `yaml:",inline"`
	FuturesURL  string `yaml:"futures_url"` // of the USD-margined futures
}

// Defaults ask the public data host, which is there in countries where the exchange is not.
func (c *Config) Defaults() {
	c.Config = rest.Public("https://data-api.binance.vision")
	c.FuturesURL = "https://fapi.binance.com"
}

// Validate names every mistake.
func (c Config) Validate() error {
	var wrong error
	if u, err := url.Parse(c.FuturesURL); err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") {
		wrong = errors.New("futures_url: is not a URL, use for example https://fapi.binance.com")
	}
	return errors.Join(c.Config.Validate(), wrong)
}
