// Package telegramtest is an emulated Telegram Bot API with people on it, for tests and
// benchmarks of what talks to Telegram.
//
// It keeps the Bot API's promises about updates: long polling, an offset that confirms what
// lies below it, a 409 for the older of two pollers, webhooks that are repeated until they
// are taken. It refuses what Telegram refuses: broken HTML, texts over the limits, missing
// parameters. A process of its own can be killed and started again against URL and Token:
// what it did not confirm comes again.
//
// It is no model of Telegram's permissions: every person may write everywhere, every chat
// exists, and the bot sees reactions without being an administrator.
package telegramtest

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
)

// The bot that the emulated Telegram knows.
const (
	BotID   = 4242
	BotName = "tickertape_bot"
	token   = "4242:AAEmulatedTokenForTestsOnly_0123456"
)

var _ adaptertest.World = (*Server)(nil)

// Server is the emulated Telegram. Its methods are safe for concurrent use.
type Server struct {
	base     string
	listener *listener
	http     *http.Server
	options  options

	ids     atomic.Int64 // the newest message id
	queue   queue
	faults  faults
	people  people
	inline  inline
	history history
	menu    menu
	hook    hook
	onReply atomic.Pointer[func(chat int64, text string)]
	onThank atomic.Pointer[func()]

	done   chan struct{}  // closed when the server ends
	owned  sync.WaitGroup // goroutines of the server itself
	ending sync.Once
}

type options struct {
	inMemory, forgetful, privacy bool
}

// Option changes how a Server works.
type Option func(*options)

// InMemory makes the server listen on pipes instead of a port, so that it works inside a
// testing/synctest bubble. It is reached through Transport alone.
func InMemory() Option { return func(o *options) { o.inMemory = true } }

// Forgetful keeps no history: Replies, Requests, Posts and Confirmed stay empty. It reads no
// keyboards and reply parameters either. It is for benchmarks, which want to measure the bot.
func Forgetful() Option { return func(o *options) { o.forgetful = true } }

// Privacy turns the bot's group privacy on: of what people say in groups it only gets
// commands, mentions and replies to itself.
func Privacy() Option { return func(o *options) { o.privacy = true } }

// New starts a server that ends with t.
func New(t testing.TB, opts ...Option) *Server {
	t.Helper()
	s := &Server{done: make(chan struct{})}
	for _, o := range opts {
		o(&s.options)
	}
	s.queue.forgetful = s.options.forgetful
	if err := s.listen(); err != nil {
		t.Fatalf("telegramtest: %v", err)
	}
	t.Cleanup(s.Close)
	return s
}

func (s *Server) listen() error {
	s.listener = newListener()
	s.base = "http://telegram.test"
	if !s.options.inMemory {
		tcp, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		s.listener.tcp = tcp
		s.base = "http://" + tcp.Addr().String()
	}
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	s.owned.Go(func() { _ = s.http.Serve(s.listener) })
	return nil
}

// Close ends the server, if it has not ended yet, and waits for what it started.
func (s *Server) Close() {
	s.ending.Do(func() {
		close(s.done)
		s.hook.stop()
		_ = s.http.Close()
		s.listener.cut()
		s.owned.Wait()
	})
}

// URL is the base that stands for https://api.telegram.org.
func (s *Server) URL() string { return s.base }

// Token is the only token that the server takes.
func (s *Server) Token() string { return token }

// Transport reaches the server, also when it listens on pipes.
func (s *Server) Transport() *http.Transport {
	t := &http.Transport{MaxIdleConns: 512, MaxIdleConnsPerHost: 256, IdleConnTimeout: 45 * time.Second}
	if s.options.inMemory {
		t.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) { return s.listener.dial(ctx) }
	}
	return t
}

// OnReply calls f with every text and caption that the bot posts, before the bot learns that
// it was posted. There is one f; nil takes it away.
func (s *Server) OnReply(f func(chat int64, text string)) {
	if f == nil {
		s.onReply.Store(nil)
		return
	}
	s.onReply.Store(&f)
}

// OnThanks calls f whenever the bot answers a pressed button.
func (s *Server) OnThanks(f func()) { s.onThank.Store(&f) }

// Cut breaks every open connection; new ones work.
func (s *Server) Cut() { s.listener.cut() }
