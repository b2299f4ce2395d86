// Package discordtest is Discord on loopback: the REST API and the gateway, as far as a bot
// of ours can tell the difference, with people on it who write, react and press buttons.
//
// Promise: what Discord documents and what community sources agree on is kept: limits of
// messages, rate limit headers, deduplication by nonce, message content by intent, sessions
// that are resumed with a replay. A message that Discord would refuse is refused.
// Everything it starts has ended when the test has. It knows nothing of the adapter and
// nothing of discordgo.
package discordtest

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
)

// Who and where everybody is. The application and its bot user differ on purpose.
const (
	Token = "discord-test-token"
	AppID = "800000000000000001"
	BotID = "800000000000000002"
	Guild = "900000000000000001"
)

var _ adaptertest.World = (*Server)(nil)

// Server is the emulated Discord. Make one with New.
type Server struct {
	http *httptest.Server
	over chan struct{}  // closed at the end of the test
	live sync.WaitGroup // gateway connections

	mu           sync.Mutex
	counter      int64
	messages     []*message
	nonces       map[string]*message
	interactions map[string]*Interaction
	commands     map[string]json.RawMessage // by guild; "" is global
	registered   int
	typing       map[string]int
	sessions     map[string]*session
	requests     []Request
	faults       faults
}

// Request is one REST call as it arrived.
type Request struct {
	Method string
	Route  string // the pattern, "POST /api/v9/channels/{channel}/messages"
	Path   string
	Body   []byte            // the JSON body, or payload_json of a multipart one
	Files  map[string][]byte // by file name
}

// New starts a Discord that ends with t.
func New(t testing.TB) *Server {
	t.Helper()
	s := &Server{
		over:         make(chan struct{}),
		nonces:       map[string]*message{},
		interactions: map[string]*Interaction{},
		commands:     map[string]json.RawMessage{},
		typing:       map[string]int{},
		sessions:     map[string]*session{},
		faults:       newFaults(),
	}
	s.http = httptest.NewServer(s.routes())
	t.Cleanup(s.close)
	return s
}

// URL is the value for the adapter's api_url.
func (s *Server) URL() string { return s.http.URL + "/" }

func (s *Server) close() {
	close(s.over)
	s.Cut()
	s.http.CloseClientConnections()
	s.http.Close()
	s.live.Wait()
}

// Requests lists the REST calls so far, oldest first.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Typing counts the typing indicators that the bot has shown in a channel.
func (s *Server) Typing(channel string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.typing[channel]
}

// epoch is where Discord's ids begin, in Unix milliseconds.
const epoch = 1420070400000

// id is a new snowflake of this moment. The caller holds mu.
func (s *Server) id() string { return s.idAt(time.Now()) }

func (s *Server) idAt(t time.Time) string {
	s.counter++
	return strconv.FormatInt((t.UnixMilli()-epoch)<<22|s.counter&(1<<22-1), 10)
}

// read takes a request's body, whatever its encoding, and notes the request.
func (s *Server) read(r *http.Request) (Request, error) {
	q := Request{Method: r.Method, Route: r.Pattern, Path: r.URL.Path}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case err == nil && kind == "multipart/form-data":
		err = q.parts(multipart.NewReader(r.Body, params["boundary"]))
	default:
		q.Body, err = io.ReadAll(r.Body)
	}
	s.mu.Lock()
	s.requests = append(s.requests, q)
	s.mu.Unlock()
	return q, err
}

func (q *Request) parts(from *multipart.Reader) error {
	q.Files = map[string][]byte{}
	for {
		p, err := from.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		b, err := io.ReadAll(p)
		if err != nil {
			return err
		}
		if p.FormName() == "payload_json" {
			q.Body = b
			continue
		}
		q.Files[p.FileName()] = b
	}
}
