// Package discord is the bot on Discord: messages, slash commands, buttons and reactions come
// in through the gateway, cards go out as embeds through the REST API. The library is discordgo.
//
// Promise: an interaction is acknowledged only after the Receiver has taken it for good. What
// Discord replays after a lost connection keeps its event id. A post is one message, within
// every limit, in which nobody is mentioned; repeating it within a few minutes does not post
// it twice (a nonce from Post.Key). No error and no log line holds a token.
//
// It fails by saying so: Health names the reason in one sentence and the adapter tries again
// for ever, slowly where only a person can help. Discord keeps events only while a session
// lives: a connection that had to be made anew is logged with its gap. What is said between two
// processes is lost, and nobody tells.
//
// It knows nothing of intents and data, and no other platform.
//
// What discordgo does that one would not expect, and what is done about it:
//
//   - Its endpoints are package variables. They stay untouched: the HTTP transport sends what is
//     meant for discord.com to Config.APIURL, so several servers can be used in one process.
//   - It sleeps uninterruptibly in its rate limiter and repeats a 429 for ever. Both are
//     switched off: a bucket is asked before it is used, and a pause becomes chat.Wait for the
//     caller. What is left is waiting for the request ahead in the same channel, one
//     Config.Timeout at most.
//   - It reconnects in a loop that nothing ends and that ignores close codes. Reconnecting is
//     switched off and done here (see gateway).
//   - Open has no deadline, Close sleeps a second. The adapter holds the network connection
//     under the websocket and cuts it when either takes too long; a stop takes a good second.
//   - Its message types lack nonce, its event types lack message_author_id and fail as a whole
//     on a component they don't know: both directions use types of our own.
package discord

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"tickertape/adapters/discord/rest"
	"tickertape/core/chat"
)

// Receiver takes events for good. The pipeline is one.
type Receiver interface {
	Receive(context.Context, chat.Event) error
}

// Completer finds suggestions while somebody types.
type Completer interface {
	Complete(ctx context.Context, d chat.Draft) []chat.Choice
}

// Parts are what the adapter works with. To is needed.
type Parts struct {
	To       Receiver
	Complete Completer        // nil: no suggestions
	Log      *slog.Logger     // nil: no log
	Now      func() time.Time // nil: time.Now
}

// Adapter is the bot on Discord. Make one with New.
type Adapter struct {
	cfg      Config
	to       Receiver
	complete Completer
	log      *slog.Logger
	now      func() time.Time
	tempo    tempo
	state    *condition
	rest     *rest.Client
	acks     acks
	presses  presses
	handles  handles
	echo     echo
	self     atomic.Pointer[identity]
}

// identity is who Discord says that we are.
type identity struct{ user, app string }

// tempo is every wait of the adapter.
type tempo struct {
	open       time.Duration // for connecting, until READY or RESUMED
	probe      time.Duration // between two looks at the connection
	silence    time.Duration // without a heartbeat's answer, or without our own message coming back
	retry      time.Duration // the first pause before connecting again; it doubles
	retrySlow  time.Duration // the first pause where only a person can help
	retryMost  time.Duration
	steady     time.Duration // a connection that lived so long was a good one
	receive    time.Duration // for the Receiver to take an event, retries included
	interact   time.Duration // the same for an interaction, which Discord drops after 3 s
	drain      time.Duration // for what is taken but not delivered when Run is told to end
	typing     time.Duration // between two typing indicators, which last 10 s
	tokenLives time.Duration // an interaction's token
}

// usual is the tempo outside tests. Discord's heartbeat interval is about 41 s.
func usual() tempo {
	return tempo{
		open: 30 * time.Second, probe: time.Minute, silence: 150 * time.Second,
		retry: 250 * time.Millisecond, retrySlow: 30 * time.Second, retryMost: 5 * time.Minute, steady: 30 * time.Second,
		receive: 5 * time.Second, interact: 2 * time.Second, drain: 5 * time.Second,
		typing: 8 * time.Second, tokenLives: 15*time.Minute - 15*time.Second,
	}
}

// New makes an adapter that Run connects. It touches no network.
func New(cfg Config, parts Parts) (*Adapter, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if on, why := cfg.On(); !on {
		return nil, errors.New(why)
	}
	if parts.To == nil {
		return nil, errors.New("nobody to receive what Discord delivers")
	}
	base, err := cfg.base()
	if err != nil {
		return nil, err
	}
	a := &Adapter{cfg: cfg, to: parts.To, complete: parts.Complete, log: parts.Log, now: parts.Now, tempo: usual()}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.complete == nil {
		a.complete = nothing{}
	}
	a.state = newCondition(a.now)
	a.rest = rest.New(cfg.token(), base, cfg.Timeout)
	return a, nil
}

// Name is the platform's.
func (a *Adapter) Name() chat.Platform { return chat.Discord }

// Health says whether the bot is on the gateway, and if not, why.
func (a *Adapter) Health() chat.Health { return a.state.health() }

// Idempotent is how long Discord surely drops a repeated nonce: "a few minutes", it says.
func (a *Adapter) Idempotent() time.Duration { return 2 * time.Minute }

// Discord's limits: 50 requests a second for a bot (documented), 5 messages in 5 s for a
// channel (what its rate limit headers say). Typing and commands need the rest of the 50.
const (
	officialPace         = 40
	officialChannelPace  = 1
	officialChannelBurst = 5
)

// Pace is how fast posts may leave.
func (a *Adapter) Pace() chat.Pace {
	p := chat.Pace{ChannelBurst: officialChannelBurst}
	if a.rest.Official() {
		p.PerSecond, p.ChannelPerSecond = officialPace, officialChannelPace
	}
	if a.cfg.PacePerSecond != nil {
		p.PerSecond = *a.cfg.PacePerSecond
	}
	if a.cfg.ChannelPerSecond != nil {
		p.ChannelPerSecond = *a.cfg.ChannelPerSecond
	}
	return p
}

// Run stays connected until ctx ends, then delivers what it has taken, and returns nil when
// all that it started has ended. It may be called again after it has returned.
func (a *Adapter) Run(ctx context.Context) error {
	in := newIntake(ctx, a)
	g := &gateway{Adapter: a, in: in}
	g.run(ctx)
	in.close()
	a.rest.CloseIdleConnections()
	a.state.set(false, "stopped")
	return nil
}

// permissions that the bot needs: view channels, send messages (in threads too), embed links,
// attach files, read message history.
const permissions = "274878024704"

// InviteURL is the page where an administrator adds the bot to a guild.
func InviteURL(appID string) string {
	return official + "oauth2/authorize?client_id=" + appID + "&scope=bot+applications.commands&permissions=" + permissions
}

// nothing completes nothing.
type nothing struct{}

func (nothing) Complete(context.Context, chat.Draft) []chat.Choice { return nil }
