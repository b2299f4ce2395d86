package ethereum

import "tickertape/providers/rest"

// Config is the section `providers.ethereum` of bot.yaml.
type Config struct {
	rest.Config `yaml:",inline"`
}

// Defaults ask a public node. Any node that speaks Ethereum's JSON-RPC will do.
func (c *Config) Defaults() { c.Config = rest.Public("https://ethereum-rpc.publicnode.com") }
