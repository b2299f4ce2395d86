package gateway

import (
	"context"
	"net/http/httptrace"

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
		trace := &httptrace.ClientTrace{
			GotConn: func(c httptrace.GotConnInfo) {
				if c.Reused {
					m.Connected(name, "reused")
				} else {
					m.Connected(name, "opened")
				}
			},
			ConnectDone: func(_, _ string, err error) {
				if err != nil {
					m.Connected(name, "failed")
				}
			},
		}
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			return next(httptrace.WithClientTrace(ctx, trace), r)
		}
	}
}
