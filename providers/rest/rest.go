// Package rest asks a provider's HTTP interface and names what went wrong.
//
// Promise: a call ends with its context; at most MaxBytes of a body are read, also of one
// that is compressed; every failure is a *market.Error with its fault, and neither a query
// string, where keys travel, nor a body is in its text. Redirects to another host are not
// followed. It knows no provider: what a status means beyond HTTP's own words is told by
// Explain.
package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"tickertape/core/market"
)

// MaxBytes is the largest body that is read.
const MaxBytes = 8 << 20

// Client asks one provider.
type Client struct {
	Provider string // for errors
	Base     string // scheme, host and path in front of every path
	Header   http.Header
	// Explain reads a provider's own error out of a body; ok is false when it says nothing.
	// status is HTTP's.
	Explain func(status int, body []byte) (f market.Fault, ok bool)
	// Quota reads what a response says about the provider's limits; may be nil.
	Quota func(http.Header) (market.Quota, bool)
	HTTP  *http.Client
	Now   func() time.Time
}

// NewHTTP makes an HTTP client with enough idle connections and without redirects to others.
func NewHTTP(timeout time.Duration) *http.Client {
	return &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: 3 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
			ForceAttemptHTTP2:     true,
			MaxIdleConnsPerHost:   32,
			IdleConnTimeout:       90 * time.Second,
			TLSHandshakeTimeout:   3 * time.Second,
			ResponseHeaderTimeout: timeout,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > 3 || r.URL.Host != via[0].URL.Host {
				return http.ErrUseLastResponse
			}
			return nil
		},
	}
}

// JSON asks for path and decodes the answer into out.
func (c *Client) JSON(ctx context.Context, op, path string, query url.Values, out any) error {
	body, kind, err := c.Get(ctx, op, path, query)
	return c.decode(op, body, kind, err, out)
}

// Post sends in as JSON to path and decodes the answer into out.
func (c *Client) Post(ctx context.Context, op, path string, in, out any) error {
	text, err := json.Marshal(in)
	if err != nil {
		return c.fail(op, market.ErrBadRequest, errors.New("the request can't be written"))
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(c.Base, "/")+path, bytes.NewReader(text))
	if err != nil {
		return c.fail(op, market.ErrBadRequest, errors.New("the base URL is not one"))
	}
	body, kind, err := c.do(ctx, op, r, http.Header{"Content-Type": {"application/json"}})
	return c.decode(op, body, kind, err, out)
}

// decode reads a body, unless there is none.
func (c *Client) decode(op string, body []byte, kind string, err error, out any) error {
	if err != nil {
		return err
	}
	if kind == "text/html" {
		return c.fail(op, market.ErrInvalidResponse, errors.New("a page instead of data"))
	}
	if err := json.Unmarshal(body, out); err != nil {
		return c.fail(op, market.ErrInvalidResponse, decodeError(err))
	}
	return nil
}

// decodeError keeps what the body held out of the error.
func decodeError(err error) error {
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d", syntax.Offset)
	case errors.As(err, &typed):
		return fmt.Errorf("field %s is of another type than documented", typed.Field)
	}
	return errors.New("the JSON does not fit")
}

// Get asks for path and returns the body and its media type.
func (c *Client) Get(ctx context.Context, op, path string, query url.Values) (body []byte, kind string, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(c.Base, "/")+path, http.NoBody)
	if err != nil {
		return nil, "", c.fail(op, market.ErrBadRequest, errors.New("the base URL is not one"))
	}
	r.URL.RawQuery = query.Encode()
	return c.do(ctx, op, r, nil)
}

// do sends a request with the client's headers and more.
func (c *Client) do(ctx context.Context, op string, r *http.Request, more http.Header) (body []byte, kind string, err error) {
	for _, set := range []http.Header{c.Header, more} {
		for name, values := range set {
			r.Header[name] = values
		}
	}
	resp, err := c.HTTP.Do(r)
	if err != nil {
		return nil, "", c.broken(ctx, op, err)
	}
	defer func() { _ = resp.Body.Close() }()
	if c.Quota != nil {
		if q, ok := c.Quota(resp.Header); ok {
			market.TellQuota(ctx, q)
		}
	}
	body, err = io.ReadAll(io.LimitReader(resp.Body, MaxBytes+1))
	if err != nil {
		return nil, "", c.broken(ctx, op, err)
	}
	if len(body) > MaxBytes {
		return nil, "", c.fail(op, market.ErrInvalidResponse, fmt.Errorf("a body of more than %d bytes", MaxBytes))
	}
	kind, _, _ = mime.ParseMediaType(resp.Header.Get("Content-Type"))
	return body, kind, c.judge(op, resp, body)
}

// judge names the fault that a response stands for.
func (c *Client) judge(op string, resp *http.Response, body []byte) error {
	if c.Explain != nil {
		if f, ok := c.Explain(resp.StatusCode, body); ok {
			return &market.Error{Op: op, Provider: c.Provider, Fault: f, After: c.after(resp.Header), Err: status(resp)}
		}
	}
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	return &market.Error{Op: op, Provider: c.Provider, Fault: faultOf(resp.StatusCode), After: c.after(resp.Header), Err: status(resp)}
}

func status(resp *http.Response) error { return fmt.Errorf("HTTP status %d", resp.StatusCode) }

func faultOf(code int) market.Fault {
	switch {
	case code == http.StatusTooManyRequests, code == 418:
		return market.ErrRateLimited
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == 451:
		return market.ErrUnauthorized
	case code == http.StatusNotFound:
		return market.ErrNotFound
	case code == http.StatusRequestTimeout, code == http.StatusGatewayTimeout:
		return market.ErrTimeout
	case code >= 500:
		return market.ErrUnavailable
	case code >= 400:
		return market.ErrBadRequest
	}
	return market.ErrInvalidResponse
}

// maxAfter is the longest pause that is believed.
const maxAfter = time.Hour

// after reads Retry-After, seconds or an HTTP date.
func (c *Client) after(h http.Header) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.Atoi(v); err == nil && n > 0 {
		return min(time.Duration(n)*time.Second, maxAfter)
	}
	if at, err := http.ParseTime(v); err == nil {
		return min(max(at.Sub(c.now()), 0), maxAfter)
	}
	return 0
}

// broken names the fault of a call that gave no response. The error of the library holds the
// URL with its query, so only its kind is kept.
func (c *Client) broken(ctx context.Context, op string, err error) error {
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return context.Canceled
	case ctx.Err() != nil, errors.As(err, &timeout) && timeout.Timeout():
		return c.fail(op, market.ErrTimeout, errors.New("no answer in time"))
	}
	c.HTTP.CloseIdleConnections() // others to the same host may be as dead: the next call dials
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return c.fail(op, market.ErrNetwork, errors.New("its name can't be resolved"))
	}
	return c.fail(op, market.ErrNetwork, errors.New("the connection failed"))
}

func (c *Client) fail(op string, f market.Fault, err error) error {
	return &market.Error{Op: op, Provider: c.Provider, Fault: f, Err: err}
}

// Ping reports whether anybody answers HTTP at path. What it says does not matter.
func (c *Client) Ping(ctx context.Context, path string) error {
	_, _, err := c.Get(ctx, "ping", path, nil)
	if errors.Is(err, market.ErrNetwork) || errors.Is(err, market.ErrTimeout) || errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

func (c *Client) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}
