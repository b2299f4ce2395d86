package discordtest

import (
	"tickertape/adapters/adaptertest"
	"tickertape/core/chat"
)

// audience is which sessions an event is for, by their intents.
type audience struct {
	guild    string
	always   bool // whatever the intents
	reaction bool
	content  bool // shown without the message content intent
	own      bool // the bot caused it
}

func (a audience) hears(intents int) bool {
	want := directMessages
	switch {
	case a.always:
		return true
	case a.guild != "" && a.reaction:
		want = guildReactions
	case a.guild != "":
		want = guildMessages
	case a.reaction:
		want = directReaction
	}
	return intents&want != 0
}

// dispatch gives an event to every session that may hear it. The caller holds mu.
func (s *Server) dispatch(kind string, data object, to audience) {
	for _, x := range s.sessions {
		if !to.hears(x.intents) {
			continue
		}
		seen := data
		if kind == "MESSAGE_CREATE" && to.guild != "" && !to.content && x.intents&messageContent == 0 {
			seen = clone(data)
			seen["content"] = ""
		}
		f := x.keep(kind, seen)
		if !to.own {
			x.newest = &f
		}
		if x.conn != nil && !s.faults.withhold {
			x.conn.push(f)
		}
	}
}

func clone(o object) object {
	c := make(object, len(o))
	for k, v := range o {
		c[k] = v
	}
	return c
}

// Say implements adaptertest.World. A reply pings whom it answers, as it does by default.
func (s *Server) Say(l adaptertest.Line) chat.Ref { return s.say(l, true) }

// SayQuietly is Say by a person who has switched the ping of a reply off.
func (s *Server) SayQuietly(l adaptertest.Line) chat.Ref { return s.say(l, false) }

func (s *Server) say(l adaptertest.Line, ping bool) chat.Ref {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &message{id: s.id(), channel: direct(l.User), author: l.User, replyTo: l.ReplyTo}
	if l.Channel != "" {
		m.channel = l.Channel
	}
	if l.Thread != "" {
		m.channel = l.Thread
	}
	m.body.Content = l.Text
	if l.Mention {
		m.body.Content = "<@" + BotID + "> " + l.Text
	}
	s.messages = append(s.messages, m)
	o := m.wire()
	answered := s.find(l.ReplyTo)
	if answered != nil {
		o["referenced_message"] = answered.wire()
	}
	pinged := l.Mention || answered != nil && answered.author == BotID && ping
	if pinged {
		o["mentions"] = []any{person(BotID)}
	}
	s.dispatch("MESSAGE_CREATE", o, audience{guild: guildOf(m.channel), content: pinged})
	return m.ref()
}

// Dispatch sends any event to all sessions, for what a World has no method for.
func (s *Server) Dispatch(kind string, data map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dispatch(kind, data, audience{always: true})
}

// Redeliver implements adaptertest.World: the newest event that a person caused comes again
// under its own number.
func (s *Server) Redeliver() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if x.conn != nil && x.newest != nil {
			x.conn.push(*x.newest)
		}
	}
}

// React implements adaptertest.World.
func (s *Server) React(user string, on chat.Ref, emoji string, removed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.react(user, on, object{"id": nil, "name": emoji}, removed)
}

// ReactCustom puts a guild's own emoji on a message.
func (s *Server) ReactCustom(user string, on chat.Ref, name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.react(user, on, object{"id": s.id(), "name": name}, false)
}

func (s *Server) react(user string, on chat.Ref, emoji object, removed bool) {
	o := object{"user_id": user, "channel_id": on.Channel, "message_id": on.ID, "emoji": emoji, "type": 0, "burst": false}
	guild := guildOf(on.Channel)
	if guild != "" {
		o["guild_id"] = guild
	}
	kind := "MESSAGE_REACTION_REMOVE"
	if !removed {
		kind = "MESSAGE_REACTION_ADD"
		if m := s.find(on.ID); m != nil {
			o["message_author_id"] = m.author
		}
		if guild != "" {
			o["member"] = object{"user": person(user), "roles": []any{}}
		}
	}
	s.dispatch(kind, o, audience{guild: guild, reaction: true})
}

// Replies implements adaptertest.World.
func (s *Server) Replies() []adaptertest.Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []adaptertest.Reply
	for _, m := range s.messages {
		if m.author == BotID && !m.hidden {
			list = append(list, m.reply())
		}
	}
	return list
}

// Cut implements adaptertest.World.
func (s *Server) Cut() {
	s.mu.Lock()
	for _, x := range s.sessions {
		if x.conn != nil {
			_ = x.conn.ws.Close()
			x.conn = nil
		}
	}
	s.mu.Unlock()
	s.http.CloseClientConnections()
}

// AskToReconnect sends op 7 to every session.
func (s *Server) AskToReconnect() { s.tell(frame{Op: 7}) }

// Invalidate sends op 9 to every session and forgets them all.
func (s *Server) Invalidate() {
	s.tell(frame{Op: 9, Data: false})
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.sessions)
}

func (s *Server) tell(f frame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if x.conn != nil {
			x.conn.push(f)
		}
	}
}

// Close ends every connection with a close code of the gateway.
func (s *Server) Close(code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if x.conn != nil {
			x.conn.shut(code, "closed by the test")
			x.conn = nil
		}
	}
}

// Connected counts the sessions that somebody listens to, and how many there have been.
func (s *Server) Connected() (now, ever int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, x := range s.sessions {
		if x.conn != nil {
			now++
		}
	}
	return now, len(s.sessions)
}
