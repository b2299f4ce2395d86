package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/pipeline"
	"tickertape/core/record"
)

// bot is a whole pipeline on fakes. Its tests run in a synctest bubble: time is free.
type bot struct {
	t     *testing.T
	store *memory
	outer *platform
	brain *brain
	cfg   pipeline.Config
	parts func(*pipeline.Parts)
	pipe  *pipeline.Pipeline
	stop  context.CancelFunc
	ended chan error
	n     int
}

// brain understands everything and repeats it.
type brain struct {
	mu      sync.Mutex
	asked   []string
	think   time.Duration
	failing error
	panics  bool
	glances int // questions among them that somebody is still typing
}

func (b *brain) Understand(_ context.Context, m chat.Message, _ ask.Preferences) (ask.Query, error) {
	return ask.Query{Text: m.Text, Intent: ask.Price, Confidence: 1}, nil
}

func (b *brain) Answer(ctx context.Context, q ask.Query) (chat.Card, error) {
	b.mu.Lock()
	asked := q.Text
	if q.Language != "" {
		asked += " in " + q.Language
	}
	b.asked = append(b.asked, asked)
	if q.Glance {
		b.glances++
	}
	think, failing, panics := b.think, b.failing, b.panics
	b.mu.Unlock()
	if panics {
		panic("kaboom")
	}
	select {
	case <-time.After(think):
	case <-ctx.Done():
		return chat.Card{}, ctx.Err()
	}
	return chat.Card{Text: "re: " + q.Text, Source: "test"}, failing
}

func (b *brain) thinks(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.think = d
}

func (b *brain) React(context.Context, record.Entry) error { return nil }

// platform is an outlet whose sends go as told, in turn.
type platform struct {
	mu     sync.Mutex
	sent   []chat.Post
	script []error // the next sends' errors; nil is a success
	takes  bool    // an Unsure send arrives all the same
	slow   time.Duration
	typed  int
	spoke  []string // in which languages it typed
	n      int
}

func (p *platform) Send(_ context.Context, post chat.Post) (chat.Ref, error) {
	time.Sleep(p.slow)
	p.mu.Lock()
	defer p.mu.Unlock()
	var err error
	if len(p.script) > 0 {
		err, p.script = p.script[0], p.script[1:]
	}
	if err == nil || (p.takes && errors.Is(err, chat.Unsure)) {
		p.sent = append(p.sent, post)
	}
	p.n++
	return chat.Ref{Address: post.To, ID: fmt.Sprint(p.n)}, err
}

func (p *platform) Type(ctx context.Context, m chat.Message) {
	p.mu.Lock()
	p.typed++
	p.spoke = append(p.spoke, m.Language)
	p.mu.Unlock()
	<-ctx.Done()
}

func (p *platform) posts() []chat.Post {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.sent)
}

func (p *platform) texts() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []string
	for _, s := range p.sent {
		out = append(out, s.Card.Text)
	}
	return out
}

// scenario runs a play with a bot that has been started.
func scenario(t *testing.T, play func(b *bot)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := &bot{t: t, store: newMemory(), outer: &platform{}, brain: &brain{}}
		b.cfg.Defaults()
		b.start()
		play(b)
		b.kill()
	})
}

func (b *bot) start() {
	b.store.reopen()
	parts := pipeline.Parts{
		Inbox: b.store, Outbox: b.store, Nlu: b.brain, Skills: b.brain, Reacts: b.brain,
		Outlets: map[chat.Platform]pipeline.Outlet{"test": b.outer},
	}
	if b.parts != nil {
		b.parts(&parts)
	}
	b.pipe = pipeline.New(b.cfg, parts)
	ctx, stop := context.WithCancel(b.t.Context())
	b.stop, b.ended = stop, make(chan error, 1)
	go func() { b.ended <- b.pipe.Run(ctx) }()
}

// kill stops the pipeline and waits for it.
func (b *bot) kill() {
	if b.stop == nil {
		return
	}
	b.stop()
	if err := <-b.ended; err != nil {
		b.t.Errorf("run: %v", err)
	}
	b.stop = nil
}

func (b *bot) restart() { b.kill(); b.start() }

func (b *bot) receive(body chat.Body) error {
	b.n++
	return b.pipe.Receive(b.t.Context(), chat.Event{Platform: "test", ID: fmt.Sprint(b.n), Body: body})
}

func (b *bot) ask(who, text string) {
	b.t.Helper()
	if err := b.receive(question(who, text)); err != nil {
		b.t.Errorf("receive %q: %v", text, err)
	}
}

func question(who, text string) chat.Message {
	at := chat.Address{Platform: "test", Channel: "dm-" + who}
	return chat.Message{Ref: chat.Ref{Address: at, ID: "q"}, Author: chat.Author{ID: who}, Text: text}
}

func (b *bot) wantReplies(want ...string) {
	b.t.Helper()
	got := b.outer.texts()
	if len(want) == 0 && len(got) == 0 {
		return
	}
	if !slices.Equal(got, want) {
		b.t.Errorf("replies\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func (b *bot) wantNothingLeft() {
	b.t.Helper()
	if in, out := b.store.unfinished(); in+out > 0 {
		b.t.Errorf("%d in the inbox, %d in the outbox, want none", in, out)
	}
}

// pass lets time go by and everything due happen.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}
