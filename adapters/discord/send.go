package discord

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/discord/rest"
	"tickertape/core/chat"
)

// posted is the part of Discord's answer to a message that matters.
type posted struct {
	ID string `json:"id"`
}

// Send posts a card: as the answer to its slash command while that can be answered, as a
// reply to its message else. Errors are *chat.SendError.
//
// An answer whose outcome is unknown may be sent again under the same Key: Discord drops a
// repeated nonce, and a slash command's answer is replaced by itself.
func (a *Adapter) Send(ctx context.Context, p chat.Post) (chat.Ref, error) {
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	if q, ok := parseAsked(p.ReplyTo.ID); ok {
		p.ReplyTo = chat.Ref{}
		a.acks.wait(ctx, q.id)
		if a.now().Sub(born(q.id)) < a.tempo.tokenLives {
			ref, err := a.answer(ctx, p, q)
			if !rest.Is(err, rest.UnknownWebhook, rest.UnknownMessage, rest.InvalidWebhook) {
				return ref, rest.Advise(err, p.Plain)
			}
		}
	}
	ref, err := a.post(ctx, p)
	if rest.Is(err, rest.CannotReadHistory) && !p.ReplyTo.Zero() {
		p.ReplyTo = chat.Ref{}
		ref, err = a.post(ctx, p)
	}
	return ref, rest.Advise(err, p.Plain)
}

// answer puts the card in the place of "thinking…".
func (a *Adapter) answer(ctx context.Context, p chat.Post, q asked) (chat.Ref, error) {
	m := render(p.Card, p.Plain)
	m.Flags = 0 // not to be set on a message that is there
	return a.put(ctx, p, rest.Call{
		Verb: "answer command", Method: http.MethodPatch, URL: discordgo.EndpointWebhookMessage(q.app, q.token, "@original"), Body: m,
	})
}

// post sends the card to its channel.
func (a *Adapter) post(ctx context.Context, p chat.Post) (chat.Ref, error) {
	m := render(p.Card, p.Plain)
	m.Nonce = nonce(p.Key)
	m.EnforceNonce = m.Nonce != ""
	if snowflake(p.ReplyTo.ID) && p.ReplyTo.Channel == p.To.Channel {
		m.Reference = &reference{Message: p.ReplyTo.ID}
	}
	at := discordgo.EndpointChannelMessages(url.PathEscape(p.To.Channel))
	start := time.Now()
	ref, err := a.put(ctx, p, rest.Call{Verb: "post message", Method: http.MethodPost, URL: at, Lane: at, Body: m})
	if err == nil {
		a.echo.posted(start)
	}
	return ref, err
}

func (a *Adapter) put(ctx context.Context, p chat.Post, c rest.Call) (chat.Ref, error) {
	if !p.Plain {
		if i := p.Card.Image; i != nil {
			c.File = &rest.File{Name: fileName(i.Name), PNG: i.PNG}
		}
	}
	var there posted
	if err := a.rest.Do(ctx, c, &there); err != nil {
		return chat.Ref{}, err
	}
	return chat.Ref{Address: place(p.To.Space, p.To.Channel), ID: there.ID}, nil
}

// nonce is a key in the 25 characters that Discord takes; "" stays "".
func nonce(key string) string {
	if key == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])[:25]
}

// Type shows that an answer is under way, until ctx ends. A slash command shows it by itself.
func (a *Adapter) Type(ctx context.Context, m chat.Message) {
	if _, ok := parseAsked(m.Ref.ID); ok {
		<-ctx.Done()
		return
	}
	tick := time.NewTicker(a.tempo.typing)
	defer tick.Stop()
	at := discordgo.EndpointChannelTyping(url.PathEscape(m.Ref.Channel))
	for {
		if err := a.rest.Do(ctx, rest.Call{Verb: "show typing", Method: http.MethodPost, URL: at, Lane: at}, nil); err != nil && ctx.Err() == nil {
			a.log.Debug("discord: typing is not shown", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}
