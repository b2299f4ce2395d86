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

// How far Find looks: a reply is never older than its question, and where that has no time of
// its own, than a few minutes.
const (
	findWithin = 15 * time.Minute
	findPage   = 200
	findPages  = 10
)

var (
	errNoKey   = errors.New("slack: the post has no key to look for")
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
	next, cursor := a.pages(p), ""
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

// pages reads the thread or the channel that a post goes to, from its question on.
func (a *Adapter) pages(p chat.Post) page {
	oldest := p.ReplyTo.ID
	if _, ok := parseTS(oldest); !ok {
		oldest = strconv.FormatInt(a.now().Add(-findWithin).Unix(), 10)
	}
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
