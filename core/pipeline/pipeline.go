package pipeline

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// Config bounds the pipeline.
type Config struct {
	UserPerMinute int             // questions a person may ask a minute; 0: no limit
	Unlimited     []chat.Platform // where nobody is limited: the operator's own terminal
	MessageBytes  int             // longest question; 0: no limit
	Workers       int             // conversations answered at once
	Ahead         int             // entries taken from the inbox before they are answered; as many as it holds, or one conversation can stop the others
	Backlog       int             // replies that may wait for one platform
	AnswerWithin  time.Duration   // for understanding and answering
	TypeAfter     time.Duration   // a question that takes longer shows that it is worked on
	Grace         time.Duration   // how long a stop may take to finish what is in flight
	KeepTrying    time.Duration   // a reply that its platform did not take for so long is lost
}

// Defaults are for a bot of a few thousand users on one small machine.
func (c *Config) Defaults() {
	*c = Config{
		UserPerMinute: 20, MessageBytes: 4000, Workers: 128, Ahead: 10_000, Backlog: 10_000,
		AnswerWithin: 15 * time.Second, TypeAfter: 300 * time.Millisecond,
		Grace: 10 * time.Second, KeepTrying: 24 * time.Hour,
	}
}

// Parts are what the pipeline is made of.
type Parts struct {
	Inbox   Inbox
	Outbox  Outbox
	Nlu     Understander
	Second  Second // may be nil
	Askers  Askers // nil: nobody prefers anything
	Skills  Answerer
	Reacts  Reactor
	Beside  Companion // may be nil
	Wishes  Wishes    // may be nil
	Outlets map[chat.Platform]Outlet
	Buttons func(record.ID) []chat.Button // put under every answer; may be nil
	Meter   Meter                         // may be nil
	Log     *slog.Logger
}

// Meter counts what passes. Its methods must not block.
type Meter interface {
	Received(p chat.Platform, outcome string)  // "fresh", "repeated", "refused", "unasked"
	Answered(i record.Interaction)             // stored
	Delivered(p chat.Platform, outcome string) // "sent", "lost", "unsure" or an advice
	Limited(p chat.Platform)                   // a person was too fast
}

// Pipeline is the path. Make one with New.
type Pipeline struct {
	Parts
	cfg     Config
	admit   *admission
	glance  *admission // of Answer
	ear     ear
	out     *outbox
	started time.Time // of Run
}

// New makes a pipeline that Run starts.
func New(cfg Config, parts Parts) *Pipeline {
	if parts.Meter == nil {
		parts.Meter = noMeter{}
	}
	if parts.Log == nil {
		parts.Log = slog.New(slog.DiscardHandler)
	}
	p := &Pipeline{Parts: parts, cfg: cfg, admit: newAdmission(cfg.UserPerMinute, cfg.MessageBytes, cfg.Unlimited...)}
	p.glance = newAdmission(glances*cfg.UserPerMinute, cfg.MessageBytes, cfg.Unlimited...)
	p.out = newOutbox(cfg, parts)
	return p
}

// Receive takes an event for good: when it returns nil the adapter may acknowledge. What was said
// among people is taken only where their channel wants that.
func (p *Pipeline) Receive(ctx context.Context, e chat.Event) error {
	if m, is := e.Body.(chat.Message); is && m.Overheard {
		m, wanted := p.overhears(ctx, m)
		if !wanted {
			p.Meter.Received(e.Platform, "unasked")
			return nil
		}
		e.Body = m
	}
	if p.out.behind(e.Platform) {
		p.Meter.Received(e.Platform, "refused")
		return fmt.Errorf("accept %s: %s takes no replies: %w", e.ID, e.Platform, record.ErrFull)
	}
	fresh, err := p.Inbox.Accept(ctx, e)
	switch {
	case err != nil:
		p.Meter.Received(e.Platform, "refused")
		return fmt.Errorf("accept %s: %w", e.ID, err)
	case fresh:
		p.Meter.Received(e.Platform, "fresh")
	default:
		p.Meter.Received(e.Platform, "repeated")
	}
	return nil
}

// Run answers until ctx ends, then finishes what is in flight within Config.Grace. What is
// not finished by then stays in the store for the next start.
func (p *Pipeline) Run(ctx context.Context) error {
	work, stop := lasting(ctx, p.cfg.Grace)
	defer stop()
	unsent, err := p.Outbox.Unsent(ctx)
	if err != nil {
		return fmt.Errorf("list unsent replies: %w", err)
	}
	p.out.start(work)
	defer p.out.close()
	p.started = time.Now()
	for _, r := range unsent {
		p.out.put(parcel{Reply: r, recovered: true})
	}
	return p.take(ctx, work)
}

// take hands every entry of the inbox to its conversation and waits for them at the end. What
// was accepted in the last moment is begun, too, if that takes no longer than lastCall.
func (p *Pipeline) take(ctx, work context.Context) error {
	begin, closed := context.WithCancel(work)
	defer closed()
	back := newReturning()
	var c *conversations
	c = newConversations(begin, p.cfg.Workers, p.cfg.Ahead, func(e record.Entry) {
		p.handle(work, e)
		if p.returns(e) {
			back.ends(channelOf(e), c.add)
		}
	})
	defer c.wait()
	defer closed()
	hand := func(e record.Entry) bool {
		switch {
		case p.returns(e):
			back.begins(channelOf(e))
		case !asks(e.Event) && back.holds(channelOf(e), e):
			return true
		}
		return c.add(e)
	}
	for {
		e, err := p.Inbox.Next(ctx)
		if err == nil {
			if !hand(e) {
				return nil
			}
			continue
		}
		if ctx.Err() == nil && !errors.Is(err, context.Canceled) {
			return fmt.Errorf("take from the inbox: %w", err)
		}
		late, stop := context.WithTimeout(work, lastCall)
		defer stop()
		p.last(late, hand)
		c.idle(late)
		return nil
	}
}

// lastCall is how long entries are begun after the end; mostLast is how many of the inbox.
const (
	lastCall = time.Second
	mostLast = 100
)

// last hands on what the inbox has without waiting for more.
func (p *Pipeline) last(ctx context.Context, hand func(record.Entry) bool) {
	for range mostLast {
		now, stop := context.WithTimeout(ctx, 20*time.Millisecond)
		e, err := p.Inbox.Next(now)
		stop()
		if err != nil || !hand(e) {
			return
		}
	}
}

// returns tells whether an entry is a question that an earlier process took.
func (p *Pipeline) returns(e record.Entry) bool { return e.At.Before(p.started) && asks(e.Event) }

// lasting is a context that outlives ctx by grace.
func lasting(ctx context.Context, grace time.Duration) (context.Context, context.CancelFunc) {
	long, cancel := context.WithCancel(context.WithoutCancel(ctx))
	undo := context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	return long, func() { undo(); cancel() }
}

type noMeter struct{}

func (noMeter) Received(chat.Platform, string)  {}
func (noMeter) Answered(record.Interaction)     {}
func (noMeter) Delivered(chat.Platform, string) {}
func (noMeter) Limited(chat.Platform)           {}
