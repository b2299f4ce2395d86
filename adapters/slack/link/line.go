// Package link watches the websocket of Socket Mode from below.
//
// Promise: a Line knows when the last byte came in, pings included, and can close the connection
// that is open now. slack-go tells neither; it only misses pings, and trusts a connection that
// opened. The package knows no event and decides nothing.
package link

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Line is the one connection that is, or was last, open. Make one with New.
//
//	down ──hello──▶ up ──closed, cut──▶ down
type Line struct {
	now func() time.Time

	mu    sync.Mutex
	conn  net.Conn
	up    bool
	last  time.Time // when something last came in; zero before the first hello
	down  time.Time // since when it is down, or was started anew
	again func()    // starts the session anew
}

// New makes a line that is down.
func New(now func() time.Time) *Line { return &Line{now: now, down: now()} }

// A response must leave in one frame, else Slack drops it: slack-go
// sizes its buffer so, and a dialer of our own has to as well.
const writeBuffer = 32 << 10

// Dialer opens connections that the line watches.
func (l *Line) Dialer() *websocket.Dialer {
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: 15 * time.Second,
		WriteBufferSize:  writeBuffer,
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			l.mu.Lock()
			defer l.mu.Unlock()
			l.conn = conn
			return &watched{conn, l}, nil
		},
	}
}

// watched notes when something comes in.
type watched struct {
	net.Conn
	line *Line
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Conn.Read(p)
	if n > 0 {
		w.line.heard(w.Conn)
	}
	return n, err
}

func (l *Line) heard(conn net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.up && conn == l.conn {
		l.last = l.now()
	}
}

// Begin notes the start of a session, and how to start another.
func (l *Line) Begin(again func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.up, l.down, l.again = false, l.now(), again
}

// Opened notes a hello. gap is how long nothing came in before it, 0 the first time.
func (l *Line) Opened() (gap time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if !l.last.IsZero() {
		gap = now.Sub(l.last)
	}
	l.up, l.last = true, now
	return gap
}

// Lost notes that the connection is gone; true if there was one.
func (l *Line) Lost() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.up {
		return false
	}
	l.up, l.down = false, l.now()
	return true
}

// State tells whether the line is up, and since when nothing came in or it is down.
func (l *Line) State() (up bool, since time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.up {
		return true, l.last
	}
	return false, l.down
}

// Cut closes the connection, so that the library opens another.
func (l *Line) Cut() {
	l.mu.Lock()
	conn := l.conn
	l.mu.Unlock()
	if conn != nil {
		_ = conn.Close()
	}
}

// Restart ends the session, so that listen starts another without the library's long pauses.
func (l *Line) Restart() {
	l.mu.Lock()
	again := l.again
	l.mu.Unlock()
	if again != nil {
		again()
	}
}
