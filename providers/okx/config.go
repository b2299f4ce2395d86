package okx

import "tickertape/providers/rest"

// Config is the section `providers.okx` of bot.yaml.
type Config struct {
	rest.Config `yaml:",inline"`
}

// Defaults ask the public host.
func (c *Config) Defaults() { c.Config = rest.Public("https://www.okx.com") }
