package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"tickertape/adapters/transport"
)

// maxAnswer bounds what is read of one answer of the REST API, in bytes.
const maxAnswer = 4 << 20

// wire is the HTTP transport under discordgo. What the library means for discord.com goes to
// another base URL instead, and each call can see what became of its request on the network.
type wire struct {
	base *url.URL
	next http.RoundTripper
}

func newWire(base *url.URL, timeout time.Duration) *wire {
	return &wire{base: base, next: transport.Client(timeout).Transport}
}

// CloseIdleConnections lets http.Client.CloseIdleConnections reach the real transport.
func (w *wire) CloseIdleConnections() {
	if t, ok := w.next.(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
}

// RoundTrip implements http.RoundTripper.
func (w *wire) RoundTrip(req *http.Request) (*http.Response, error) {
	res, err := w.next.RoundTrip(w.redirect(req))
	if err != nil {
		return nil, err
	}
	res.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(res.Body, maxAnswer), res.Body}
	if t := traceOf(req.Context()); t != nil {
		t.note(res)
	}
	return res, nil
}

// redirect moves a request from discord.com to the base URL.
func (w *wire) redirect(req *http.Request) *http.Request {
	if req.URL.Host != "discord.com" {
		return req
	}
	moved := req.Clone(req.Context())
	moved.Host = w.base.Host
	moved.URL.Scheme, moved.URL.Host = w.base.Scheme, w.base.Host
	escaped := w.base.EscapedPath() + strings.TrimPrefix(req.URL.EscapedPath(), "/")
	moved.URL.Path = w.base.Path + strings.TrimPrefix(req.URL.Path, "/")
	moved.URL.RawPath = escaped
	return moved
}

// trace is what became of one request.
type trace struct {
	sent   atomic.Bool // its headers were written: it may have arrived
	status int         // 0: no answer
	after  time.Duration
	global bool
}

type traceKey struct{}

// traced makes a context whose one request leaves a trace.
func traced(ctx context.Context) (context.Context, *trace) {
	t := &trace{}
	ctx = context.WithValue(ctx, traceKey{}, t)
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { t.sent.Store(true) }}), t
}

func traceOf(ctx context.Context) *trace {
	t, _ := ctx.Value(traceKey{}).(*trace)
	return t
}

// note keeps what discordgo drops: of a 429 the pause with its fraction and whether it is
// for all. A 429 of Cloudflare's has no JSON, only the header.
func (t *trace) note(res *http.Response) {
	t.status = res.StatusCode
	if res.StatusCode != http.StatusTooManyRequests {
		return
	}
	var told struct {
		After  float64 `json:"retry_after"`
		Global bool    `json:"global"`
	}
	b, _ := io.ReadAll(res.Body)
	_ = res.Body.Close()
	if json.Unmarshal(b, &told) != nil {
		// discordgo would give up on it with an error about JSON.
		b = []byte("{}")
	}
	res.Body = io.NopCloser(bytes.NewReader(b))
	if told.After <= 0 {
		told.After, _ = strconv.ParseFloat(res.Header.Get("Retry-After"), 64)
	}
	t.after = time.Duration(max(told.After, 0.1) * float64(time.Second))
	t.global = told.Global || res.Header.Get("X-RateLimit-Global") != ""
}
