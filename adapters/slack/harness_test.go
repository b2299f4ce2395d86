package slack

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/adapters/slack/slacktest"
	"tickertape/core/chat"
)

// play is an adapter that runs against an emulated Slack, and everything that it received.
type play struct {
	*Adapter
	t     *testing.T
	world *slacktest.Server
	got   *recorder
	log   *record
	stop  func()       // ends Run and waits for it
	ahead atomic.Int64 // how far the adapter's clock is before the real one
}

// pass lets time pass for the adapter.
func (p *play) pass(d time.Duration) { p.ahead.Add(int64(d)) }

// change alters a play before it begins.
type change func(*play)

// cast prepares a play without starting it.
func cast(t *testing.T, cfg Config, world *slacktest.Server, changes ...change) *play {
	t.Helper()
	p := &play{t: t, world: world, got: &recorder{}, log: &record{}, stop: func() {}}
	a, err := New(cfg, Parts{
		To: p.got, Now: func() time.Time { return time.Now().Add(time.Duration(p.ahead.Load())) },
		Log: slog.New(slog.NewTextHandler(p.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.Adapter = a
	world.RetryAfter(30 * time.Millisecond)
	for _, c := range changes {
		c(p)
	}
	t.Cleanup(p.noSecrets)
	return p
}

// begin starts a play over Socket Mode and waits until it is connected.
func begin(t *testing.T, changes ...change) *play {
	t.Helper()
	world := slacktest.New(t)
	p := cast(t, configFor(world), world, changes...)
	p.start()
	p.wellAgain()
	return p
}

func (p *play) start() {
	p.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- p.Run(ctx) }()
	p.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				p.t.Errorf("Run: %v", err)
			}
		case <-time.After(10 * time.Second):
			p.t.Error("Run does not end")
		}
	})
	p.t.Cleanup(func() { p.stop() })
}

func (p *play) wellAgain() {
	p.t.Helper()
	p.world.Await(p.t, "health is good", func() bool { return p.Health().OK })
}

// unwell waits until health says something.
func (p *play) unwell(says string) {
	p.t.Helper()
	p.world.Await(p.t, "health says "+says, func() bool { h := p.Health(); return !h.OK && strings.Contains(h.Detail, says) })
}

// settled waits until Slack holds nothing back any more.
func (p *play) settled() {
	p.t.Helper()
	p.world.Await(p.t, "everything is acknowledged", p.world.Settled)
}

// noSecrets looks for tokens in everything that was logged and said.
func (p *play) noSecrets() {
	p.t.Helper()
	p.stop()
	for _, secret := range []string{slacktest.AppToken, slacktest.BotToken, slacktest.SigningSecret, "ticket-"} {
		if strings.Contains(p.log.String()+p.Health().Detail, secret) {
			p.t.Errorf("the log holds %q:\n%s", secret, p.log)
		}
	}
}

// recorder is a Receiver that remembers, and does what it is told.
type recorder struct {
	mu     sync.Mutex
	events []chat.Event
	do     func(context.Context, chat.Event) error // before remembering; an error is not remembered
}

func (r *recorder) Receive(ctx context.Context, e chat.Event) error {
	r.mu.Lock()
	do := r.do
	r.mu.Unlock()
	if do != nil {
		if err := do(ctx, e); err != nil {
			return err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
	return nil
}

func (r *recorder) then(do func(context.Context, chat.Event) error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.do = do
}

// all lists the events without repetitions, as the inbox would keep them.
func (r *recorder) all() []chat.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	var fresh []chat.Event
	for _, e := range r.events {
		if !slices.ContainsFunc(fresh, func(o chat.Event) bool { return o.ID == e.ID }) {
			fresh = append(fresh, e)
		}
	}
	return fresh
}

func (r *recorder) messages() (texts []string) {
	for _, e := range r.all() {
		if m, ok := e.Body.(chat.Message); ok {
			texts = append(texts, m.Text)
		}
	}
	return texts
}

// one waits for the only event so far.
func (p *play) one() chat.Event {
	p.t.Helper()
	p.world.Await(p.t, "an event", func() bool { return len(p.got.all()) > 0 })
	p.settled()
	all := p.got.all()
	if len(all) != 1 {
		p.t.Fatalf("%d events: %+v", len(all), all)
	}
	return all[0]
}

// record is a log that many may write.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

func (r *record) says(text string) bool { return strings.Contains(r.String(), text) }

var errFull = errors.New("the inbox is full")

// ana asks something in the direct conversation.
func ana(text string) adaptertest.Line { return adaptertest.Line{User: "U1001", Text: text} }

// inGeneral is what ana says to the bot in a channel.
func inGeneral(text string) adaptertest.Line {
	return adaptertest.Line{User: "U1001", Channel: "C500", Text: text, Mention: true}
}

// post is a reply to a question.
func post(to chat.Ref, text string) chat.Post {
	return chat.Post{Key: "key of " + text, To: to.Address, ReplyTo: to, Card: chat.Card{Text: text}, At: time.Now()}
}

// configFor is a bot.yaml that names nothing but tokens and the server.
func configFor(world *slacktest.Server) Config {
	var cfg Config
	cfg.Defaults()
	cfg.AppToken, cfg.BotToken, cfg.SigningSecret = slacktest.AppToken, slacktest.BotToken, slacktest.SigningSecret
	cfg.APIURL = world.URL()
	return cfg
}

// inGeneralThread is somebody who talks in a thread.
func inGeneralThread(root string) adaptertest.Line {
	return adaptertest.Line{User: "U1", Channel: "C500", Thread: root}
}
