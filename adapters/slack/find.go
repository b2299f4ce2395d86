package slack

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	slackgo "github.com/slack-go/slack"

	"tickertape/core/chat"
)

// How far Find looks: from the question on. A slash command has no message to begin at, but
// a time; Slack's clock and ours may differ by findSlack.
const (
	findSlack = time.Minute
	findPage  = 200
	findPages = 10
)

var (
	errNoKey   = errors.New("slack: the post has no key to look for")
	errNoTime  = errors.New("slack: nobody knows when the question was asked")
	errTooMuch = errors.New("slack: too many messages to look through")
)

// page asks for one page of a conversation.
type page func(ctx context.Context, cursor string) (messages []slackgo.Message, next string, err error)

// Find looks for a reply of an earlier attempt in its thread or channel, by the key in its
// metadata. An error (a missing scope, more messages than it looks through) means that it can't
// be told. found is false without an error only when the reply is surely not there.
func (a *Adapter) Find(ctx context.Context, p chat.Post) (ref chat.Ref, found bool, err error) {
	if p.Key == "" {
		return chat.Ref{}, false, errNoKey
	}
	oldest, ok := oldestOf(p)
	if !ok {
		return chat.Ref{}, false, errNoTime
	}
	next, cursor := a.pages(p, oldest), ""
	for range findPages {
		messages, more, err := a.onePage(ctx, next, cursor)
		if err != nil {
			return chat.Ref{}, false, a.secrets.Wash(fmt.Errorf("slack: look for a reply: %w", err))
		}
		for _, m := range messages {
			if a.isReply(m, p.Key) {
				return chat.Ref{Address: p.To, ID: m.Timestamp}, true, nil
			}
		}
		if cursor = more; cursor == "" {
			return chat.Ref{}, false, nil
		}
	}
	return chat.Ref{}, false, errTooMuch
}

func (a *Adapter) onePage(ctx context.Context, next page, cursor string) ([]slackgo.Message, string, error) {
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	return next(ctx, cursor)
}

// oldestOf is the timestamp before which a reply can't have been posted.
func oldestOf(p chat.Post) (ts string, ok bool) {
	if _, ok := parseTS(p.ReplyTo.ID); ok {
		return p.ReplyTo.ID, true
	}
	return strconv.FormatInt(p.At.Add(-findSlack).Unix(), 10), !p.At.IsZero()
}

// pages reads the thread or the channel that a post goes to, from its question on.
func (a *Adapter) pages(p chat.Post, oldest string) page {
	if p.To.Thread == "" {
		return func(ctx context.Context, cursor string) ([]slackgo.Message, string, error) {
			answer, err := a.api.GetConversationHistoryContext(ctx, &slackgo.GetConversationHistoryParameters{
				ChannelID: p.To.Channel, Oldest: oldest, Limit: findPage, Cursor: cursor, IncludeAllMetadata: true,
			})
			if err != nil {
				return nil, "", err
			}
			return answer.Messages, answer.ResponseMetaData.NextCursor, nil
		}
	}
	return func(ctx context.Context, cursor string) ([]slackgo.Message, string, error) {
		messages, _, more, err := a.api.GetConversationRepliesContext(ctx, &slackgo.GetConversationRepliesParameters{
			ChannelID: p.To.Channel, Timestamp: p.To.Thread, Oldest: oldest, Limit: findPage, Cursor: cursor,
			IncludeAllMetadata: true,
		})
		return messages, more, err
	}
}

// isReply tells whether we wrote m for the post of this key; others may write metadata too.
func (a *Adapter) isReply(m slackgo.Message, key string) bool {
	self := a.self.Load()
	ours := self == nil || m.User == self.User || m.BotID != "" && m.BotID == self.Bot
	found, _ := m.Metadata.EventPayload["key"].(string)
	return ours && m.Metadata.EventType == mark && found == key
}
