package console

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"tickertape/core/chat"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// bot answers every question with itself, one after the other.
type bot struct {
	a     *Adapter
	delay time.Duration // that an answer takes
	mute  string        // the question that it never answers

	mu     sync.Mutex
	events []chat.Event
	fails  int // so many times it is full
	free   time.Time
}

func (b *bot) Receive(_ context.Context, e chat.Event) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fails > 0 {
		b.fails--
		return errors.New("full")
	}
	b.events = append(b.events, e)
	m, ok := e.Body.(chat.Message)
	if !ok || m.Text == b.mute {
		return nil
	}
	if now := time.Now(); b.free.Before(now) {
		b.free = now
	}
	b.free = b.free.Add(b.delay)
	post := chat.Post{Key: fmt.Sprint(len(b.events)), To: m.Ref.Address, ReplyTo: m.Ref, Card: chat.Card{Text: "re: " + m.Text}}
	wait := time.Until(b.free)
	go func() {
		time.Sleep(wait)
		_, _ = b.a.Send(context.Background(), post)
	}()
	return nil
}

// questions are the texts that came.
func (b *bot) questions() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []string
	for _, e := range b.events {
		if m, ok := e.Body.(chat.Message); ok {
			all = append(all, m.Text)
		}
	}
	return all
}

// judged are the reactions that came, as "👍 on a1".
func (b *bot) judged() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []string
	for _, e := range b.events {
		if r, ok := e.Body.(chat.Reaction); ok {
			all = append(all, r.Emoji+" on "+r.On.ID)
		}
	}
	return all
}

// lockedBuffer is standard output.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// closed is an output that nobody reads.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// opened is a console with a bot behind it, that doesn't run.
func opened(t *testing.T, parts Parts, change ...func(*Config)) (*Adapter, *bot) {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	for _, c := range change {
		c(&cfg)
	}
	b := &bot{}
	parts.To = b
	if parts.In == nil {
		parts.In = strings.NewReader("")
	}
	if parts.Out == nil {
		parts.Out = io.Discard
	}
	a, err := New(cfg, parts)
	if err != nil {
		t.Fatal(err)
	}
	b.a = a
	return a, b
}

// pipe is how a run in a pipe went.
type pipe struct {
	*bot
	out  string
	took time.Duration
	done bool // it ended by itself
}

// piped runs the console on an input until it calls Done, in free time.
func piped(t *testing.T, in io.Reader, change func(*bot, *Parts)) (p pipe) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		out, done := &lockedBuffer{}, make(chan struct{})
		a, b := opened(t, Parts{In: in, Out: out, Done: func() { close(done) }})
		b.delay = time.Second
		if change != nil {
			change(b, &a.Parts)
		}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		start := time.Now()
		go func() { ended <- a.Run(ctx) }()
		select {
		case <-done:
			p.done = true
		case <-time.After(time.Hour):
		}
		p.took = time.Since(start)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		p.bot, p.out = b, out.String()
	})
	return p
}
