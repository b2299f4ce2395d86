package slack

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"tickertape/adapters/slack/mrkdwn"
	"tickertape/core/chat"
)

// kind is what a payload of Slack holds; the names are those of Socket Mode's envelopes.
type kind string

const (
	kindEvent       kind = "events_api"
	kindCommand     kind = "slash_commands"
	kindInteraction kind = "interactive"
)

// identity is who we are in the workspace.
type identity struct{ User, Bot string }

// receive turns a payload, from the websocket or from a request, into an event. ok is false
// for what is none of our business: our own messages and reactions, those of other bots,
// edits and other subtypes, messages in channels that don't mention us (also in threads where
// we were mentioned before) but for the tickers in them, and everything that we did not ask for. at is when it came, for
// payloads without a time of their own.
func receive(k kind, payload []byte, self identity, at time.Time) (e chat.Event, ok bool, err error) {
	switch k {
	case kindEvent:
		e, ok, err = callback(payload, self)
	case kindCommand:
		e, ok, err = command(payload, at)
	case kindInteraction:
		e, ok, err = press(payload)
	}
	e.Platform = chat.Slack
	return e, ok && err == nil, err
}

// outer is the envelope of an Events API event.
type outer struct {
	Type    string          `json:"type"`
	TeamID  string          `json:"team_id"`
	EventID string          `json:"event_id"`
	Event   json.RawMessage `json:"event"`
}

func callback(payload []byte, self identity) (chat.Event, bool, error) {
	var o outer
	var t struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(payload, &o); err != nil {
		return chat.Event{}, false, fmt.Errorf("event: %w", err)
	}
	if o.Type != "event_callback" {
		return chat.Event{}, false, nil
	}
	if err := json.Unmarshal(o.Event, &t); err != nil {
		return chat.Event{}, false, fmt.Errorf("event %s: %w", o.EventID, err)
	}
	switch t.Type {
	case "app_mention", "message":
		return message(o, self)
	case "reaction_added", "reaction_removed":
		return reaction(o, self)
	}
	return chat.Event{}, false, nil
}

// said is a message or app_mention event.
type said struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	User        string `json:"user"`
	BotID       string `json:"bot_id"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	ThreadTS    string `json:"thread_ts"`
	ParentUser  string `json:"parent_user_id"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
}

func message(o outer, self identity) (chat.Event, bool, error) {
	var s said
	if err := json.Unmarshal(o.Event, &s); err != nil {
		return chat.Event{}, false, fmt.Errorf("message %s: %w", o.EventID, err)
	}
	if !s.human(self) {
		return chat.Event{}, false, nil
	}
	if !s.forUs(self) {
		return s.overheard(o)
	}
	text := mrkdwn.Words(s.Text, self.User)
	if text == "" && mrkdwn.Mentions(s.Text, self.User) {
		text = "help" // who only calls us wants to know what we can do
	}
	at, valid := parseTS(s.TS)
	if text == "" || !valid {
		return chat.Event{}, false, nil
	}
	where := s.where(o)
	m := chat.Message{
		Ref: chat.Ref{Address: where, ID: s.TS}, Author: chat.Author{ID: s.User},
		Text: text, Direct: s.direct(), At: at,
	}
	if s.ThreadTS != "" && s.ThreadTS != s.TS && s.ParentUser == self.User {
		m.ReplyTo = chat.Ref{Address: where, ID: s.ThreadTS}
	}
	// A mention in a channel comes as app_mention and as message, with two event ids.
	return chat.Event{ID: "m:" + s.Channel + ":" + s.TS, Body: m}, true, nil
}

// where is the thread of a message. In a channel an answer starts one on the question.
func (s said) where(o outer) chat.Address {
	a := chat.Address{Platform: chat.Slack, Space: o.TeamID, Channel: s.Channel, Thread: s.ThreadTS}
	if a.Thread == "" && !s.direct() {
		a.Thread = s.TS
	}
	return a
}

// overheard is a message among people, of which nothing but tickers is taken.
func (s said) overheard(o outer) (chat.Event, bool, error) {
	at, valid := parseTS(s.TS)
	m, any := chat.Message{Ref: chat.Ref{Address: s.where(o), ID: s.TS}, Text: s.Text, At: at}.Overhear()
	return chat.Event{ID: "m:" + s.Channel + ":" + s.TS, Body: m}, any && valid, nil
}

// human tells whether a person wrote it, just now: edits, deletions and other subtypes are not
// messages of their own.
func (s said) human(self identity) bool {
	switch s.Subtype {
	case "", "file_share", "thread_broadcast":
	default:
		return false
	}
	return s.User != "" && s.User != self.User && s.BotID == ""
}

// forUs tells whether the message is meant for us.
func (s said) forUs(self identity) bool {
	return s.direct() || s.Type == "app_mention" || mrkdwn.Mentions(s.Text, self.User)
}

func (s said) direct() bool {
	return s.ChannelType == "im" || s.ChannelType == "" && strings.HasPrefix(s.Channel, "D")
}

// parseTS reads a timestamp of Slack, which is a message's id too: seconds and six digits.
func parseTS(ts string) (at time.Time, ok bool) {
	sec, micro, found := strings.Cut(ts, ".")
	s, err1 := strconv.ParseInt(sec, 10, 64)
	us, err2 := strconv.ParseUint(micro, 10, 32)
	if !found || err1 != nil || err2 != nil || s < 0 || len(micro) != 6 {
		return time.Time{}, false
	}
	return time.Unix(s, int64(us)*int64(time.Microsecond)).UTC(), true
}
