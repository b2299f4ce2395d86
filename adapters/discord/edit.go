package discord

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/bwmarrin/discordgo"

	"tickertape/adapters/discord/rest"
	"tickertape/core/chat"
)

// changed is a message as an edit has it: what it leaves out would stay, so that nothing is.
// The fields hide those of outgoing that are left out when they are empty.
type changed struct {
	outgoing
	Content     string       `json:"content"`
	Embeds      []embed      `json:"embeds"`
	Components  []row        `json:"components"`
	Attachments []attachment `json:"attachments"`
}

// Edit puts a card in the place of the message p.Instead, its old picture included: by the
// press that asked for it, which works in every channel, or else by the message. Errors are
// *chat.SendError.
func (a *Adapter) Edit(ctx context.Context, p chat.Post) (chat.Ref, error) {
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	m := changed{outgoing: render(p.Card, p.Plain), Components: []row{}, Embeds: []embed{}, Attachments: []attachment{}}
	m.Content = m.outgoing.Content
	m.Flags = 0 // not to be set on a message that is there
	m.Embeds = append(m.Embeds, m.outgoing.Embeds...)
	m.Components = append(m.Components, m.outgoing.Components...)
	m.Attachments = append(m.Attachments, m.outgoing.Attachments...)
	if q, ok := a.handle(ctx, p.Instead.ID); ok {
		ref, err := a.put(ctx, p, rest.Call{
			Verb: "update message", Method: http.MethodPatch, URL: discordgo.EndpointWebhookMessage(q.app, q.token, "@original"), Body: m,
		})
		if !rest.Is(err, rest.UnknownWebhook, rest.UnknownMessage, rest.InvalidWebhook) {
			return ref, rest.Advise(err, p.Plain)
		}
	}
	at := discordgo.EndpointChannelMessage(url.PathEscape(p.Instead.Channel), "")
	ref, err := a.put(ctx, p, rest.Call{
		Verb: "edit message", Method: http.MethodPatch, URL: at + url.PathEscape(p.Instead.ID), Lane: at, Body: m,
	})
	return ref, rest.Advise(err, p.Plain)
}

// handle is the press by which a message can be changed, once it was acknowledged.
func (a *Adapter) handle(ctx context.Context, message string) (q asked, ok bool) {
	q, ok = a.handles.of(message)
	if !ok || a.now().Sub(born(q.id)) >= a.tempo.tokenLives {
		return q, false
	}
	a.acks.wait(ctx, q.id)
	still, ok := a.handles.of(message)
	return q, ok && still == q
}

// mostHandles bounds the memory for presses. A message whose press was forgotten is edited as
// every other.
const mostHandles = 1000

// handles are the presses by which messages can be changed, the newest of each message.
type handles struct {
	mu sync.Mutex
	by map[string]asked
}

// keep notes a press that wants its message changed.
func (h *handles) keep(i interaction) {
	if !strings.HasPrefix(i.Data.Custom, chat.Redraws) {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.by == nil || len(h.by) >= mostHandles {
		h.by = map[string]asked{}
	}
	h.by[i.Message.ID] = asked{i.ID, i.App, i.Token}
}

func (h *handles) of(message string) (q asked, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	q, ok = h.by[message]
	return q, ok
}

// drop forgets a press that was not taken.
func (h *handles) drop(i interaction) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.by[i.Message.ID].id == i.ID {
		delete(h.by, i.Message.ID)
	}
}
