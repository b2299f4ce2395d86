package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"tickertape/core/chat"
)

// Receiver takes what people write. The pipeline is one.
type Receiver interface {
	Receive(ctx context.Context, e chat.Event) error
}

// Parts are what the page needs.
type Parts struct {
	To     Receiver
	Log    *slog.Logger
	Now    func() time.Time
	Banner func() string // said at the top of the page; may be nil
}

// Adapter is the chat page's server.
type Adapter struct {
	Parts
	cfg      Config
	listener net.Listener
	sessions *sessions
	ready    chan struct{}
	closing  chan struct{} // closed when streams have to end
}

// New listens, so that a port that is taken is told before anything starts.
func New(cfg Config, parts Parts) (*Adapter, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if parts.Log == nil {
		parts.Log = slog.New(slog.DiscardHandler)
	}
	if parts.Now == nil {
		parts.Now = time.Now
	}
	if parts.Banner == nil {
		parts.Banner = func() string { return "" }
	}
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", cfg.Listen)
	if err != nil {
		return nil, fmt.Errorf("adapters.web.listen: %s can't be listened on (is another bot running?): %w", cfg.Listen, err)
	}
	return &Adapter{
		Parts: parts, cfg: cfg, listener: l, sessions: newSessions(cfg.History, parts.Now),
		ready: make(chan struct{}), closing: make(chan struct{}),
	}, nil
}

// Name is the platform.
func (a *Adapter) Name() chat.Platform { return chat.Web }

// Addr is where the page is served.
func (a *Adapter) Addr() string { return a.listener.Addr().String() }

// Ready is closed when the page is served.
func (a *Adapter) Ready() <-chan struct{} { return a.ready }

// Health is always good: a server that fails ends Run.
func (a *Adapter) Health() chat.Health { return chat.Health{OK: true} }

// Run serves until ctx ends, then ends the streams and waits for the requests under way.
func (a *Adapter) Run(ctx context.Context) error {
	s := &http.Server{
		Handler: a.routes(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 15 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(a.Log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(a.listener) }()
	close(a.ready)
	select {
	case err := <-ended:
		return fmt.Errorf("serve the chat page: %w", err)
	case <-ctx.Done():
	}
	close(a.closing)
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if s.Shutdown(stop) != nil {
		_ = s.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve the chat page: %w", err)
	}
	return nil
}
