package transport_test

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"tickertape/adapters/transport"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// get makes one call and reads its answer to the end.
func get(t *testing.T, c *http.Client, url string) error {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		return err
	}
	resp, err := c.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func TestCallThatTakesTooLongIsATimeout(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"before the header": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"within the body": func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, "half")
			_ = http.NewResponseController(w).Flush()
			<-r.Context().Done()
		},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(h)
			defer server.Close()
			c := transport.Client(50 * time.Millisecond)
			defer c.CloseIdleConnections()
			err := get(t, c, server.URL)
			if timeout, ok := err.(net.Error); !ok || !timeout.Timeout() { //nolint:errorlint // what comes first says what it is
				t.Errorf("%T: %v", err, err)
			}
		})
	}
}

func TestParallelCallsKeepTheirConnections(t *testing.T) {
	const parallel = 50
	var dialed atomic.Int32
	var together sync.WaitGroup
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		together.Done()
		together.Wait() // every call has a connection of its own
	}))
	server.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			dialed.Add(1)
		}
	}
	server.Start()
	defer server.Close()
	c := transport.Client(10 * time.Second)
	defer c.CloseIdleConnections()
	for range 3 {
		together.Add(parallel)
		var calls sync.WaitGroup
		for range parallel {
			calls.Go(func() {
				if err := get(t, c, server.URL); err != nil {
					t.Error(err)
				}
			})
		}
		calls.Wait()
	}
	if n := dialed.Load(); n > parallel+parallel/2 {
		t.Errorf("%d connections for %d calls at once", n, parallel)
	}
}

func TestServerThatSpeaksHTTP2IsSpokenToInIt(t *testing.T) {
	var protocol atomic.Value
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { protocol.Store(r.Proto) }))
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	c := transport.Client(10 * time.Second)
	defer c.CloseIdleConnections()
	c.Transport.(*http.Transport).TLSClientConfig = server.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	if err := get(t, c, server.URL); err != nil || protocol.Load() != "HTTP/2.0" {
		t.Errorf("%v, %v", protocol.Load(), err)
	}
}

func TestClientsShareNothing(t *testing.T) {
	a, b := transport.Client(time.Second), transport.Client(time.Minute)
	if a.Transport == b.Transport || a.Transport == http.DefaultTransport || a.Timeout != time.Second || b.Timeout != time.Minute {
		t.Errorf("%+v and %+v", a, b)
	}
}
