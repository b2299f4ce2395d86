// Package slacktest is an emulated Slack on loopback: one workspace with one app installed.
//
// It speaks the Web API (forms and JSON, tokens in the form or in the header, both checked),
// Socket Mode (hello, pings, envelopes, disconnect) and signed requests to the app. What is not
// acknowledged is delivered again, on whatever connection there is, so that a process under
// test may be killed and started anew. People are directed through adaptertest.World, which
// Server implements; further methods make Slack's own kinds of trouble.
//
// It checks what Slack checks (tokens, channels, the shape and size of blocks) and answers in
// Slack's words. It knows nothing of the adapter and nothing of slack-go.
package slacktest

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
)

// Who and what is in the workspace.
const (
	BotToken      = "xoxb-1111-slacktest"
	AppToken      = "xapp-1-A1-1111-slacktest"
	SigningSecret = "5ecre7-slacktest"
	BotUser       = "UTAPE"
	BotID         = "BTAPE"
	Team          = "TTEST"
	App           = "ATAPE"
)

var _ adaptertest.World = (*Server)(nil)

// Server is the emulated Slack. Make one with New. All methods are safe for concurrent use.
type Server struct {
	http     *http.Server
	listener *listener
	ctx      context.Context
	wg       sync.WaitGroup
	wake     chan struct{} // one slot: there may be something to deliver

	mu         sync.Mutex
	changed    chan struct{} // closed and replaced at every change
	retryAfter time.Duration
	pingEvery  time.Duration
	pushTo     string // base URL for signed requests; empty: Socket Mode
	lastTS     int64
	ids        int
	messages   []*message
	deliveries []*delivery
	pending    []*delivery // those that are not settled, in order
	envelopes  map[string]*delivery
	sockets    []*socket
	turn       int // round robin over sockets
	tickets    map[string]bool
	uploads    map[string]*File
	files      []*File
	answers    map[string]string   // response URL id -> channel
	homes      map[string]*View    // by person
	locales    map[string]string   // of people who have another than en-GB
	prompts    map[string][]Prompt // by thread
	calls      []Call
	trouble    trouble
}

// New starts a Slack that ends with t.
func New(t testing.TB) *Server {
	t.Helper()
	inner, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listen: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &Server{
		listener: &listener{Listener: inner, open: map[net.Conn]bool{}}, ctx: ctx,
		wake: make(chan struct{}, 1), changed: make(chan struct{}),
		retryAfter: 3 * time.Second, pingEvery: 5 * time.Second,
		envelopes: map[string]*delivery{}, tickets: map[string]bool{}, uploads: map[string]*File{},
		answers: map[string]string{}, homes: map[string]*View{}, locales: map[string]string{}, prompts: map[string][]Prompt{}, trouble: newTrouble(),
	}
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.wg.Go(func() { _ = s.http.Serve(s.listener) })
	s.wg.Go(s.pump)
	t.Cleanup(func() {
		s.with(cancel) // nothing is started afterwards
		_ = s.http.Close()
		s.listener.cut()
		s.wg.Wait()
	})
	return s
}

// URL is the app's api_url, with its slash.
func (s *Server) URL() string { return s.base("http") + "/api/" }

// RetryAfter sets how long Slack waits for an acknowledgement; 3 s unless set.
func (s *Server) RetryAfter(d time.Duration) { s.with(func() { s.retryAfter = d }) }

// PingEvery sets the time between two pings on a websocket; 5 s unless set, 0 is never.
func (s *Server) PingEvery(d time.Duration) { s.with(func() { s.pingEvery = d }) }

// Await waits until ok, which is asked whenever something has happened here, and every few
// milliseconds for what happens elsewhere. After ten seconds the test fails.
func (s *Server) Await(t testing.TB, what string, ok func() bool) {
	t.Helper()
	deadline := time.NewTimer(10 * time.Second)
	defer deadline.Stop()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if ok() {
			return
		}
		select {
		case <-changed:
		case <-tick.C:
		case <-deadline.C:
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

func (s *Server) base(scheme string) string { return scheme + "://" + s.listener.Addr().String() }

// with does something under the lock and tells everybody that waits.
func (s *Server) with(do func()) {
	s.mu.Lock()
	do()
	close(s.changed)
	s.changed = make(chan struct{})
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// start runs a goroutine that ends with the server; false when that has ended.
func (s *Server) start(do func()) (started bool) {
	s.with(func() {
		if started = s.ctx.Err() == nil; started {
			s.wg.Go(do)
		}
	})
	return started
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.api)
	mux.HandleFunc("GET /link/", s.connect)
	mux.HandleFunc("POST /upload/{id}", s.upload)
	mux.HandleFunc("POST /commands/{id}", s.respond)
	return mux
}

// object is a JSON object on its way out.
type object map[string]any

func (o object) encode() json.RawMessage {
	raw, err := json.Marshal(o)
	if err != nil {
		panic(err) // can't be: we marshal nothing but strings, numbers and raw JSON
	}
	return raw
}
