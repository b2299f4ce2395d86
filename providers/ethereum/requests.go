package ethereum

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"tickertape/core/market"
)

// blocks is how many of the last blocks are looked at: four minutes of them.
const blocks uint64 = 20

// percentiles are those of the tips in a block, by gas, that stand for slow, normal and fast.
var percentiles = []int{10, 50, 90}

// request is a call of JSON-RPC 2.0 (https://www.jsonrpc.org/specification).
type request struct {
	Version string `json:"jsonrpc"`
	ID      int    `json:"id"`
	Method  string `json:"method"`
	Params  []any  `json:"params"`
}

// call asks a method of the node and decodes its result.
func (p *Provider) call(ctx context.Context, method string, params []any, out any) error {
	var body struct {
		Result json.RawMessage `json:"result"`
	}
	if err := p.rest.Post(ctx, string(market.GasFees), "/", request{"2.0", 1, method, params}, &body); err != nil {
		return err
	}
	if len(body.Result) == 0 || json.Unmarshal(body.Result, out) != nil {
		return fail(market.GasFees, market.ErrInvalidResponse, errors.New("the result is not what the method promises"))
	}
	return nil
}

func hex(n uint64) string { return "0x" + strconv.FormatUint(n, 16) }
