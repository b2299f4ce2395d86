package slacktest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

// message is one message of the workspace, a person's or the bot's.
type message struct {
	channel, thread, ts, user, text string
	blocks, metadata                json.RawMessage
	reactions                       map[string][]string // name -> users
	parse, linkNames                string
	deleted                         bool
}

func (m *message) own() bool { return m.user == BotUser }

// stamp is the next timestamp; no two messages have the same.
func (s *Server) stamp() string {
	s.lastTS = max(time.Now().UnixMicro(), s.lastTS+1)
	return fmt.Sprintf("%d.%06d", s.lastTS/1e6, s.lastTS%1e6)
}

// find is the message with a timestamp, or nil.
func (s *Server) find(channel, ts string) *message {
	for _, m := range s.messages {
		if m.channel == channel && m.ts == ts && !m.deleted {
			return m
		}
	}
	return nil
}

func (s *Server) postMessage(p map[string]string) (object, problem) {
	if bad := s.checkPost(p); bad != "" {
		return nil, bad
	}
	m := s.add(&message{
		channel: p["channel"], thread: p["thread_ts"], user: BotUser, text: p["text"],
		blocks: json.RawMessage(p["blocks"]), metadata: json.RawMessage(p["metadata"]),
		parse: p["parse"], linkNames: p["link_names"],
	})
	return object{"channel": m.channel, "ts": m.ts, "message": m.encode(false)}, ""
}

// add stores a message and, as Slack does, tells the app of it.
func (s *Server) add(m *message) *message {
	m.ts = s.stamp()
	m.reactions = map[string][]string{}
	s.messages = append(s.messages, m)
	if m.own() {
		s.deliverEcho(m)
	}
	return m
}

func (s *Server) checkPost(p map[string]string) problem {
	switch {
	case p["channel"] == "":
		return "channel_not_found"
	case s.trouble.blocked[p["channel"]] != "":
		return problem(s.trouble.blocked[p["channel"]])
	case p["text"] == "" && p["blocks"] == "":
		return "no_text"
	case len([]rune(p["text"])) > 40000:
		return "msg_too_long"
	case p["blocks"] != "" && s.trouble.takeRefusal():
		return "invalid_blocks"
	}
	if p["blocks"] != "" && (CheckBlocks([]byte(p["blocks"])) != nil || s.undeveloped(p["blocks"])) {
		return "invalid_blocks"
	}
	if m := p["metadata"]; m != "" && !validMetadata(m) {
		return "invalid_metadata_format"
	}
	return ""
}

func validMetadata(raw string) bool {
	var m struct {
		EventType    string                     `json:"event_type"`
		EventPayload map[string]json.RawMessage `json:"event_payload"`
	}
	return json.Unmarshal([]byte(raw), &m) == nil && m.EventType != "" && m.EventPayload != nil
}

func (s *Server) updateMessage(p map[string]string) (object, problem) {
	m := s.find(p["channel"], p["ts"])
	if m == nil {
		return nil, "message_not_found"
	}
	if !m.own() {
		return nil, "cant_update_message"
	}
	if bad := s.checkPost(p); bad != "" {
		return nil, bad
	}
	m.text, m.blocks = p["text"], json.RawMessage(p["blocks"])
	if p["metadata"] != "" {
		m.metadata = json.RawMessage(p["metadata"])
	}
	s.tellChanged(m)
	return object{"channel": m.channel, "ts": m.ts, "text": m.text}, ""
}

// tellChanged tells the app that a message of its own is another now.
func (s *Server) tellChanged(m *message) {
	event := object{
		"type": "message", "subtype": "message_changed", "channel": m.channel, "hidden": true,
		"ts": s.stamp(), "message": m.encode(false), "channel_type": "channel",
	}
	s.enqueue(&delivery{own: true, envelope: "events_api", payload: s.callback(event, s.eventID())})
}

func (s *Server) deleteMessage(p map[string]string) (object, problem) {
	m := s.find(p["channel"], p["ts"])
	if m == nil || !m.own() {
		return nil, "message_not_found"
	}
	m.deleted = true
	return object{"channel": m.channel, "ts": m.ts}, ""
}

// respond posts what the app sends to the response URL of a slash command.
func (s *Server) respond(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Text   string          `json:"text"`
		Blocks json.RawMessage `json:"blocks"`
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil || json.Unmarshal(body, &in) != nil {
		http.Error(w, "invalid_payload", http.StatusBadRequest)
		return
	}
	known := false
	s.with(func() {
		channel, ok := s.answers[r.PathValue("id")]
		if known = ok; ok {
			s.add(&message{channel: channel, user: BotUser, text: in.Text, blocks: in.Blocks})
		}
	})
	if !known {
		http.Error(w, "expired_url", http.StatusNotFound)
		return
	}
	write(w, object{"ok": true})
}

// encode is the message as Slack shows it to the app.
func (m *message) encode(withMetadata bool) object {
	o := object{"type": "message", "user": m.user, "text": m.text, "ts": m.ts, "team": Team}
	if m.thread != "" {
		o["thread_ts"] = m.thread
	}
	if m.own() {
		o["bot_id"], o["app_id"] = BotID, App
	}
	if len(m.blocks) > 0 {
		o["blocks"] = m.blocks
	}
	if withMetadata && len(m.metadata) > 0 {
		o["metadata"] = m.metadata
	}
	return o
}

// Replies lists what the bot has posted and not deleted, oldest first. Slack tells the thread
// that a message stands in, so that ReplyTo is the message that began it.
func (s *Server) Replies() []adaptertest.Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []adaptertest.Reply
	for _, m := range s.messages {
		if m.own() && !m.deleted {
			text, buttons := m.read()
			all = append(all, adaptertest.Reply{Ref: m.ref(), ReplyTo: m.thread, Text: text, Buttons: buttons})
		}
	}
	return all
}

// read is what a person reads: the blocks, or the text where there are none.
func (m *message) read() (text string, buttons []string) {
	if len(m.blocks) == 0 {
		return m.text, nil
	}
	texts, buttons := blockTexts(m.blocks)
	return strings.Join(texts, "\n"), buttons
}

func (m *message) ref() chat.Ref {
	return chat.Ref{Address: chat.Address{Platform: chat.Slack, Space: Team, Channel: m.channel, Thread: m.thread}, ID: m.ts}
}

// Post is the bot's message as it was sent, for looking at markup.
type Post struct {
	Channel, Thread, Text string
	Blocks, Metadata      json.RawMessage
}

// Posts lists the bot's messages, oldest first.
func (s *Server) Posts() []Post {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Post
	for _, m := range s.messages {
		if m.own() && !m.deleted {
			all = append(all, Post{m.channel, m.thread, m.text, slices.Clone(m.blocks), slices.Clone(m.metadata)})
		}
	}
	return all
}
