package discord

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/discord/rest"
	"tickertape/core/chat"
)

var errChannel = errors.New("in a channel everybody sees everything")

// Whisper shows a card to one person: in a direct channel as a message, elsewhere as a follow-up
// to their press or slash command that they alone see. Where they did neither, for instance after
// a reaction, Discord has no way.
// https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
func (a *Adapter) Whisper(ctx context.Context, w chat.Whisper) error {
	q, ok := a.presses.of(w.Event)
	if !ok {
		q, ok = parseAsked(w.On.ID)
	}
	switch {
	case ok && a.now().Sub(born(q.id)) < a.tempo.tokenLives:
	case w.Direct || w.On.Space == "": // no guild
		_, err := a.Send(ctx, chat.Post{To: w.On.Address, Card: w.Card})
		return err
	default:
		return &chat.SendError{Advice: chat.GiveUp, Err: errChannel}
	}
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	a.acks.wait(ctx, q.id)
	m := render(w.Card, false)
	m.Flags |= ephemeral
	_, err := a.put(ctx, chat.Post{Card: w.Card}, rest.Call{
		Verb: "follow up", Method: http.MethodPost, URL: discordgo.EndpointWebhookToken(q.app, q.token), Body: m,
	})
	return rest.Advise(err, false)
}

// mostPresses bounds the memory for presses. Who pressed one that was forgotten is told nothing.
const mostPresses = 1000

// presses are the buttons that were pressed of late, by the id of their event.
type presses struct {
	mu sync.Mutex
	by map[string]asked
}

func (p *presses) keep(i interaction) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.by == nil || len(p.by) >= mostPresses {
		p.by = map[string]asked{}
	}
	p.by["i:"+i.ID] = asked{i.ID, i.App, i.Token}
}

func (p *presses) of(event string) (asked, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	q, ok := p.by[event]
	return q, ok
}
