package telegramtest

import (
	"io"
	"math"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// faults are the troubles that a test has ordered.
type faults struct {
	unauthorized atomic.Bool
	armed        atomic.Int32 // orders that are left; 0 lets every call pass without a lock

	mu      sync.Mutex
	orders  []*order
	blocked map[int64]bool
}

// order makes the next calls of a method fail.
type order struct {
	method  string // "" is any, "send*" is sendMessage and sendPhoto
	left    int
	refuse  *refusal
	status  int  // with a page of a proxy instead of JSON
	hang    bool // never answered and never carried out
	swallow bool // carried out and never answered
	markup  bool // only where there is a parse_mode
}

const sends = "send*"

func (o *order) wants(c *call) bool {
	if o.markup && c.params.Get("parse_mode") == "" {
		return false
	}
	switch o.method {
	case "":
		return true
	case sends:
		return c.method == "sendMessage" || c.method == "sendPhoto"
	}
	return o.method == c.method
}

func (f *faults) add(o *order) {
	if o.left <= 0 {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.orders = append(f.orders, o)
	f.armed.Add(1)
}

// take finds the oldest order that wants the call and that ok likes.
func (f *faults) take(c *call, ok func(*order) bool) *order {
	if f.armed.Load() == 0 {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, o := range f.orders {
		if !ok(o) || !o.wants(c) {
			continue
		}
		if o.left--; o.left == 0 {
			f.orders = append(f.orders[:i:i], f.orders[i+1:]...)
			f.armed.Add(-1)
		}
		return o
	}
	return nil
}

// strike answers the call if an order says so; false lets it pass.
func (f *faults) strike(c *call, w http.ResponseWriter) bool {
	o := f.take(c, func(o *order) bool { return !o.swallow })
	switch {
	case o == nil:
		return false
	case o.hang:
		c.hang()
		panic(http.ErrAbortHandler)
	case o.refuse != nil:
		write(w, nil, o.refuse)
	default:
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(o.status)
		_, _ = io.WriteString(w, "<html><head><title>"+http.StatusText(o.status)+"</title></head></html>")
	}
	return true
}

// swallowed reports that the answer to a send that was carried out is to be withheld.
func (f *faults) swallowed(c *call) bool {
	return f.take(c, func(o *order) bool { return o.swallow }) != nil
}

func (f *faults) isBlocked(chat int64) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.blocked[chat]
}

// Throttle answers the next n sends with 429; Telegram's pauses are whole seconds, at least 1.
func (s *Server) Throttle(n int, pause time.Duration) { s.ThrottleMethod(sends, n, pause) }

// ThrottleMethod is Throttle for the calls of one method.
func (s *Server) ThrottleMethod(method string, n int, pause time.Duration) {
	after := max(1, int(math.Ceil(pause.Seconds())))
	s.faults.add(&order{method: method, left: n, refuse: &refusal{
		code: 429, description: "Too Many Requests: retry after " + string(appendInt(nil, int64(after))), retryAfter: after,
	}})
}

// Swallow takes the next n sends, posts them, and never answers.
func (s *Server) Swallow(n int) { s.faults.add(&order{method: sends, left: n, swallow: true}) }

// RefuseMarkup answers the next send with a parse_mode as Telegram refuses broken markup.
func (s *Server) RefuseMarkup() bool {
	s.faults.add(&order{method: sends, left: 1, markup: true, refuse: &refusal{
		code: 400, description: "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0",
	}})
	return true
}

// Block says from now on that the bot was blocked by this person or kicked from this group.
// The channel may be written as in a Line or as in a Ref.
func (s *Server) Block(channel string) {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	if s.faults.blocked == nil {
		s.faults.blocked = map[int64]bool{}
	}
	s.faults.blocked[personID(channel)] = true
	s.faults.blocked[groupID(channel)] = true
}

// Unauthorized makes the server refuse its own token, or take it again.
func (s *Server) Unauthorized(refuse bool) { s.faults.unauthorized.Store(refuse) }

// Refuse answers the next n calls of a method ("" is any) with an error of the Bot API.
func (s *Server) Refuse(method string, n, code int, description string) {
	s.faults.add(&order{method: method, left: n, refuse: &refusal{code: code, description: description}})
}

// Break answers the next n calls of a method ("" is any) with the error page of a proxy.
func (s *Server) Break(method string, n, status int) {
	s.faults.add(&order{method: method, left: n, status: status})
}

// Hang leaves the next n calls of a method ("" is any) without an answer, and does nothing.
func (s *Server) Hang(method string, n int) {
	s.faults.add(&order{method: method, left: n, hang: true})
}
