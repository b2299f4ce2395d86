package gateway

import (
	"context"
	"errors"
	"net/http/httptrace"
	"sync/atomic"

	"tickertape/core/market"
)

// Connections counts what becomes of a provider's connections. Its methods must not block.
type Connections interface {
	// Connected is told of every connection that a call got: "reused" or "opened", or that
	// none could be opened: "failed".
	Connected(provider, outcome string)
}

// watch tells the meter about the connections of a provider's calls, whatever client it has.
func watch(name string, m Connections) Stage {
	return func(next market.Fetch) market.Fetch {
		if m == nil {
			return next
		}
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			var got atomic.Bool
			a, err := next(httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(c httptrace.GotConnInfo) {
				got.Store(true)
				if c.Reused {
					m.Connected(name, "reused")
				} else {
					m.Connected(name, "opened")
				}
			}}), r)
			if !got.Load() && errors.Is(err, market.ErrNetwork) { // no address, no answer, or no certificate
				m.Connected(name, "failed")
			}
			return a, err
		}
	}
}
