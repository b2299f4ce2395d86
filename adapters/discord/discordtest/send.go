package discordtest

import (
	"encoding/json"
	"net/http"
)

// postMessage is how the bot speaks.
func (s *Server) postMessage(w http.ResponseWriter, r *http.Request) {
	q, err := s.read(r)
	channel := r.PathValue("channel")
	if s.refused(w, channel) {
		return
	}
	b, ok := decode(w, q, err)
	if !ok {
		return
	}
	m, known := s.post(w, channel, b)
	if m == nil {
		return
	}
	if !known {
		s.announce(m)
	}
	s.swallowed(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	answer := m.wire()
	answer["nonce"] = b.Nonce
	reply(w, http.StatusOK, answer)
}

// decode checks a body as Discord does and answers a refusal itself.
func decode(w http.ResponseWriter, q Request, err error) (body, bool) {
	var b body
	if err == nil {
		err = json.Unmarshal(q.Body, &b)
	}
	if err != nil {
		fail(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return b, false
	}
	if b.empty() {
		fail(w, http.StatusBadRequest, 50006, "Cannot send an empty message")
		return b, false
	}
	wrong := b.check()
	if wrong == "" && len(q.Files) != len(b.Files) {
		wrong = "attachments: not as many as files"
	}
	if wrong != "" {
		fail(w, http.StatusBadRequest, 50035, "Invalid Form Body: "+wrong)
		return b, false
	}
	return b, true
}

// post stores a message of the bot, or finds the one that has its nonce.
func (s *Server) post(w http.ResponseWriter, channel string, b body) (m *message, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.nonces[b.Nonce]; b.Enforce && b.Nonce != "" && m != nil {
		return m, true
	}
	m = &message{id: s.id(), channel: channel, author: BotID, body: b}
	if ref := b.Reference; ref != nil {
		if s.find(ref.Message) != nil {
			m.replyTo = ref.Message
		} else if ref.Must == nil || *ref.Must {
			fail(w, http.StatusBadRequest, 50035, "Invalid Form Body: message_reference: Unknown message")
			return nil, false
		}
	}
	s.messages = append(s.messages, m)
	if b.Nonce != "" {
		s.nonces[b.Nonce] = m
	}
	return m, false
}

func (s *Server) patchMessage(w http.ResponseWriter, r *http.Request) {
	q, err := s.read(r)
	if s.refused(w, r.PathValue("channel")) {
		return
	}
	b, ok := decode(w, q, err)
	if !ok {
		return
	}
	s.mu.Lock()
	m := s.find(r.PathValue("message"))
	if m == nil {
		s.mu.Unlock()
		fail(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	m.body = b.over(m.body, q.Body)
	answer := m.wire()
	s.mu.Unlock()
	s.swallowed(r)
	reply(w, http.StatusOK, answer)
}

// over is an edited message: what the edit does not name stays.
func (b body) over(old body, edit []byte) body {
	var named map[string]json.RawMessage
	_ = json.Unmarshal(edit, &named)
	keep := func(field string, put func()) {
		if _, is := named[field]; !is {
			put()
		}
	}
	keep("content", func() { b.Content = old.Content })
	keep("embeds", func() { b.Embeds = old.Embeds })
	keep("components", func() { b.Components = old.Components })
	keep("attachments", func() { b.Files = old.Files })
	return b
}

func (s *Server) deleteMessage(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.find(r.PathValue("message")); m != nil {
		m.hidden = true
	}
	reply(w, http.StatusNoContent, nil)
}

// find looks a message up. The caller holds mu.
func (s *Server) find(id string) *message {
	for _, m := range s.messages {
		if m.id == id && !m.hidden {
			return m
		}
	}
	return nil
}

// announce tells the sessions of a message of the bot.
func (s *Server) announce(m *message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dispatch("MESSAGE_CREATE", m.wire(), audience{guild: guildOf(m.channel), content: true, own: true})
}
