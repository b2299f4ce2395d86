package discord

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"tickertape/adapters/discord/discordtest"
	"tickertape/core/chat"
)

// One goroutine may stay behind: that of an Open in which the library waits for itself (see
// link.open and TestRequestToReconnectBeforeReady). The tests wait more than they work: closing a connection takes discordgo
// a second, so many of them run side by side.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "16"); err != nil {
		panic(err)
	}
	goleak.VerifyTestMain(m,
		goleak.IgnoreAnyFunction("tickertape/adapters/discord.(*link).open.func1"))
}

// patience bounds every wait of these tests.
const patience = 10 * time.Second

// bot is an adapter that runs against an emulated Discord, with a receiver that remembers.
type bot struct {
	*Adapter
	t       *testing.T
	discord *discordtest.Server
	got     *receiver
	log     *journal
	stop    func()
}

// plan is a bot before it is made.
type plan struct {
	cfg     Config
	parts   Parts
	tempo   tempo
	discord *discordtest.Server
}

// quick makes everything that takes a while fast enough for a test.
func quick() tempo {
	q := usual()
	q.open, q.probe, q.silence = 3*time.Second, time.Hour, time.Hour
	q.retry, q.retrySlow, q.retryMost = time.Millisecond, 20*time.Millisecond, 100*time.Millisecond
	q.receive, q.interact, q.drain = 300*time.Millisecond, 300*time.Millisecond, time.Second
	return q
}

// start makes a bot that is connected.
func start(t *testing.T, change ...func(*plan)) *bot {
	t.Helper()
	b := prepare(t, change...)
	b.run()
	b.eventually("is connected", func() bool { return b.Health().OK })
	return b
}

// prepare makes a bot that is not started.
func prepare(t *testing.T, change ...func(*plan)) *bot {
	t.Helper()
	t.Parallel()
	b := &bot{t: t, discord: discordtest.New(t), got: &receiver{}, log: &journal{}, stop: func() {}}
	checkAgainstSpec(t, b.discord)
	p := plan{tempo: quick(), discord: b.discord}
	p.cfg.Defaults()
	p.cfg.APIURL, p.cfg.Token, p.cfg.Commands = b.discord.URL(), discordtest.Token, commandsOff
	p.parts = Parts{To: b.got, Log: slog.New(slog.NewTextHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	for _, c := range change {
		c(&p)
	}
	a, err := New(p.cfg, p.parts)
	if err != nil {
		t.Fatal(err)
	}
	a.tempo = p.tempo
	b.Adapter = a
	return b
}

func (b *bot) run() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- b.Run(ctx) }()
	b.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			b.t.Errorf("Run: %v", err)
		}
	})
	b.t.Cleanup(func() {
		b.stop()
		if b.discord.Leaked(b.log.String()) {
			b.t.Errorf("a token is in the log:\n%s", b.log)
		}
	})
}

// eventually waits until a condition holds.
func (b *bot) eventually(what string, holds func() bool) {
	b.t.Helper()
	deadline := time.Now().Add(patience)
	for !holds() {
		if time.Now().After(deadline) {
			b.t.Fatalf("in %s it never came that the bot %s; health: %+v\n%s", patience, what, b.Health(), b.log)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// next is the event after those that were asked for before.
func (b *bot) next() chat.Event {
	b.t.Helper()
	var e chat.Event
	b.eventually("gets an event", func() (ok bool) { e, ok = b.got.shift(); return ok })
	return e
}

// question is the next event, which has to be a message.
func (b *bot) question() chat.Message {
	b.t.Helper()
	e := b.next()
	m, ok := e.Body.(chat.Message)
	if !ok {
		b.t.Fatalf("got %T, want a message", e.Body)
	}
	return m
}

// answer replies to a message as the pipeline would.
func (b *bot) answer(m chat.Message, c chat.Card) chat.Ref {
	b.t.Helper()
	ref, err := b.Send(b.t.Context(), reply(m, c))
	if err != nil {
		b.t.Fatal(err)
	}
	return ref
}

func reply(m chat.Message, c chat.Card) chat.Post {
	return chat.Post{Key: "key of " + m.Ref.ID, To: m.Ref.Address, ReplyTo: m.Ref, Card: c}
}

// receiver remembers events; it fails while errs last.
type receiver struct {
	mu    sync.Mutex
	list  []chat.Event
	seen  int
	errs  []error
	tries int
	hold  chan struct{}
}

func (r *receiver) Receive(ctx context.Context, e chat.Event) error {
	r.mu.Lock()
	hold := r.hold
	r.tries++
	r.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.errs) > 0 {
		err := r.errs[0]
		r.errs = r.errs[1:]
		return err
	}
	r.list = append(r.list, e)
	return nil
}

func (r *receiver) shift() (e chat.Event, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.seen >= len(r.list) {
		return e, false
	}
	r.seen++
	return r.list[r.seen-1], true
}

// fail makes the next n events fail.
func (r *receiver) fail(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.errs = slices.Repeat([]error{errors.New("the disk is full")}, n)
}

func (r *receiver) attempts() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.tries
}

// journal is a log that can be read while it is written.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

func (j *journal) has(s string) bool { return strings.Contains(j.String(), s) }

// advice is what an error of Send advises.
func advice(t *testing.T, err error) *chat.SendError {
	t.Helper()
	var s *chat.SendError
	if !errors.As(err, &s) {
		t.Fatalf("%v (%T) is not a *chat.SendError", err, err)
	}
	return s
}
