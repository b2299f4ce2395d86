// Package transport makes the HTTP client that the platform adapters give to their libraries.
// It knows no platform.
package transport

import (
	"net"
	"net/http"
	"time"
)

// Client is an HTTP client with a timeout for a whole call and enough idle connections per
// host that parallel sends don't dial anew (the default of 2 halves the throughput).
func Client(timeout time.Duration) *http.Client {
	return &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
			ForceAttemptHTTP2:     true,
			MaxIdleConns:          512,
			MaxIdleConnsPerHost:   256,
			IdleConnTimeout:       90 * time.Second,
			TLSHandshakeTimeout:   5 * time.Second,
			ExpectContinueTimeout: time.Second,
		},
	}
}
