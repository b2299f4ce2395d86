// Package ethereum asks a public node of Ethereum what transactions cost.
//
// It promises what the chain itself says: the base fee of the next block, and the tips that were
// paid in the last blocks, as of the newest of them. A node that has fallen behind has no answer.
// It knows no key, no wallet, no price and no other chain.
//
// Source: Ethereum JSON-RPC, eth_feeHistory and eth_getBlockByNumber
// (https://ethereum.github.io/execution-apis/).
package ethereum

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tickertape/core/market"
	"tickertape/providers/rest"
)

const (
	name  = "ethereum"
	title = "Ethereum node"
	// behind is how old the newest block of a node may be; there is one every 12 seconds.
	behind = 10 * time.Minute
)

// Provider asks one node.
type Provider struct {
	cfg  Config
	rest *rest.Client
}

// New makes a provider of a valid Config.
func New(cfg Config) (*Provider, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg.Now = cfg.Clock()
	return &Provider{cfg, cfg.Open(name, explain)}, nil
}

// Name is the key in bot.yaml.
func (p *Provider) Name() string { return name }

// Title is what people read.
func (p *Provider) Title() string { return title }

// Capabilities says what it can answer.
func (p *Provider) Capabilities() []market.Capability {
	return []market.Capability{{Kind: market.GasFees, Updates: 12 * time.Second, Latency: 300 * time.Millisecond, Cost: 2}}
}

// Ping reports whether the node can be reached.
func (p *Provider) Ping(ctx context.Context) error { return p.rest.Ping(ctx, "/") }

// Fetch answers a request for fees.
func (p *Provider) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	if r.Kind != market.GasFees {
		return market.Answer{}, fail(r.Kind, market.ErrBadRequest, fmt.Errorf("kind %q is not offered", r.Kind))
	}
	var fees history
	if err := p.call(ctx, "eth_feeHistory", []any{hex(blocks), "latest", percentiles}, &fees); err != nil {
		return market.Answer{}, err
	}
	gas, ok := fees.gas()
	if !ok {
		return market.Answer{}, fail(r.Kind, market.ErrInvalidResponse, errors.New("no fees in it can be used"))
	}
	var newest *block
	if err := p.call(ctx, "eth_getBlockByNumber", []any{hex(gas.Block), false}, &newest); err != nil {
		return market.Answer{}, err
	}
	if newest == nil { // public nodes stand behind one name, and some lag a block behind others
		return market.Answer{}, fail(r.Kind, market.ErrUnavailable, errors.New("the node lacks the newest block"))
	}
	if gas.At, ok = newest.at(); !ok {
		return market.Answer{}, fail(r.Kind, market.ErrInvalidResponse, errors.New("the newest block has no time"))
	}
	if p.cfg.Now().Sub(gas.At) > behind {
		return market.Answer{}, fail(r.Kind, market.ErrUnavailable, errors.New("the node has fallen behind"))
	}
	return market.Answer{Gas: &gas, Source: title, AsOf: gas.At}, nil
}

func fail(op market.Kind, f market.Fault, err error) error {
	return &market.Error{Op: string(op), Provider: name, Fault: f, Err: err}
}
