package slack

import (
	"context"
	"strings"

	"tickertape/adapters/slack/advice"
	"tickertape/core/chat"
)

// Whisper shows a card to one person: as a message in a direct channel, elsewhere as an ephemeral
// one, which Slack forgets when they close it.
func (a *Adapter) Whisper(ctx context.Context, w chat.Whisper) error {
	p := chat.Post{To: w.On.Address, Card: w.Card}
	ctx, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	watched, written := advice.Watch(ctx)
	var err error
	if strings.HasPrefix(w.On.Channel, "D") {
		_, _, err = a.api.PostMessageContext(watched, p.To.Channel, options(p)...)
	} else {
		_, err = a.api.PostEphemeralContext(watched, p.To.Channel, w.To.ID, options(p)...)
	}
	if err != nil {
		return a.failure(err, written, false)
	}
	return nil
}
