package rest_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/providers/rest"
)

// A connection that broke says that those beside it may be dead too.
func TestBrokenConnectionEmptiesThePool(t *testing.T) {
	var breaks atomic.Bool
	hold := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/hold" {
			<-hold
		}
		if breaks.Load() {
			w.Header().Set("Content-Length", "100")
			_, _ = w.Write([]byte("{"))
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}
		_, _ = w.Write([]byte("{}"))
	}))
	defer s.Close()
	c := rest.Public(s.URL).Open("somebody", nil)
	get := func(path string) (reused bool, err error) {
		ctx := httptrace.WithClientTrace(context.Background(), &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) { reused = i.Reused }})
		_, _, err = c.Get(ctx, "price", path, nil)
		return reused, err
	}
	second := make(chan error, 1)
	go func() { _, err := get("/hold"); second <- err }()
	time.Sleep(50 * time.Millisecond)
	if _, err := get("/"); err != nil {
		t.Fatal(err)
	}
	close(hold)
	if err := <-second; err != nil { // now two connections are idle
		t.Fatal(err)
	}
	breaks.Store(true)
	if reused, err := get("/"); err == nil || !reused {
		t.Fatalf("reused %v, %v", reused, err)
	}
	breaks.Store(false)
	if reused, err := get("/"); err != nil || reused {
		t.Errorf("after a break: reused %v, %v", reused, err)
	}
}
