package telegram

import (
	"encoding/json"
	"fmt"

	tg "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// update is the library's, with what came to the Bot API after it: reactions and topics.
// A field here hides the embedded one of the same name.
type update struct {
	tg.Update
	Message         *message  `json:"message"`
	CallbackQuery   *callback `json:"callback_query"`
	MessageReaction *reaction `json:"message_reaction"`
}

type message struct {
	tg.Message
	ThreadID int64 `json:"message_thread_id"`
	InTopic  bool  `json:"is_topic_message"` // replies outside forums have a ThreadID too
}

type callback struct {
	tg.CallbackQuery
	Message *message `json:"message"`
}

// reaction is MessageReactionUpdated. User is nil when somebody reacted as a chat.
type reaction struct {
	Chat      tg.Chat        `json:"chat"`
	MessageID int64          `json:"message_id"`
	User      *tg.User       `json:"user"`
	Date      int64          `json:"date"`
	Old       []reactionType `json:"old_reaction"`
	New       []reactionType `json:"new_reaction"`
}

type reactionType struct {
	Type     string `json:"type"` // emoji, custom_emoji or paid
	Emoji    string `json:"emoji"`
	CustomID string `json:"custom_emoji_id"`
}

// allowedUpdates is what we ask for; reactions come only to those who name them, and inline
// queries only if the bot's owner has turned them on.
const allowedUpdates = `["message","edited_message","callback_query","message_reaction","inline_query"]`

// decodeUpdates reads the list that getUpdates returns. An update that can't be read must not
// stop those behind it: it comes back with its id alone, and the error names it.
func decodeUpdates(raw json.RawMessage) (updates []update, unread error, err error) {
	if json.Unmarshal(raw, &updates) == nil {
		return updates, nil, nil
	}
	var each []json.RawMessage
	if err := json.Unmarshal(raw, &each); err != nil {
		return nil, nil, fmt.Errorf("list of updates: %w", err)
	}
	updates = make([]update, 0, len(each))
	for _, one := range each {
		u, err := decodeUpdate(one)
		if err != nil {
			unread = err
		}
		if u.UpdateID != 0 {
			updates = append(updates, u)
		}
	}
	return updates, unread, nil
}

// decodeUpdate reads one update; with an error it has at most an id.
func decodeUpdate(raw []byte) (update, error) {
	var u update
	err := json.Unmarshal(raw, &u)
	if err == nil {
		return u, nil
	}
	var id struct {
		UpdateID int `json:"update_id"`
	}
	if json.Unmarshal(raw, &id) != nil {
		return update{}, fmt.Errorf("update without an id: %w", err)
	}
	return update{Update: tg.Update{UpdateID: id.UpdateID}}, fmt.Errorf("update %d: %w", id.UpdateID, err)
}
