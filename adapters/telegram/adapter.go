// Package telegram lets people talk with the bot on Telegram.
//
// It takes updates by long polling or by webhook, hands them to a Receiver as chat.Events,
// and renders cards as Telegram's HTML.
//
// Promise: an update is confirmed only after the Receiver has kept everything in it; until
// then Telegram delivers it again, also to the next process. Events of one chat are handed
// over in their order, chats side by side. A poll that does not come back is cancelled and
// made anew on another connection. One card is one message, inside Telegram's limits, with
// valid HTML, and no text in it mentions anybody. An edited question is not answered again.
// What people type after the bot's name in other chats (inline mode) is answered while they
// type, and nothing is kept of it; of quick typing only the newest is answered.
//
//	            ┌─ 409, 401, network: wait, report in Health ─┐
//	            ▼                                             │
//	getMe ──▶ getUpdates(offset) ──▶ Receive all ──▶ offset = last kept + 1
//	                ▲                                         │
//	                └─────────────────────────────────────────┘
//
// It fails by waiting: a wrong token, a second poller and a lost network are reported by
// Health, once in the log, and tried again for ever. No error and no log line holds the
// token. It must not know what is asked or answered.
package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"tickertape/core/chat"
)

// Receiver takes events for good: when Receive returns nil, Telegram may forget them.
type Receiver interface {
	Receive(context.Context, chat.Event) error
}

// Completer suggests arguments of commands while somebody types.
type Completer interface {
	Complete(ctx context.Context, d chat.Draft) []chat.Choice
}

// Answers answers a question at once. Nothing is kept of it.
type Answers interface {
	Answer(ctx context.Context, m chat.Message) (chat.Card, error)
}

// Parts are what an adapter works with.
type Parts struct {
	To       Receiver
	Complete Completer        // nil: inline answers suggest nothing; Telegram's commands can't
	Answers  Answers          // nil: no inline answers
	Log      *slog.Logger     // nil: silence
	Now      func() time.Time // nil: the clock
}

// Adapter is a connection to Telegram. Run receives; Send and Type work before, during and
// after it.
type Adapter struct {
	cfg   Config
	to    Receiver
	log   *slog.Logger
	now   func() time.Time
	line  *line
	polls *client // a connection of its own, so that a dead one can be dropped
	calls *client
	me    atomic.Pointer[tg.User]
	press chan thanks // for pressed buttons
	typed *typed      // for what people type inline

	listen func(network, address string) (net.Listener, error)
	hooked bool // the webhook was set by this process
}

// pollSlack is how much longer than asked a poll may take before it counts as lost.
const pollSlack = 15 * time.Second

// New makes an adapter from a valid Config. It does not need the network.
func New(cfg Config, parts Parts) (*Adapter, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if on, why := cfg.On(); !on {
		return nil, errors.New(why)
	}
	if parts.Log == nil {
		parts.Log = slog.New(slog.DiscardHandler)
	}
	if parts.Now == nil {
		parts.Now = time.Now
	}
	token := strings.TrimSpace(cfg.Token)
	return &Adapter{
		cfg: cfg, to: parts.To, log: parts.Log, now: parts.Now,
		line:  newLine(parts.Log, parts.Now),
		polls: newClient(token, cfg.APIURL, cfg.PollTimeout+pollSlack),
		calls: newClient(token, cfg.APIURL, cfg.Timeout),
		press: make(chan thanks, maxPresses), listen: net.Listen,
		typed: newTyped(parts),
	}, nil
}

// Name is the platform's.
func (a *Adapter) Name() chat.Platform { return chat.Telegram }

// Health tells how the receiving half is.
func (a *Adapter) Health() chat.Health { return a.line.state() }

// Pace is how fast Telegram lets us send.
func (a *Adapter) Pace() chat.Pace { return a.cfg.pace() }

// Run receives until ctx ends and returns when all that it started has ended. A port that
// can't be listened on is the only error.
func (a *Adapter) Run(ctx context.Context) error {
	defer a.polls.fresh()
	defer a.line.stopped()
	if !a.learn(ctx) {
		return nil
	}
	ctx, stop := context.WithCancel(ctx)
	var parts sync.WaitGroup
	defer parts.Wait()
	defer stop()
	parts.Go(func() { a.setMenu(ctx) })
	for range thankers {
		parts.Go(func() { a.thank(ctx) })
	}
	for range inliners {
		parts.Go(func() { a.inline(ctx) })
	}
	if a.cfg.Mode == webhook {
		return a.serve(ctx)
	}
	(&poller{Adapter: a}).run(ctx)
	return nil
}

// learn asks who the bot is until Telegram tells; false when ctx ended first.
func (a *Adapter) learn(ctx context.Context) bool {
	for ctx.Err() == nil {
		me, err := reply[tg.User](ctx, a.calls, "getMe", nil)
		if err == nil && me.ID == 0 {
			err = errors.New("getMe: the answer names no bot")
		}
		if err == nil {
			a.me.Store(&me)
			return true
		}
		if ctx.Err() != nil {
			return false
		}
		_ = sleep(ctx, a.line.down(err))
	}
	return false
}

const (
	thankers   = 4
	maxPresses = 256
)

// thanks is what a pressed button is answered with: nothing to read where the answer to a
// question follows.
type thanks struct{ query, text string }

// thank stops the spinning of pressed buttons until ctx ends.
func (a *Adapter) thank(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case t := <-a.press:
			p := tg.Params{"callback_query_id": t.query}
			p.AddNonEmpty("text", t.text)
			if _, err := a.calls.do(ctx, "answerCallbackQuery", p); err != nil {
				a.log.Debug("answer a pressed button", "error", err)
			}
		}
	}
}

// pressed asks for a thank-you. When too many wait, the button stops spinning by itself.
func (a *Adapter) pressed(u update) {
	if u.CallbackQuery == nil {
		return
	}
	t := thanks{query: u.CallbackQuery.ID, text: phrasesOf(u.CallbackQuery.From).thanks}
	if _, _, asks := chat.Asked(u.CallbackQuery.Data); asks {
		t.text = ""
	}
	select {
	case a.press <- t:
	default:
		a.log.Debug("too many pressed buttons wait for an answer")
	}
}

// messageID reads the one thing that matters in the answer to a send.
func messageID(raw json.RawMessage) (id int64, ok bool) {
	var m struct {
		ID int64 `json:"message_id"`
	}
	return m.ID, json.Unmarshal(raw, &m) == nil && m.ID != 0
}
