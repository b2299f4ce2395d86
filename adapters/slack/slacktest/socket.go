package slacktest

import (
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// socket is one connection of Socket Mode.
type socket struct {
	conn   *websocket.Conn
	silent bool // under the server's lock
	closed chan struct{}

	write sync.Mutex
}

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

const writeWithin = 5 * time.Second

// connect takes a websocket that apps.connections.open has promised.
func (s *Server) connect(w http.ResponseWriter, r *http.Request) {
	valid := false
	s.with(func() {
		ticket := r.URL.Query().Get("ticket")
		valid = s.tickets[ticket]
		delete(s.tickets, ticket)
	})
	if !valid {
		http.Error(w, "unknown ticket", http.StatusForbidden)
		return
	}
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &socket{conn: conn, closed: make(chan struct{})}
	c.send(object{
		"type": "hello", "num_connections": 1, "connection_info": object{"app_id": App},
		"debug_info": object{"host": "slacktest", "approximate_connection_time": 3600},
	})
	s.with(func() { s.sockets = append(s.sockets, c) })
	if !s.start(func() { s.read(c) }) {
		s.gone(c)
	}
	s.start(func() { s.ping(c) })
}

// send writes one message; a connection that does not take it is noticed by its reader.
func (c *socket) send(o object) {
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.conn.SetWriteDeadline(time.Now().Add(writeWithin))
	_ = c.conn.WriteMessage(websocket.TextMessage, o.encode())
}

// read takes acknowledgements until the connection ends; what it did not acknowledge is then
// due again at once.
func (s *Server) read(c *socket) {
	defer s.gone(c)
	for {
		_, raw, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		var ack struct {
			EnvelopeID string          `json:"envelope_id"`
			Payload    json.RawMessage `json:"payload"`
		}
		if json.Unmarshal(raw, &ack) == nil {
			s.with(func() { s.acknowledged(s.envelopes[ack.EnvelopeID], ack.Payload) })
		}
	}
}

func (s *Server) gone(c *socket) {
	_ = c.conn.Close()
	s.with(func() {
		close(c.closed)
		s.sockets = slices.DeleteFunc(s.sockets, func(o *socket) bool { return o == c })
		for _, d := range s.pending {
			if d.on == c {
				d.on, d.due = nil, time.Now()
			}
		}
	})
}

// ping shows the app that the connection lives.
func (s *Server) ping(c *socket) {
	s.mu.Lock()
	every := s.pingEvery
	s.mu.Unlock()
	if every <= 0 {
		return
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.mu.Lock()
			silent := c.silent
			s.mu.Unlock()
			if !silent {
				_ = c.conn.WriteControl(websocket.PingMessage, []byte("Ping from slacktest"), time.Now().Add(writeWithin))
			}
		case <-c.closed:
			return
		case <-s.ctx.Done():
			return
		}
	}
}

// Connections counts the open websockets.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sockets)
}

// Disconnect asks the app to open another connection, as Slack does every few hours.
func (s *Server) Disconnect() {
	s.mu.Lock()
	open := slices.Clone(s.sockets)
	s.mu.Unlock()
	for _, c := range open {
		c.send(object{"type": "disconnect", "reason": "refresh_requested", "debug_info": object{"host": "slacktest"}})
	}
}
