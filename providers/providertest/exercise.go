// Package providertest is the suite that every provider over HTTP passes, against a real
// server on loopback: what it answers, and what it makes of everything that can go wrong.
package providertest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/market"
)

// Provider is what the suite needs of a provider.
type Provider interface {
	Name() string
	Capabilities() []market.Capability
	Fetch(context.Context, market.Request) (market.Answer, error)
	Ping(context.Context) error
}

// Secret is the key that Case.Open has to give to its provider, where it takes one. It must
// not be in any error.
const Secret = "0123456789abcdefSECRETKEY"

// Timeouts that Case.Open has to give to its provider: patience where the suite waits for it
// to end, ample where a busy machine must not end it.
const (
	patience = 400 * time.Millisecond
	ample    = 20 * time.Second
)

// Case is one provider with one request.
type Case struct {
	// Open makes the provider with this base URL, Secret as its key, and this timeout.
	Open func(t *testing.T, base string, timeout time.Duration) Provider
	// Ask is a request that Good answers.
	Ask market.Request
	// Good answers Ask as the provider does.
	Good http.HandlerFunc
	// Absurd are bodies with numbers that can't be; each must give no answer.
	Absurd []string
}

// Exercise runs the suite.
func Exercise(t *testing.T, c Case) {
	t.Helper()
	t.Run("answers, and says who and when", c.answers)
	t.Run("offers what it answers", c.honest)
	t.Run("a caller that gives up is not a fault", c.cancelled)
	t.Run("every fault has its name, and no secret in its text", c.faults)
	t.Run("an absurd number is no answer", c.absurd)
	t.Run("a ping tells whether anybody is there", c.pings)
}

func (c Case) serve(t *testing.T, h http.HandlerFunc) Provider { return c.serveFor(t, h, ample) }

func (c Case) serveFor(t *testing.T, h http.HandlerFunc, timeout time.Duration) Provider {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return c.Open(t, s.URL, timeout)
}

func (c Case) answers(t *testing.T) {
	a, err := c.serve(t, c.Good).Fetch(t.Context(), c.Ask)
	if err != nil {
		t.Fatal(err)
	}
	if a.Source == "" || a.AsOf.IsZero() || a.AsOf.Location() != time.UTC || a.Simulated || a.Stale != 0 {
		t.Errorf("source %q, as of %v, simulated %v", a.Source, a.AsOf, a.Simulated)
	}
	var got []string
	for _, q := range a.Quotes {
		got = append(got, q.Asset.ID)
		if q.Price <= 0 || q.Currency == "" || q.At.IsZero() || q.Source == "" {
			t.Errorf("quote %+v", q)
		}
	}
	var want []string
	for _, asset := range c.Ask.Assets {
		missing := false
		for _, m := range a.Missing {
			missing = missing || m == asset
		}
		if !missing {
			want = append(want, asset.ID)
		}
	}
	if c.Ask.Kind == market.Price && strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("quotes of %v, want %v in this order", got, want)
	}
}

func (c Case) honest(t *testing.T) {
	p := c.serve(t, c.Good)
	offered := false
	for _, can := range p.Capabilities() {
		offered = offered || can.Kind == c.Ask.Kind
	}
	if !offered || p.Name() == "" {
		t.Errorf("%s does not offer %s", p.Name(), c.Ask.Kind)
	}
	if _, err := p.Fetch(t.Context(), market.Request{Kind: "weather"}); !errors.Is(err, market.ErrBadRequest) {
		t.Errorf("a kind that nobody knows: %v", err)
	}
}

func (c Case) cancelled(t *testing.T) {
	arrived := make(chan struct{}, 1) // kept for who is not waiting yet
	p := c.serve(t, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case arrived <- struct{}{}:
		default:
		}
		untilGone(r)
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-arrived; cancel() }()
	if _, err := p.Fetch(ctx, c.Ask); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

// fault is one way in which a server can fail.
type fault struct {
	name  string
	serve http.HandlerFunc
	want  []market.Fault // one of these
	after time.Duration
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if len(header) == 2 {
			w.Header().Set(header[0], header[1])
		}
		w.WriteHeader(code)
		_, _ = fmt.Fprint(w, "detail of the provider")
	}
}

func body(kind, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = fmt.Fprint(w, text)
	}
}

func faults() []fault {
	invalid := []market.Fault{market.ErrInvalidResponse}
	network := []market.Fault{market.ErrNetwork}
	return []fault{
		{name: "429", serve: status(429), want: []market.Fault{market.ErrRateLimited}},
		{name: "429 with Retry-After", serve: status(429, "Retry-After", "7"), want: []market.Fault{market.ErrRateLimited}, after: 7 * time.Second},
		{name: "500", serve: status(500), want: []market.Fault{market.ErrUnavailable}},
		{name: "503", serve: status(503), want: []market.Fault{market.ErrUnavailable}},
		{name: "401", serve: status(401), want: []market.Fault{market.ErrUnauthorized}},
		{name: "404", serve: status(404), want: []market.Fault{market.ErrNotFound}},
		{name: "a page with status 200", serve: body("text/html", "<html><body>Just a moment...</body></html>"), want: invalid},
		{name: "an empty body", serve: body("application/json", ""), want: invalid},
		{name: "truncated", serve: body("application/json", `{"bitcoin":{"usd":`), want: invalid},
		{name: "other types", serve: body("application/json", `{"bitcoin":[1,2],"chart":7,"spark":"x","observations":{"a":1}}`), want: append(invalid, market.ErrNotFound)},
		{name: "10 MB", serve: body("application/json", strings.Repeat(" ", 10<<20)), want: invalid},
		{name: "a gzip bomb", serve: bomb(), want: invalid},
		{name: "reset in the middle", serve: reset, want: network},
		{name: "slow headers", serve: func(_ http.ResponseWriter, r *http.Request) { untilGone(r) }, want: []market.Fault{market.ErrTimeout}},
		{name: "a slow body", serve: slowBody, want: []market.Fault{market.ErrTimeout}},
	}
}

// timeout is short where a fault is one.
func (f fault) timeout() time.Duration {
	if slices.Contains(f.want, market.ErrTimeout) {
		return patience
	}
	return ample
}

// bomb is 64 MB in a few kilobytes.
func bomb() http.HandlerFunc {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	part := make([]byte, 1<<20)
	for range 64 {
		_, _ = z.Write(part)
	}
	_ = z.Close()
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(b.Bytes())
	}
}

func reset(w http.ResponseWriter, _ *http.Request) {
	c, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	_, _ = fmt.Fprint(c, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nContent-Type: application/json\r\n\r\n{\"bit")
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = c.Close()
}

func slowBody(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = fmt.Fprint(w, "{")
	_ = http.NewResponseController(w).Flush()
	untilGone(r)
}

// untilGone waits until the caller has given up. A server notices only once it has read what was
// sent to it.
func untilGone(r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func (c Case) faults(t *testing.T) {
	for _, f := range faults() {
		t.Run(f.name, func(t *testing.T) {
			start := time.Now()
			a, err := c.serveFor(t, f.serve, f.timeout()).Fetch(t.Context(), c.Ask)
			c.wantFault(t, a, err, f)
			if took := time.Since(start); took > f.timeout()+10*patience {
				t.Errorf("took %s", took)
			}
		})
	}
	t.Run("connection refused", func(t *testing.T) {
		gone := httptest.NewServer(http.NotFoundHandler())
		gone.Close()
		a, err := c.Open(t, gone.URL, patience).Fetch(t.Context(), c.Ask)
		c.wantFault(t, a, err, fault{want: []market.Fault{market.ErrNetwork}})
	})
}

func (c Case) wantFault(t *testing.T, a market.Answer, err error, f fault) {
	t.Helper()
	var failed *market.Error
	if !errors.As(err, &failed) {
		t.Fatalf("answer %+v, error %v", a, err)
	}
	known := false
	for _, want := range f.want {
		known = known || failed.Fault == want
	}
	if !known || failed.After != f.after {
		t.Errorf("fault %q after %s, want one of %q after %s", failed.Fault, failed.After, f.want, f.after)
	}
	if text := err.Error(); strings.Contains(text, Secret) || strings.Contains(text, "detail of the provider") || strings.Contains(text, "?") {
		t.Errorf("the error says too much: %s", text)
	}
}

func (c Case) absurd(t *testing.T) {
	for _, text := range c.Absurd {
		a, err := c.serve(t, body("application/json", text)).Fetch(t.Context(), c.Ask)
		if err == nil && (len(a.Quotes)+len(a.Stats)+len(a.Series)+len(a.Funding) > 0 || a.Gas != nil) {
			t.Errorf("%s gives %+v", text, a)
		}
	}
}

func (c Case) pings(t *testing.T) {
	if err := c.serve(t, status(403)).Ping(t.Context()); err != nil {
		t.Errorf("somebody who refuses is there: %v", err)
	}
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	if err := c.Open(t, gone.URL, patience).Ping(t.Context()); err == nil {
		t.Error("nobody is there and answers")
	}
}
