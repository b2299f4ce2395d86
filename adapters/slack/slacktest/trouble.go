package slacktest

import (
	"math"
	"net/http"
	"strconv"
	"time"
)

// trouble is what goes wrong next.
type trouble struct {
	throttled   int
	pause       time.Duration
	swallowed   int
	refusal     bool
	undeveloped int    // messages that show a picture too early
	refused     string // what every token is answered with
	blocked     map[string]string
	failures    map[string]*failure
	statuses    map[string]*failure
}

type failure struct {
	code string
	left int // negative: for ever
}

func newTrouble() trouble {
	return trouble{blocked: map[string]string{}, failures: map[string]*failure{}, statuses: map[string]*failure{}}
}

// next is the error code that a method answers now.
func (t *trouble) next(method string) (code string, failing bool) { return take(t.failures, method) }

func take(from map[string]*failure, method string) (string, bool) {
	f := from[method]
	if f == nil || f.left == 0 {
		return "", false
	}
	f.left--
	return f.code, true
}

func (t *trouble) takeRefusal() bool {
	was := t.refusal
	t.refusal = false
	return was
}

// troubled answers a request itself where something goes wrong before Slack's own code.
func (s *Server) troubled(w http.ResponseWriter, r *http.Request, method string, params map[string]string) bool {
	var status int
	var pause time.Duration
	var swallow bool
	s.with(func() {
		if code, failing := take(s.trouble.statuses, method); failing {
			status, _ = strconv.Atoi(code)
		}
		if method != "chat.postMessage" {
			return
		}
		switch t := &s.trouble; {
		case t.throttled > 0:
			t.throttled--
			status, pause = http.StatusTooManyRequests, t.pause
		case t.swallowed > 0:
			t.swallowed--
			swallow = true
			_, _ = s.postMessage(params)
		}
	})
	switch {
	case status == http.StatusTooManyRequests:
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(pause.Seconds()))))
		w.WriteHeader(status)
	case status != 0:
		w.WriteHeader(status)
	case swallow:
		s.hang(r)
	}
	return status != 0 || swallow
}

// hang keeps a request without an answer until the client or the server is gone.
func (s *Server) hang(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-s.ctx.Done():
	}
}

// Cut breaks every open connection; new ones work.
func (s *Server) Cut() { s.listener.cut() }

// Throttle answers the next n posts with 429. Slack says the pause in whole seconds.
func (s *Server) Throttle(n int, pause time.Duration) {
	s.with(func() { s.trouble.throttled, s.trouble.pause = n, pause })
}

// Swallow takes the next n posts, posts them, and never answers.
func (s *Server) Swallow(n int) { s.with(func() { s.trouble.swallowed = n }) }

// RefuseMarkup answers the next post that has blocks with invalid_blocks.
func (s *Server) RefuseMarkup() bool {
	s.with(func() { s.trouble.refusal = true })
	return true
}

// Block says not_in_channel to every further post to a channel.
func (s *Server) Block(channel string) { s.BlockWith(channel, "not_in_channel") }

// BlockWith answers every further post to a channel with an error code of Slack.
func (s *Server) BlockWith(channel, code string) {
	s.with(func() { s.trouble.blocked[channel] = code })
}

// Fail answers the next n calls of a method with an error code; a negative n is for ever.
func (s *Server) Fail(method, code string, n int) {
	s.with(func() { s.trouble.failures[method] = &failure{code, n} })
}

// FailStatus answers the next n calls of a method with an HTTP status; a negative n is for ever.
func (s *Server) FailStatus(method string, status, n int) {
	s.with(func() { s.trouble.statuses[method] = &failure{strconv.Itoa(status), n} })
}

// ExpireResponses ends all response URLs of slash commands.
func (s *Server) ExpireResponses() { s.with(func() { clear(s.answers) }) }

// RefuseTokens answers every call with an error code such as invalid_auth, until it is called
// with "".
func (s *Server) RefuseTokens(code string) { s.with(func() { s.trouble.refused = code }) }

// Silence stops everything on the open websockets, pings included, without closing them. New
// connections work.
func (s *Server) Silence() {
	s.with(func() {
		for _, c := range s.sockets {
			c.silent = true
		}
	})
}
