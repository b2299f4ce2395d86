// Package slack is the bot on Slack: it turns what Slack sends into chat events and cards into
// Block Kit, over slack-go. Events come through Socket Mode or as requests of the Events API.
//
// Promise: an event is acknowledged only after the Receiver has taken it for good, so that
// Slack delivers again what a crash, a full store or a slow one lost. What Slack announces
// twice, or delivers twice, has one event id. Nothing in a card can mention anybody or carry
// markup. A failed send says what its sender should do (chat.SendError), and Find tells
// whether one of unknown outcome arrived. Tokens are in no error and no log.
//
// It fails by saying so in Health and trying again: wrong tokens slowly, a lost connection at
// once, and a connection that is silent without being closed is closed and opened anew:
//
//	          ┌────── refused tokens: up to 5 min ──────┐
//	          ▼                                         │
//	starting ─▶ auth.test ──▶ connecting ──hello──▶ connected
//	                              ▲                     │ closed, silent, refresh
//	                              └─────────────────────┘
//
// Who opens the app's home finds examples to press, who begins a thread of the assistant gets
// suggestions; neither is kept or repeated.
//
// An edit of a question is ignored: what was first sent is answered. A reply in a thread where
// the bot was mentioned counts only if it mentions the bot itself; in a direct conversation
// everything counts. The package knows no pipeline, no store and no intent.
package slack

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	slackgo "github.com/slack-go/slack"

	"tickertape/adapters/slack/errand"
	"tickertape/adapters/slack/lane"
	"tickertape/adapters/slack/link"
	"tickertape/adapters/slack/response"
	"tickertape/adapters/slack/secret"
	"tickertape/adapters/transport"
	"tickertape/core/chat"
)

// Receiver takes events for good: when Receive returns nil, Slack is told that we have it.
type Receiver interface {
	Receive(ctx context.Context, e chat.Event) error
}

// Completer suggests what an argument may be while somebody types it.
type Completer interface {
	Complete(ctx context.Context, d chat.Draft) []chat.Choice
}

// Languages know in which language people have chosen to be answered; empty: in none.
type Languages interface {
	Language(ctx context.Context, who chat.Author, where chat.Address) string
}

// Parts are what an adapter needs. All but To may be nil.
type Parts struct {
	To        Receiver
	Complete  Completer // not asked: Slack's slash commands complete nothing
	Languages Languages // nil: people are welcomed in the language that they use Slack in
	Log       *slog.Logger
	Now       func() time.Time
}

// Adapter is one workspace's Slack app. Make one with New.
type Adapter struct {
	cfg       Config
	to        Receiver
	languages Languages
	log       *slog.Logger
	now       func() time.Time
	pauses    pauses
	http      *http.Client
	api       *slackgo.Client
	secrets   secret.List
	condition *condition
	responses *response.URLs
	errands   errand.Desk
	line      *link.Line

	self      atomic.Pointer[identity]
	known     chan struct{} // closed once self is set
	noStatus  sync.Once     // logs once that no status can be shown
	listening atomic.Pointer[string]
}

// New makes an adapter of a valid Config that Run connects. It does not touch the network.
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
	a := &Adapter{
		cfg: cfg, to: parts.To, languages: parts.Languages, log: parts.Log.With("platform", chat.Slack), now: parts.Now,
		pauses: usualPauses(), http: transport.Client(cfg.Timeout),
		secrets:   secret.List{cfg.AppToken, cfg.BotToken, cfg.SigningSecret},
		condition: newCondition(parts.Now), responses: response.New(cfg.APIURL, parts.Now),
		line: link.New(parts.Now), known: make(chan struct{}),
	}
	a.api = slackgo.New(cfg.BotToken, slackgo.OptionAPIURL(cfg.endpoint()),
		slackgo.OptionHTTPClient(a.http), slackgo.OptionAppLevelToken(cfg.AppToken))
	return a, nil
}

// How much may be under way to the Receiver, and wait for it.
var bounds = lane.Bounds{Underway: 64, Lane: 32, All: 2048}

// Name is the platform's.
func (a *Adapter) Name() chat.Platform { return chat.Slack }

// Health says whether events come in and the Web API answers.
func (a *Adapter) Health() chat.Health { return a.condition.get() }

// Slack's documented limit for posting to one channel; short bursts pass.
// https://docs.slack.dev/apis/web-api/rate-limits
const (
	officialPerChannel = 1.0
	channelBurst       = 10
)

// Pace is what bot.yaml says, else Slack's own limits on Slack's own host.
func (a *Adapter) Pace() chat.Pace {
	p := chat.Pace{}
	if a.cfg.official() {
		p.ChannelPerSecond = officialPerChannel
	}
	if a.cfg.PacePerSecond != nil {
		p.PerSecond = *a.cfg.PacePerSecond
	}
	if a.cfg.ChannelPerSecond != nil {
		p.ChannelPerSecond = *a.cfg.ChannelPerSecond
	}
	if p.ChannelPerSecond > 0 {
		p.ChannelBurst = channelBurst
	}
	return p
}

// Run takes events until ctx ends and returns nil when all that it started has ended.
// Send, Find and Type work before, during and after it.
func (a *Adapter) Run(ctx context.Context) error {
	a.errands.Open()
	var wg sync.WaitGroup
	wg.Go(func() { a.supervise(ctx) })
	if a.cfg.Mode == ModeHTTP {
		a.serve(ctx)
	} else {
		a.listen(ctx)
	}
	wg.Wait()
	a.condition.setIntake("stopped")
	a.errands.Close()
	a.http.CloseIdleConnections()
	return nil
}
