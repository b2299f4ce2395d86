package slack

import (
	"cmp"
	"context"

	slackgo "github.com/slack-go/slack"

	"tickertape/core/chat"
)

const eyes = "eyes"

// Type shows that an answer is under way until ctx ends: as the status of an assistant's
// thread, and where Slack refuses that, as 👀 on the question. What it showed it takes away
// afterwards, without holding up the caller while Run runs.
func (a *Adapter) Type(ctx context.Context, m chat.Message) {
	if _, exists := parseTS(m.Ref.ID); !exists {
		return // a slash command: there is no message to show anything on
	}
	undo := a.show(ctx, m)
	<-ctx.Done()
	a.errands.Do(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.pauses.tidy)
		defer cancel()
		if err := undo(ctx); err != nil {
			a.log.Debug("take the status away", "error", a.secrets.Wash(err))
		}
	})
}

// show tries what the workspace allows; undo takes it away again, also when ctx ended before
// Slack said whether it is there.
func (a *Adapter) show(ctx context.Context, m chat.Message) (undo func(context.Context) error) {
	set := slackgo.AssistantThreadsSetStatusParameters{
		ChannelID: m.Ref.Channel, ThreadTS: cmp.Or(m.Ref.Thread, m.Ref.ID), Status: phrasesIn(chat.Spoken(m.Language, m.Author.Locale)).status,
	}
	err := a.api.SetAssistantThreadsStatusContext(ctx, set)
	if err == nil || ctx.Err() != nil {
		set.Status = ""
		return func(ctx context.Context) error { return a.api.SetAssistantThreadsStatusContext(ctx, set) }
	}
	item := slackgo.NewRefToMessage(m.Ref.Channel, m.Ref.ID)
	if second := a.api.AddReactionContext(ctx, eyes, item); second != nil && ctx.Err() == nil {
		a.noStatus.Do(func() {
			a.log.Info("cannot show that an answer is under way", "status", a.secrets.Wash(err), "reaction", a.secrets.Wash(second))
		})
		return func(context.Context) error { return nil }
	}
	return func(ctx context.Context) error { return a.api.RemoveReactionContext(ctx, eyes, item) }
}
