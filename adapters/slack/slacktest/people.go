package slacktest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace

// emojiNames are Slack's names of what people react with.
var emojiNames = map[string]string{
	"👍": "+1", "👎": "-1", "❤️": "heart", "🎉": "tada", "💯": "100", "✅": "white_check_mark",
	"😕": "confused", "❌": "x", "🤔": "thinking_face",
}

// Say lets a person write. A mention in a channel is told to the app twice, as app_mention and
// as a message, with two event ids.
func (s *Server) Say(l adaptertest.Line) chat.Ref {
	text := escape(l.Text)
	if l.Mention {
		text = "<@" + BotUser + "> " + text
	}
	return s.SayRaw(l, text)
}

// SayRaw lets a person write what Slack has already turned into its markup: mentions, links
// and entities. l.Text and l.Mention are not used.
func (s *Server) SayRaw(l adaptertest.Line, raw string) (ref chat.Ref) {
	s.with(func() {
		m := s.add(&message{
			channel: cmp.Or(l.Channel, "D"+l.User), thread: cmp.Or(l.Thread, l.ReplyTo), user: l.User, text: raw,
		})
		ref = m.ref()
		if ref.Thread == "" && !direct(m.channel) {
			ref.Thread = m.ts
		}
		s.tell(m, ref)
	})
	return ref
}

// tell announces a person's message.
func (s *Server) tell(m *message, ref chat.Ref) {
	mentioned := strings.Contains(m.text, "<@"+BotUser+">")
	d := Delivery{
		EventID: "m:" + m.channel + ":" + m.ts, Kind: "message", Ref: ref, User: m.user, Text: m.text,
		Heard: mentioned || direct(m.channel),
	}
	if mentioned && !direct(m.channel) {
		first := s.event(m)
		first["type"] = "app_mention"
		delete(first, "channel_type")
		s.enqueue(&delivery{Delivery: d, envelope: "events_api", payload: s.callback(first, s.eventID())})
		d.Duplicate = true
	}
	s.enqueue(&delivery{Delivery: d, envelope: "events_api", payload: s.callback(s.event(m), s.eventID())})
}

// deliverEcho tells the app of its own message.
func (s *Server) deliverEcho(m *message) {
	d := Delivery{Kind: "message", Ref: m.ref(), User: m.user, Text: m.text}
	s.enqueue(&delivery{Delivery: d, own: true, envelope: "events_api", payload: s.callback(s.event(m), s.eventID())})
}

// event is a message event.
func (s *Server) event(m *message) object {
	o := m.encode(false)
	delete(o, "blocks")
	o["channel"], o["event_ts"], o["channel_type"] = m.channel, m.ts, "channel"
	if direct(m.channel) {
		o["channel_type"] = "im"
	}
	if root := s.find(m.channel, m.thread); root != nil && root != m {
		o["parent_user_id"] = root.user
	}
	return o
}

func (s *Server) eventID() string {
	s.ids++
	return fmt.Sprintf("Ev%08d", s.ids)
}

// callback wraps an event as the Events API does.
func (s *Server) callback(event object, id string) []byte {
	return object{
		"token": "verification", "team_id": Team, "api_app_id": App, "type": "event_callback",
		"event_id": id, "event_time": time.Now().Unix(), "event": event, "is_ext_shared_channel": false,
		"authorizations": []object{{"team_id": Team, "user_id": BotUser, "is_bot": true}},
	}.encode()
}

// Push delivers an event of any type as it is given, from a person or from Slack itself.
func (s *Server) Push(event map[string]any) {
	s.with(func() {
		s.enqueue(&delivery{own: true, envelope: "events_api", payload: s.callback(event, s.eventID())})
	})
}

// React puts an emoji on a message, or takes it off.
func (s *Server) React(user string, on chat.Ref, emoji string, removed bool) {
	name := cmp.Or(emojiNames[emoji], emoji)
	s.with(func() {
		if m := s.find(on.Channel, on.ID); m != nil {
			m.reactions[name] = slices.DeleteFunc(m.reactions[name], func(u string) bool { return u == user })
			if !removed {
				m.reactions[name] = append(m.reactions[name], user)
			}
		}
		s.deliverReaction(user, on, name, removed)
	})
}

func (s *Server) deliverReaction(user string, on chat.Ref, name string, removed bool) {
	event := object{
		"type": "reaction_added", "user": user, "reaction": name, "event_ts": s.stamp(),
		"item": object{"type": "message", "channel": on.Channel, "ts": on.ID},
	}
	if removed {
		event["type"] = "reaction_removed"
	}
	if m := s.find(on.Channel, on.ID); m != nil {
		event["item_user"] = m.user
	}
	id := s.eventID()
	d := Delivery{EventID: "r:" + id, Kind: "reaction", Ref: on, User: user, Text: name, Removed: removed, Heard: true}
	s.enqueue(&delivery{Delivery: d, own: user == BotUser, envelope: "events_api", payload: s.callback(event, id)})
}

// Press pushes a button of one of the bot's messages.
func (s *Server) Press(user string, on chat.Ref, value string) {
	s.with(func() {
		at := s.stamp()
		shown := object{"type": "message", "ts": on.ID}
		container := object{"type": "message", "message_ts": on.ID, "channel_id": on.Channel, "is_ephemeral": false}
		if m := s.find(on.Channel, on.ID); m != nil {
			shown = m.encode(false)
			if m.thread != "" {
				container["thread_ts"] = m.thread
			}
		}
		payload := object{
			"type": "block_actions", "user": object{"id": user, "team_id": Team}, "api_app_id": App,
			"team": object{"id": Team, "domain": "test"}, "channel": object{"id": on.Channel, "name": "general"},
			"container": container, "trigger_id": s.trigger(), "message": shown,
			"response_url": s.base("http") + "/actions/none",
			"actions": []object{{
				"type": "button", "action_id": "press_a", "block_id": "b", "value": value, "action_ts": at,
				"text": object{"type": "plain_text", "text": "button"},
			}},
		}
		d := Delivery{EventID: "p:" + at + user, Kind: "press", Ref: on, User: user, Text: value, Heard: true}
		s.enqueue(&delivery{Delivery: d, envelope: "interactive", payload: payload.encode()})
	})
}

// Command lets a person use a slash command in a channel; empty is the direct conversation.
func (s *Server) Command(user, channel, name, text string) {
	s.with(func() {
		channel := cmp.Or(channel, "D"+user)
		trigger := s.trigger()
		s.answers[trigger] = channel
		payload := object{
			"token": "verification", "team_id": Team, "team_domain": "test", "channel_id": channel,
			"channel_name": "general", "user_id": user, "user_name": "user" + user, "command": name, "text": text,
			"api_app_id": App, "is_enterprise_install": "false", "trigger_id": trigger,
			"response_url": s.base("http") + "/commands/" + trigger,
		}
		where := chat.Address{Platform: chat.Slack, Space: Team, Channel: channel}
		d := Delivery{
			EventID: "s:" + trigger, Kind: "command", Ref: chat.Ref{Address: where, ID: trigger}, User: user, Text: text, Heard: true,
		}
		s.enqueue(&delivery{Delivery: d, envelope: "slash_commands", payload: payload.encode()})
	})
}

func (s *Server) trigger() string {
	s.ids++
	return fmt.Sprintf("%d.1111.%032x", s.ids, s.ids)
}

func direct(channel string) bool { return strings.HasPrefix(channel, "D") }
