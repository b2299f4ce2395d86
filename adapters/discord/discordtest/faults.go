package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// faults is what goes wrong next. Server.mu guards it.
type faults struct {
	throttle  int
	pause     time.Duration
	global    bool
	swallow   int
	markup    bool
	fail      []failure
	blocked   map[string]bool
	identify  int           // close code that every identify and resume gets
	forget    bool          // every resume is refused with an invalid session
	mute      bool          // connections stay open and say nothing more
	muteAll   bool          // new ones too
	withhold  bool          // events are kept back
	early     bool          // op 7 comes before READY
	ackless   bool          // interaction callbacks fail
	ackable   chan struct{} // interaction callbacks wait for it; nil: they don't
	heartbeat time.Duration
	token     string

	commandless bool // commands can't be registered
}

type failure struct{ status, code int }

func newFaults() faults {
	return faults{blocked: map[string]bool{}, heartbeat: 41250 * time.Millisecond, token: Token}
}

// Throttle implements adaptertest.World.
func (s *Server) Throttle(n int, pause time.Duration) { s.throttle(n, pause, false) }

// ThrottleGlobally is Throttle with Discord's mark for "all of you, not this channel".
func (s *Server) ThrottleGlobally(n int, pause time.Duration) { s.throttle(n, pause, true) }

func (s *Server) throttle(n int, pause time.Duration, global bool) {
	s.set(func(f *faults) { f.throttle, f.pause, f.global = n, pause, global })
}

// Swallow implements adaptertest.World.
func (s *Server) Swallow(n int) { s.set(func(f *faults) { f.swallow = n }) }

// RefuseMarkup implements adaptertest.World.
func (s *Server) RefuseMarkup() bool {
	s.set(func(f *faults) { f.markup = true })
	return true
}

// Block implements adaptertest.World.
func (s *Server) Block(channel string) { s.set(func(f *faults) { f.blocked[channel] = true }) }

// Fail answers the next send with this HTTP status and Discord's own error code.
func (s *Server) Fail(status, code int) {
	s.set(func(f *faults) { f.fail = append(f.fail, failure{status, code}) })
}

// FailAcknowledgements makes every interaction callback fail from now on, or work again.
func (s *Server) FailAcknowledgements(on bool) { s.set(func(f *faults) { f.ackless = on }) }

// HoldAcknowledgements makes interaction callbacks wait, until release.
func (s *Server) HoldAcknowledgements() (release func()) {
	c := make(chan struct{})
	s.set(func(f *faults) { f.ackable = c })
	return func() { close(c) }
}

// RefuseCommands makes registering commands fail from now on, or work again.
func (s *Server) RefuseCommands(on bool) { s.set(func(f *faults) { f.commandless = on }) }

// RefuseIdentify closes every new session with this code, 4004 or 4014; 0 is none.
func (s *Server) RefuseIdentify(code int) { s.set(func(f *faults) { f.identify = code }) }

// ForgetSessions makes the next resume meet an invalid session.
func (s *Server) ForgetSessions() { s.set(func(f *faults) { f.forget = true }) }

// Mute lets every connection stay open without a word. New ones work.
func (s *Server) Mute() { s.set(func(f *faults) { f.mute = true }) }

// MuteAll is Mute for new connections too, until Unmute.
func (s *Server) MuteAll() { s.set(func(f *faults) { f.mute, f.muteAll = true, true }) }

// Withhold keeps events back, while heartbeats are answered. A new connection gets them.
func (s *Server) Withhold() { s.set(func(f *faults) { f.withhold = true }) }

// ReconnectInsteadOfReady answers the next identify or resume with op 7.
func (s *Server) ReconnectInsteadOfReady() { s.set(func(f *faults) { f.early = true }) }

// Unmute ends MuteAll for new connections.
func (s *Server) Unmute() { s.set(func(f *faults) { f.muteAll = false }) }

// Heartbeat sets the interval that new connections are told.
func (s *Server) Heartbeat(d time.Duration) { s.set(func(f *faults) { f.heartbeat = d }) }

// ChangeToken makes the bot's token another one.
func (s *Server) ChangeToken(token string) { s.set(func(f *faults) { f.token = token }) }

func (s *Server) set(change func(*faults)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.faults)
}

// refused answers a send that must fail, and reports whether it did.
func (s *Server) refused(w http.ResponseWriter, channel string) bool {
	s.mu.Lock()
	f := &s.faults
	switch {
	case f.throttle > 0:
		f.throttle--
		pause, global := f.pause, f.global
		s.mu.Unlock()
		tooMany(w, pause, global)
	case f.blocked[channel]:
		s.mu.Unlock()
		fail(w, http.StatusForbidden, 50001, "Missing Access")
	case f.markup:
		f.markup = false
		s.mu.Unlock()
		fail(w, http.StatusBadRequest, 50035, "Invalid Form Body")
	case len(f.fail) > 0:
		x := f.fail[0]
		f.fail = f.fail[1:]
		s.mu.Unlock()
		fail(w, x.status, x.code, http.StatusText(x.status))
	default:
		s.mu.Unlock()
		return false
	}
	return true
}

// swallowed holds a request that was carried out until its sender gives up.
func (s *Server) swallowed(r *http.Request) {
	s.mu.Lock()
	hold := s.faults.swallow > 0
	if hold {
		s.faults.swallow--
	}
	s.mu.Unlock()
	if !hold {
		return
	}
	select {
	case <-r.Context().Done():
	case <-s.over:
	}
	panic(http.ErrAbortHandler)
}

func tooMany(w http.ResponseWriter, pause time.Duration, global bool) {
	seconds := strconv.FormatFloat(pause.Seconds(), 'f', 3, 64)
	h := w.Header()
	h.Set("X-RateLimit-Remaining", "0")
	h.Set("X-RateLimit-Reset-After", seconds)
	h.Set("Retry-After", strconv.Itoa(int(pause.Seconds())+1))
	if global {
		h.Set("X-RateLimit-Global", "true")
	}
	h.Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusTooManyRequests)
	_, _ = fmt.Fprintf(w, `{"message":"You are being rate limited.","retry_after":%s,"global":%t}`, seconds, global)
}

func fail(w http.ResponseWriter, status, code int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(object{"code": code, "message": text})
}

// object is a JSON object.
type object = map[string]any

// reply answers with JSON and the headers of a rate limit that is far away.
func reply(w http.ResponseWriter, status int, body any) {
	h := w.Header()
	h.Set("X-RateLimit-Limit", "1000")
	h.Set("X-RateLimit-Remaining", "999")
	h.Set("X-RateLimit-Reset-After", "1.000")
	if body == nil {
		w.WriteHeader(status)
		return
	}
	h.Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
