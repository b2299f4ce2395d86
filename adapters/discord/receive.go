package discord

import (
	"encoding/json"
	"strconv"
	"time"

	"tickertape/adapters/discord/markdown"
	"tickertape/core/chat"
)

// mark is where an event stands in a gateway session.
type mark struct {
	session  string
	sequence int64
}

// The parts of Discord's events that matter. They are types of our own because discordgo's
// lack message_author_id, and because one component of a kind that it doesn't know makes it
// drop a whole message.
type (
	user struct {
		ID       string `json:"id"`
		Username string `json:"username"`
		Global   string `json:"global_name"`
		Bot      bool   `json:"bot"`
		System   bool   `json:"system"`
	}

	message struct {
		ID         string `json:"id"`
		Channel    string `json:"channel_id"`
		Guild      string `json:"guild_id"`
		Content    string `json:"content"`
		Timestamp  string `json:"timestamp"`
		Type       int    `json:"type"`
		Author     user   `json:"author"`
		Webhook    string `json:"webhook_id"`
		Mentions   []user `json:"mentions"`
		Reference  origin `json:"message_reference"`
		Referenced *struct {
			Author user `json:"author"`
		} `json:"referenced_message"`
	}

	origin struct {
		Message string `json:"message_id"`
		Channel string `json:"channel_id"`
	}

	reaction struct {
		User    string `json:"user_id"`
		Channel string `json:"channel_id"`
		Guild   string `json:"guild_id"`
		Message string `json:"message_id"`
		Owner   string `json:"message_author_id"` // only told with ADD
		Emoji   struct {
			Name string `json:"name"`
		} `json:"emoji"`
		Member struct {
			User user `json:"user"`
		} `json:"member"`
	}
)

// The types of messages that people write.
const (
	plainMessage = 0
	replyMessage = 19
)

// decode makes an event of what the gateway said; ok is false for what is not for us: other
// kinds, bots, webhooks, ourselves, talk among others, and edits of messages that were taken
// already (MESSAGE_UPDATE), which are ignored. It never panics, whatever raw holds.
func decode(me identity, at mark, kind string, raw []byte, now time.Time) (e chat.Event, ok bool) {
	e.Platform = chat.Discord
	switch kind {
	case "MESSAGE_CREATE":
		var m message
		if json.Unmarshal(raw, &m) != nil || m.ID == "" || m.Channel == "" {
			return e, false
		}
		e.ID = "m:" + m.ID
		e.Body, ok = m.question(me, now)
	case "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE":
		var r reaction
		if json.Unmarshal(raw, &r) != nil || r.Message == "" || r.Channel == "" {
			return e, false
		}
		e.ID = at.id()
		e.Body, ok = r.vote(me, kind == "MESSAGE_REACTION_REMOVE", now)
	}
	return e, ok
}

// id names a reaction. Discord gives reactions no id, and channel, message, user and emoji
// don't make one: somebody who reacts, takes it back and reacts again has done three things.
// A session's sequence number is what Discord itself replays after a resume, so session and
// number together are the same for a replay and different for everything else.
func (m mark) id() string { return "r:" + m.session + ":" + strconv.FormatInt(m.sequence, 10) }

// question is the message if somebody addressed it to the bot: in a direct channel, by
// mentioning it, or by replying to it. A thread is a channel of its own at Discord.
func (m message) question(me identity, now time.Time) (chat.Body, bool) {
	if m.Author.Bot || m.Author.System || m.Author.ID == "" || m.Author.ID == me.user || m.Webhook != "" {
		return nil, false
	}
	if m.Type != plainMessage && m.Type != replyMessage {
		return nil, false
	}
	direct, mentioned := m.Guild == "", m.mentions(me.user)
	replies := m.Referenced != nil && m.Referenced.Author.ID == me.user
	where := place(m.Guild, m.Channel)
	if !direct && !mentioned && !replies { // of what was said among people nothing but tickers is taken
		q := chat.Message{Ref: chat.Ref{Address: where, ID: m.ID}, Text: m.Content, At: instant(m.Timestamp, now)}
		return q.Overhear()
	}
	text := markdown.Plain(m.Content, m.names(), me.user)
	if text == "" && mentioned && !replies {
		// A bare mention is somebody who wants to know what this is.
		text = "help"
	}
	if text == "" {
		return nil, false
	}
	q := chat.Message{
		Ref: chat.Ref{Address: where, ID: m.ID}, Author: chat.Author{ID: m.Author.ID},
		Text: text, Direct: direct, At: instant(m.Timestamp, now),
	}
	if m.Reference.Message != "" && m.Type == replyMessage {
		q.ReplyTo = chat.Ref{Address: where, ID: m.Reference.Message}
	}
	return q, true
}

func (m message) mentions(id string) bool {
	for _, u := range m.Mentions {
		if u.ID == id {
			return true
		}
	}
	return false
}

// names are what the mentioned people are called.
func (m message) names() map[string]string {
	names := make(map[string]string, len(m.Mentions))
	for _, u := range m.Mentions {
		names[u.ID] = u.Username
		if u.Global != "" {
			names[u.ID] = u.Global
		}
	}
	return names
}

// vote is the reaction if a person put it on a message that may be ours. Who wrote the
// message is not always told: what is left is for the pipeline to sort out.
func (r reaction) vote(me identity, removed bool, now time.Time) (chat.Body, bool) {
	if r.User == "" || r.User == me.user || r.Member.User.Bot || r.Emoji.Name == "" {
		return nil, false
	}
	if r.Owner != "" && r.Owner != me.user {
		return nil, false
	}
	return chat.Reaction{
		On:     chat.Ref{Address: place(r.Guild, r.Channel), ID: r.Message},
		Author: chat.Author{ID: r.User}, Emoji: r.Emoji.Name, Removed: removed, At: now.UTC(),
	}, true
}

func place(guild, channel string) chat.Address {
	return chat.Address{Platform: chat.Discord, Space: guild, Channel: channel}
}

func instant(timestamp string, otherwise time.Time) time.Time {
	t, err := time.Parse(time.RFC3339, timestamp)
	if err != nil {
		t = otherwise
	}
	return t.UTC()
}
