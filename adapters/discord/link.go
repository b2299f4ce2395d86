package discord

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"tickertape/adapters/discord/rest"
)

// link is one discordgo session on the gateway. It holds the network connection under the
// websocket, since that is the only way to end an Open or a Close of the library.
type link struct {
	session *discordgo.Session
	calls   http.RoundTripper
	up      chan struct{} // holds one READY or RESUMED

	mu      sync.Mutex
	opening context.Context // of the newest open: discordgo takes none
	conn    *lifeline
	id      string // Discord's id of the session
	replay  bool   // the session was resumed
}

// lifeline is a network connection that says when it is closed.
type lifeline struct {
	net.Conn
	once sync.Once
	done chan struct{}
}

func (c *lifeline) Close() error {
	c.once.Do(func() { close(c.done) })
	return c.Conn.Close()
}

// Bounds on one connection to the gateway.
const (
	askTimeout  = 5 * time.Second // for the gateway's address
	dialTimeout = 5 * time.Second
	closing     = 3 * time.Second // after which the connection is cut
	stuck       = 2 * time.Second // after which the library is left behind
)

func newLink(token string, calls http.RoundTripper) *link {
	l := &link{calls: calls, up: make(chan struct{}, 1)}
	s := rest.Session(token, &http.Client{Transport: l})
	l.session = s
	s.Dialer = &websocket.Dialer{
		Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 2 * dialTimeout, NetDialContext: l.dial,
	}
	return l
}

// RoundTrip makes the one call of Open, for the gateway's address, end with the open.
func (l *link) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(l.until(), askTimeout)
	defer cancel()
	res, err := l.calls.RoundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	res.Body = io.NopCloser(bytes.NewReader(b))
	return res, nil
}

func (l *link) until() context.Context {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.opening
}

// dial makes the connection under the websocket. Its context would be discordgo's, which
// nothing ends.
func (l *link) dial(_ context.Context, network, addr string) (net.Conn, error) {
	d := net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second}
	c, err := d.DialContext(l.until(), network, addr)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.opening.Err(); err != nil {
		_ = c.Close()
		return nil, err
	}
	l.conn = &lifeline{Conn: c, done: make(chan struct{})}
	return l.conn, nil
}

// open connects and identifies or resumes. It ends with ctx.
//
// An op 7 that comes before READY makes discordgo wait for a lock that it holds itself. Such
// a session is left behind with its one goroutine: nothing can end that.
func (l *link) open(ctx context.Context) error {
	l.mu.Lock()
	l.opening, l.conn = ctx, nil
	l.mu.Unlock()
	select {
	case <-l.up:
	default:
	}
	defer context.AfterFunc(ctx, l.hangUp)()
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }()
	select {
	case err := <-opened:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-opened:
		if err == nil {
			err = ctx.Err()
			l.close(websocket.CloseServiceRestart)
		}
		return err
	case <-time.After(stuck):
		return errStuck
	}
}

var errStuck = errors.New("the library is stuck while connecting")

// hangUp breaks the connection, whatever the library is doing with it.
func (l *link) hangUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		_ = l.conn.Close()
	}
}

// close ends the connection with a close code. With CloseServiceRestart the session can be
// resumed. discordgo's two goroutines end within moments of it, by themselves.
func (l *link) close(code int) {
	late := time.AfterFunc(closing, l.hangUp)
	defer late.Stop()
	_ = l.session.CloseWithCode(code)
}

// gone is closed when the current connection is.
func (l *link) gone() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.conn.done
}

// entered notes READY, with the session's id, or RESUMED.
func (l *link) entered(id string) {
	l.mu.Lock()
	l.replay = id == ""
	if id != "" {
		l.id = id
	}
	l.mu.Unlock()
	select {
	case l.up <- struct{}{}:
	default:
	}
}

func (l *link) resumed() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.replay
}

func (l *link) sessionID() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.id
}

// quietFor is how long no heartbeat has been answered. The library keeps that time with the
// real clock, so it is read with the real clock.
func (l *link) quietFor() time.Duration {
	l.session.RLock()
	defer l.session.RUnlock()
	return time.Since(l.session.LastHeartbeatAck)
}

// ending is why a connection is no more.
type ending struct {
	why      string // one sentence
	lived    bool   // it had been connected
	fresh    bool   // the session can't be resumed
	hopeless bool   // only a person can help
}

// refusals are close codes that don't get better by themselves, as sentences.
// https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
var refusals = map[int]string{
	4004: "Discord refuses the token: set DISCORD_TOKEN to the one on the Developer Portal's page Bot",
	4010: "Discord refuses the shard",
	4011: "Discord wants this bot to be sharded: it is in too many guilds for one connection",
	4012: "Discord no longer speaks this version of its gateway",
	4013: "Discord refuses the intents",
	4014: "Discord refuses an intent: switch on Message Content Intent on the Developer Portal's page Bot, or set message_content: false",
}

// refusal says why Open failed.
func refusal(err error) ending {
	var closed *websocket.CloseError
	var answer *discordgo.RESTError
	switch {
	case errors.As(err, &closed) && refusals[closed.Code] != "":
		return ending{why: refusals[closed.Code] + code(closed.Code), fresh: true, hopeless: true}
	case errors.As(err, &closed):
		return ending{why: "Discord closed the connection" + code(closed.Code), fresh: true}
	case errors.As(err, &answer) && answer.Response.StatusCode == http.StatusUnauthorized:
		return ending{why: refusals[4004] + " (HTTP 401)", fresh: true, hopeless: true}
	case errors.As(err, &answer):
		return ending{why: "Discord does not tell where its gateway is: HTTP " + strconv.Itoa(answer.Response.StatusCode)}
	case errors.Is(err, errStuck):
		return ending{why: err.Error(), fresh: true}
	}
	return ending{why: "Discord can't be reached: " + rest.Reason(err)}
}

func code(n int) string { return " (close code " + strconv.Itoa(n) + ")" }
