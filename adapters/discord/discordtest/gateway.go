package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The gateway's intents that matter here.
const (
	guildMessages  = 1 << 9
	guildReactions = 1 << 10
	directMessages = 1 << 12
	directReaction = 1 << 13
	messageContent = 1 << 15
)

// session is one identified session: it outlives its connections and keeps what it said, so
// that a resume can hear it again.
type session struct {
	id      string
	intents int
	log     []frame
	newest  *frame // the last that a person caused
	conn    *connection
}

// frame is one packet of the gateway.
type frame struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  *int64 `json:"s"`
	Type string `json:"t,omitempty"`
}

// connection is one websocket. Frames leave in the order of push.
type connection struct {
	ws   *websocket.Conn
	wake chan struct{}

	mu      sync.Mutex
	pending []frame
}

func (c *connection) push(f ...frame) {
	c.mu.Lock()
	c.pending = append(c.pending, f...)
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// write sends what is pushed until the connection is gone.
func (c *connection) write(gone <-chan struct{}, muted func() bool) {
	for {
		select {
		case <-gone:
			return
		case <-c.wake:
		}
		if muted() {
			continue
		}
		c.mu.Lock()
		frames := c.pending
		c.pending = nil
		c.mu.Unlock()
		for _, f := range frames {
			_ = c.ws.SetWriteDeadline(time.Now().Add(2 * time.Second))
			if c.ws.WriteJSON(f) != nil {
				return
			}
		}
	}
}

// shut closes with one of the gateway's close codes.
func (c *connection) shut(code int, why string) {
	until := time.Now().Add(time.Second)
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, why), until)
	_ = c.ws.Close()
}

// gateway is the websocket's life: hello, identify or resume, heartbeats.
func (s *Server) gateway(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	s.live.Add(1)
	defer s.live.Done()
	c := &connection{ws: ws, wake: make(chan struct{}, 1)}
	gone := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() { c.write(gone, s.muted) })
	defer writer.Wait()
	defer func() { close(gone); _ = ws.Close(); s.leave(c) }()
	s.set(func(f *faults) {
		f.mute, f.withhold = f.muteAll, false
		c.push(frame{Op: 10, Data: object{"heartbeat_interval": f.heartbeat.Milliseconds()}})
	})
	for s.hear(c) {
	}
}

func (s *Server) muted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults.mute
}

// incoming is a packet of the client.
type incoming struct {
	Op   int `json:"op"`
	Data struct {
		Token   string `json:"token"`
		Intents int    `json:"intents"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	} `json:"-"`
	Raw json.RawMessage `json:"d"`
}

// hear takes one packet, and reports false at the connection's end.
func (s *Server) hear(c *connection) bool {
	var in incoming
	if err := c.ws.ReadJSON(&in); err != nil {
		return false
	}
	if in.Op == 2 || in.Op == 6 {
		if json.Unmarshal(in.Raw, &in.Data) != nil {
			c.shut(4002, "Decode error")
			return false
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch in.Op {
	case 1:
		c.push(frame{Op: 11})
		return true
	case 2, 6:
		return s.enter(c, in)
	}
	c.shut(4001, "Unknown opcode")
	return false
}

// enter starts or resumes a session. The caller holds mu.
func (s *Server) enter(c *connection, in incoming) bool {
	switch {
	case in.Data.Token != "Bot "+s.faults.token:
		c.shut(4004, "Authentication failed.")
		return false
	case s.faults.identify != 0:
		c.shut(s.faults.identify, "Disallowed intent(s).")
		return false
	case s.faults.early:
		s.faults.early = false
		c.push(frame{Op: 7})
		return true
	case in.Op == 2:
		s.identify(c, in.Data.Intents)
		return true
	}
	old := s.sessions[in.Data.Session]
	if old == nil || s.faults.forget {
		s.faults.forget = false
		delete(s.sessions, in.Data.Session)
		c.push(frame{Op: 9, Data: false})
		return true
	}
	old.conn = c
	for _, f := range old.log {
		if *f.Seq > in.Data.Seq {
			c.push(f)
		}
	}
	old.say("RESUMED", object{})
	return true
}

func (s *Server) identify(c *connection, intents int) {
	n := &session{id: fmt.Sprintf("%032x", len(s.sessions)+1+int(s.counter)), intents: intents, conn: c}
	s.sessions[n.id] = n
	n.say("READY", object{
		"v": 9, "session_id": n.id, "user": person(BotID), "application": object{"id": AppID, "flags": 0},
		"guilds": []any{object{"id": Guild, "unavailable": true}}, "private_channels": []any{},
		"resume_gateway_url": "ws" + s.http.URL[len("http"):] + "/gateway", "shard": []int{0, 1},
	})
	n.say("GUILD_CREATE", object{
		"id": Guild, "name": "Traders", "channels": []any{}, "members": []any{}, "unavailable": false,
	})
}

// say appends an event to the session and sends it if somebody listens.
func (s *session) say(kind string, data any) {
	if f := s.keep(kind, data); s.conn != nil {
		s.conn.push(f)
	}
}

// keep appends an event to the session.
func (s *session) keep(kind string, data any) frame {
	seq := int64(len(s.log) + 1)
	f := frame{Op: 0, Type: kind, Seq: &seq, Data: data}
	s.log = append(s.log, f)
	return f
}

// leave ends a connection; its session stays for a resume.
func (s *Server) leave(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if x.conn == c {
			x.conn = nil
		}
	}
}
