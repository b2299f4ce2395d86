package console

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"

	"tickertape/core/chat"
)

// Receiver takes what people write. The pipeline is one.
type Receiver interface {
	Receive(ctx context.Context, e chat.Event) error
}

// Parts are what the console needs.
type Parts struct {
	To   Receiver
	In   io.Reader
	Out  io.Writer
	Done func() // called when the person has left or the pipe has been answered
	Log  *slog.Logger
	Now  func() time.Time
}

// Adapter is the console.
type Adapter struct {
	Parts
	cfg     Config
	channel string // of this start alone: old answers are nobody's any more
	screen  bool   // a person sits there
	color   bool

	mu      sync.Mutex
	waiting map[string]bool // questions without an answer, by message id
	sent    int
	newest  chat.Ref      // of our replies
	came    chan struct{} // one slot: an answer has come
	offers  []chat.Button // what can be chosen by number
	program *tea.Program  // while the screen runs
	open    bool          // it prints
	news    []string      // announced before that
}

// New makes a console; it is a screen where both ends are terminals.
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
	if parts.Done == nil {
		parts.Done = func() {}
	}
	a := &Adapter{Parts: parts, cfg: cfg, channel: rand.Text(), waiting: map[string]bool{}, came: make(chan struct{}, 1)}
	a.screen = terminal(parts.In) && terminal(parts.Out)
	a.color = cfg.Color == "always" || (cfg.Color == "auto" && terminal(parts.Out) && os.Getenv("NO_COLOR") == "")
	return a, nil
}

func terminal(end any) bool {
	f, ok := end.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Name is the platform.
func (a *Adapter) Name() chat.Platform { return chat.Console }

// Health is always good: a console that is gone has ended the bot.
func (a *Adapter) Health() chat.Health { return chat.Health{OK: true} }

// Run reads until ctx ends. A read that blocks on standard input can't be interrupted: its
// goroutine ends with the process.
func (a *Adapter) Run(ctx context.Context) error {
	if a.screen {
		return a.runScreen(ctx)
	}
	return a.runPlain(ctx)
}
