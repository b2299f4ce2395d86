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
	b, ok := decode(w, q, err)
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.find(r.PathValue("message"))
	if m == nil {
		fail(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	m.body = b
	reply(w, http.StatusOK, m.wire())
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
