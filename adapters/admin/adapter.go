package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"tickertape/core/chat"
)

// Dumper writes a stored table as JSON lines.
type Dumper interface {
	Dump(ctx context.Context, table string, w io.Writer) error
}

// Office has the requests that failed for good.
type Office interface {
	ListLetters(ctx context.Context, w io.Writer) error // as JSON lines
	Replay(ctx context.Context, most int) (answered, left int, err error)
	DropLetter(ctx context.Context, id string) error
}

// Explainer writes who would be asked for the answer to a question, and why. Its error is a
// sentence for the operator.
type Explainer = func(ctx context.Context, w io.Writer, question string) error

// Health tells how one part is.
type Health = func() chat.Health

// Parts are what the operators are shown.
type Parts struct {
	Platforms  map[string]Health
	Providers  map[string]Health
	Storage    map[string]Health
	Metrics    prometheus.Gatherer
	Dumper     Dumper
	Office     Office        // may be nil
	Registrar  Registrar     // may be nil
	Explain    Explainer     // may be nil
	Reviewer   Reviewer      // may be nil
	Laboratory Laboratory    // may be nil
	Reader     func() Reader // may be nil
	Erase      Eraser        // may be nil
	Counts     Counter       // may be nil
	Build      Builder       // may be nil
	Rota       Rota          // may be nil
	Version    string
	Socket     string // path; empty: none
	Log        *slog.Logger
}

// Adapter serves both listeners.
type Adapter struct {
	Parts
	tcp      net.Listener // nil: off
	draining atomic.Bool
}

// New listens on TCP, so that a port that is taken is told before anything starts.
func New(cfg Config, parts Parts) (*Adapter, error) {
	if parts.Log == nil {
		parts.Log = slog.New(slog.DiscardHandler)
	}
	a := &Adapter{Parts: parts}
	if cfg.Listen == "" {
		return a, nil
	}
	var err error
	if a.tcp, err = (&net.ListenConfig{}).Listen(context.Background(), "tcp", cfg.Listen); err != nil {
		return nil, fmt.Errorf("adapters.admin.listen: %s can't be listened on (is another bot running?): %w", cfg.Listen, err)
	}
	return a, nil
}

// Addr is where TCP is served; empty when it is off.
func (a *Adapter) Addr() string {
	if a.tcp == nil {
		return ""
	}
	return a.tcp.Addr().String()
}

// Drain makes /readyz say that no more work should be sent here.
func (a *Adapter) Drain() { a.draining.Store(true) }

// Run serves until ctx ends.
func (a *Adapter) Run(ctx context.Context) error {
	socket, err := a.listenSocket()
	if err != nil {
		return err
	}
	ended := make(chan error, 2)
	servers := 0
	start := func(l net.Listener, h http.Handler) *http.Server {
		s := &http.Server{
			Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
			ErrorLog: slog.NewLogLogger(a.Log.Handler(), slog.LevelWarn),
		}
		servers++
		go func() { ended <- s.Serve(l) }()
		return s
	}
	var all []*http.Server
	if a.tcp != nil {
		all = append(all, start(a.tcp, a.public()))
	}
	if socket != nil {
		all = append(all, start(socket, a.private()))
	}
	return wait(ctx, all, ended, servers)
}

// wait ends all servers when ctx does, or when one of them fails.
func wait(ctx context.Context, all []*http.Server, ended <-chan error, servers int) error {
	var first error
	select {
	case <-ctx.Done():
	case first = <-ended:
		servers--
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	for _, s := range all {
		if s.Shutdown(stop) != nil {
			_ = s.Close()
		}
	}
	for range servers {
		if err := <-ended; first == nil {
			first = err
		}
	}
	if errors.Is(first, http.ErrServerClosed) {
		return nil
	}
	return first
}
