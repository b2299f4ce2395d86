package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	slackgo "github.com/slack-go/slack"

	"tickertape/adapters/slack/advice"
	"tickertape/core/chat"
)

// mark is the metadata type by which Find knows our replies.
const mark = "tickertape_reply"

// Send posts a card as one message, in the thread of its address, and then puts its picture
// into it. Errors are *chat.SendError. A picture that Slack did not take is logged: its card is
// there.
func (a *Adapter) Send(ctx context.Context, p chat.Post) (chat.Ref, error) {
	within, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	watched, w := advice.Watch(within)
	_, ts, err := a.api.PostMessageContext(watched, p.To.Channel, options(p)...)
	if url, ok := a.responses.Find(p.ReplyTo.ID); ok && advice.Elsewhere(err) {
		return a.respond(within, p, url)
	}
	if err == nil && ts == "" {
		err = errors.New("the answer names no message")
	}
	if err != nil {
		return chat.Ref{}, a.failure(err, w, p.Plain)
	}
	a.attach(ctx, p, ts)
	return chat.Ref{Address: p.To, ID: ts}, nil
}

// options are the request of a post: nothing in it may link, unfurl, or mention.
func options(p chat.Post) []slackgo.MsgOption {
	all := []slackgo.MsgOption{
		words(p.Card),
		slackgo.MsgOptionDisableLinkUnfurl(),
		slackgo.MsgOptionDisableMediaUnfurl(),
		slackgo.MsgOptionDisableMarkdown(),
	}
	if p.To.Thread != "" {
		all = append(all, slackgo.MsgOptionTS(p.To.Thread))
	}
	if p.Key != "" {
		all = append(all, marked(p.Key))
	}
	if blocks := render(p.Card); !p.Plain && len(blocks) > 0 {
		all = append(all, slackgo.MsgOptionBlocks(blocks...))
	}
	return all
}

// words are the card as text, in which nothing is looked for.
func words(c chat.Card) slackgo.MsgOption {
	return slackgo.MsgOptionCompose(
		slackgo.MsgOptionText(fallback(c), false), // fallback escapes
		slackgo.MsgOptionParse(false), slackgo.MsgOptionLinkNames(false),
	)
}

// marked is the mark of a reply.
func marked(key string) slackgo.MsgOption {
	return slackgo.MsgOptionMetadata(slackgo.SlackMetadata{EventType: mark, EventPayload: map[string]any{"key": key}})
}

// respond answers a slash command from a channel that we are not in. Slack does not tell the
// message that comes of it, so that its reference is made of the command's.
func (a *Adapter) respond(ctx context.Context, p chat.Post, url string) (chat.Ref, error) {
	watched, w := advice.Watch(ctx)
	all := []slackgo.MsgOption{
		slackgo.MsgOptionResponseURL(url, showCommand.ResponseType),
		slackgo.MsgOptionText(fallback(p.Card), false),
	}
	if blocks := render(p.Card); !p.Plain && len(blocks) > 0 {
		all = append(all, slackgo.MsgOptionBlocks(blocks...))
	}
	if _, _, err := a.api.PostMessageContext(watched, "", all...); err != nil {
		if status, ok := errors.AsType[slackgo.StatusCodeError](err); ok && status.Code == http.StatusNotFound {
			a.responses.Forget(p.ReplyTo.ID) // expired: the next attempt is told that we are not in the channel
		}
		return chat.Ref{}, a.failure(err, w, p.Plain)
	}
	return chat.Ref{Address: p.To, ID: "response:" + p.ReplyTo.ID}, nil
}

// failure names what a failed post asks of its sender. bare says that it had no markup.
func (a *Adapter) failure(err error, w *advice.Written, bare bool) error {
	what, after := advice.Of(err, w.Any(), bare)
	return &chat.SendError{Advice: what, After: after, Err: a.secrets.Wash(fmt.Errorf("slack: %w", err))}
}
