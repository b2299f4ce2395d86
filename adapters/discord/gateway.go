package discord

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// gateway keeps one connection to Discord's gateway, for ever.
//
//	     ┌────────────────── pause ◀──────────────────┐
//	     ▼                     ▲                      │ closed, broken, silent
//	connecting ──refused───────┘                      │
//	     └───────────READY, RESUMED ──▶ connected ────┘
//
// A session is resumed where Discord lets us: it then replays what was said in between.
type gateway struct {
	*Adapter
	in         *intake
	lost       time.Time // when the connection ended; zero before the first
	deaf       int       // REST probes that failed in a row
	registered bool      // the slash commands are as they should be
	complaint  string    // why they aren't
}

// freshAfter is how many failures in a row end a session that could still be resumed.
const freshAfter = 5

// run connects again and again until ctx ends. All it started has ended when it returns.
func (g *gateway) run(ctx context.Context) {
	link := g.newLink()
	for failures := 0; ; failures++ {
		began := time.Now()
		end := g.live(ctx, link)
		if ctx.Err() != nil {
			return
		}
		if time.Since(began) >= g.tempo.steady {
			failures = 0
		}
		if g.lost.IsZero() || end.lived {
			g.lost = g.now()
		}
		g.state.set(false, end.why)
		pause := g.pause(failures, end.hopeless)
		g.log.Warn("discord: not connected", "why", end.why, "again_in", pause)
		if end.fresh || failures >= freshAfter {
			link = g.newLink()
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
	}
}

// pause doubles with every failure and has a random half, so that many bots don't come at once.
func (g *gateway) pause(failures int, hopeless bool) time.Duration {
	d := g.tempo.retry
	if hopeless {
		d = g.tempo.retrySlow
	}
	d = min(d<<min(failures, 20), g.tempo.retryMost)
	return d/2 + rand.N(d/2+1)
}

// newLink makes a session that has yet to identify.
func (g *gateway) newLink() *link {
	l := newLink(g.cfg.token(), g.rest.Transport())
	l.session.Identify.Intents = g.intents()
	l.session.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { g.hear(l, e) })
	return l
}

func (g *gateway) intents() discordgo.Intent {
	i := discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsGuildMessageReactions |
		discordgo.IntentsDirectMessages | discordgo.IntentsDirectMessageReactions
	if g.cfg.MessageContent {
		i |= discordgo.IntentMessageContent
	}
	return i
}

// live connects and stays until the connection is lost or ctx ends.
func (g *gateway) live(ctx context.Context, l *link) ending {
	opening, cancel := context.WithTimeout(ctx, g.tempo.open)
	defer cancel()
	if err := l.open(opening); err != nil {
		return refusal(err)
	}
	select {
	case <-l.up:
		g.connected(l)
		end := g.watch(ctx, l)
		end.lived = true
		return end
	case <-l.gone():
		return ending{why: "Discord closed the connection before it was ready", fresh: true}
	case <-opening.Done():
		l.close(websocket.CloseServiceRestart)
		return ending{why: "Discord did not let the bot in within " + g.tempo.open.String(), fresh: true}
	}
}

// watch sits on a connection.
func (g *gateway) watch(ctx context.Context, l *link) ending {
	tick := time.NewTicker(g.tempo.probe)
	defer tick.Stop()
	g.register(ctx)
	for {
		select {
		case <-ctx.Done():
			l.close(websocket.CloseNormalClosure)
			return ending{}
		case <-l.gone():
			return ending{why: "the connection to Discord broke"}
		case <-l.up:
			// discordgo has answered an invalid session with a new one on the same socket.
			g.lost = g.now()
			g.connected(l)
		case <-tick.C:
			if why := g.probe(ctx, l); why != "" {
				l.close(websocket.CloseServiceRestart)
				return ending{why: why}
			}
			g.register(ctx)
		}
	}
}

// connected notes that Discord has let us in, and what was missed.
func (g *gateway) connected(l *link) {
	g.deaf = 0
	g.state.set(true, "connected")
	switch gap := g.now().Sub(g.lost); {
	case g.lost.IsZero():
		g.log.Info("discord: connected")
	case l.resumed():
		g.log.Info("discord: resumed, nothing is lost", "gap", gap)
	default:
		g.log.Warn("discord: connected anew, what was said in between is lost", "from", g.lost, "gap", gap)
	}
}

// hear takes everything that the gateway says. It must not block: discordgo calls it between
// reading two packets.
func (g *gateway) hear(l *link, e *discordgo.Event) {
	defer func() {
		if r := recover(); r != nil {
			g.log.Error("discord: an event panicked", "type", e.Type, "panic", r)
		}
	}()
	g.echo.heard()
	switch e.Type {
	case "READY":
		if r, ok := e.Struct.(*discordgo.Ready); ok && r.User != nil {
			me := identity{user: r.User.ID, app: r.User.ID}
			if r.Application != nil && r.Application.ID != "" {
				me.app = r.Application.ID
			}
			g.self.Store(&me)
			l.entered(r.SessionID)
		}
	case "RESUMED":
		l.entered("")
	case "INTERACTION_CREATE":
		g.in.interaction(e.RawData)
	default:
		if me := g.self.Load(); me != nil {
			g.in.event(*me, mark{session: l.sessionID(), sequence: e.Sequence}, e)
		}
	}
}
