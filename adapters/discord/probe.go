package discord

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/discord/rest"
)

// probe looks at the connection from end to end, and returns why it is dead, or "". A socket
// that is open proves nothing: heartbeats have to be answered, our own messages have to come
// back to us as events, and the REST API has to know who we are.
func (g *gateway) probe(ctx context.Context, l *link) (dead string) {
	if quiet := l.quietFor(); quiet > g.tempo.silence {
		return "Discord has not answered a heartbeat for " + quiet.Round(time.Second).String()
	}
	if g.echo.overdue(g.tempo.silence) {
		return "Discord's gateway is silent: the bot's own messages don't come back"
	}
	err := g.rest.Do(ctx, rest.Call{
		Verb: "look at ourselves", Method: http.MethodGet, URL: discordgo.EndpointUser("@me"), Lane: "users/@me",
	}, nil)
	switch {
	case err == nil:
		g.deaf = 0
		g.state.set(true, "connected")
	case ctx.Err() != nil:
	default:
		// One failure may be a hiccup, two are a state.
		if g.deaf++; g.deaf >= 2 {
			g.state.set(false, "connected, but Discord's API fails: "+err.Error())
		}
	}
	return ""
}

// echo waits for our own messages to come back over the gateway. Its clock is the real one.
type echo struct {
	mu     sync.Mutex
	last   time.Time // when the gateway said anything
	oldest time.Time // the first post since then; zero: none
}

// posted notes that a message was posted to a channel; start is when its sending began.
func (e *echo) posted(start time.Time) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if start.After(e.last) && e.oldest.IsZero() {
		e.oldest = start
	}
}

// heard notes that the gateway said something.
func (e *echo) heard() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.last, e.oldest = time.Now(), time.Time{}
}

// overdue reports whether a message has been posted so long ago and nothing was heard since.
func (e *echo) overdue(limit time.Duration) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return !e.oldest.IsZero() && time.Since(e.oldest) > limit
}
