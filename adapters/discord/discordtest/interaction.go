package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"tickertape/core/chat"
)

// Interaction is a command, a press or a request for suggestions, and what the bot made of it.
type Interaction struct {
	ID, Token string
	Response  int    // type of the callback; 0 while there is none
	Content   string // of an immediate answer
	Ephemeral bool
	Choices   []chat.Choice

	channel  string
	expired  bool
	answered chan struct{}
	message  *message // what @original is
	pressed  *message // whose button was pressed
}

// Option is an argument of a slash command.
type Option struct {
	Name    string `json:"name"`
	Type    int    `json:"type"`
	Value   string `json:"value"`
	Focused bool   `json:"focused,omitempty"`
}

// Arg is an argument that is a string, the usual kind.
func Arg(name, value string) Option { return Option{Name: name, Type: 3, Value: value} }

// Slash lets a person use a slash command; an empty channel is the direct one.
// It returns the interaction's id.
func (s *Server) Slash(user, channel, command string, args ...Option) string {
	return s.interact(user, channel, 2, object{"id": "1", "type": 1, "name": command, "options": args}, nil)
}

// Suggest lets a person type text into an argument, and waits at most 3 s for the suggestions,
// as Discord does. ok is false when none came.
func (s *Server) Suggest(user, command, argument, text string) (choices []chat.Choice, ok bool) {
	focused := Option{Name: argument, Type: 3, Value: text, Focused: true}
	id := s.interact(user, "", 4, object{"id": "1", "type": 1, "name": command, "options": []Option{focused}}, nil)
	ok = s.Acknowledged(id) && s.Interaction(id).Response == 8
	return s.Interaction(id).Choices, ok
}

// Press implements adaptertest.World.
func (s *Server) Press(user string, on chat.Ref, value string) { s.PressButton(user, on, value) }

// PressButton is Press that tells the interaction's id.
func (s *Server) PressButton(user string, on chat.Ref, value string) string {
	s.mu.Lock()
	m := s.find(on.ID)
	if m == nil {
		m = &message{id: on.ID, channel: on.Channel, author: BotID}
	}
	shown := m.wire()
	s.mu.Unlock()
	id := s.interact(user, on.Channel, 3, object{"custom_id": value, "component_type": 2}, shown)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.interactions[id].pressed = m
	return id
}

func (s *Server) interact(user, channel string, kind int, data, message object) string {
	if channel == "" {
		channel = direct(user)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i := &Interaction{ID: s.id(), channel: channel, answered: make(chan struct{})}
	i.Token = "aW50ZXJhY3Rpb246" + i.ID + "-secret_token"
	s.interactions[i.ID] = i
	o := object{
		"id": i.ID, "application_id": AppID, "type": kind, "token": i.Token, "version": 1,
		"channel_id": channel, "data": data, "locale": "en-GB", "entitlements": []any{}, "app_permissions": "0",
	}
	if message != nil {
		o["message"] = message
	}
	if guild := guildOf(channel); guild != "" {
		o["guild_id"], o["member"] = guild, object{"user": person(user), "roles": []any{}}
	} else {
		o["user"] = person(user)
	}
	s.dispatch("INTERACTION_CREATE", o, audience{always: true})
	return i.ID
}

// Interaction is what has become of one so far.
func (s *Server) Interaction(id string) Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.interactions[id]; i != nil {
		return *i
	}
	return Interaction{}
}

// Acknowledged waits until the bot has answered an interaction; Discord gives it 3 s.
func (s *Server) Acknowledged(id string) bool {
	s.mu.Lock()
	i := s.interactions[id]
	s.mu.Unlock()
	if i == nil {
		return false
	}
	late := time.NewTimer(3 * time.Second)
	defer late.Stop()
	select {
	case <-i.answered:
		return true
	case <-late.C:
	case <-s.over:
	}
	return false
}

// Expire makes an interaction's token worthless, as 15 minutes would.
func (s *Server) Expire(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.interactions[id].expired = true
}

type callback struct {
	Type int `json:"type"`
	Data struct {
		Content string `json:"content"`
		Flags   int    `json:"flags"`
		Choices []struct {
			Name  string `json:"name"`
			Value string `json:"value"`
		} `json:"choices"`
	} `json:"data"`
}

func (s *Server) postCallback(w http.ResponseWriter, r *http.Request) {
	q, err := s.read(r)
	var c callback
	if err != nil || json.Unmarshal(q.Body, &c) != nil || len(c.Data.Choices) > 25 {
		fail(w, http.StatusBadRequest, 50035, "Invalid Form Body")
		return
	}
	s.hold(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.interactions[r.PathValue("id")]
	switch {
	case s.faults.ackless:
		fail(w, http.StatusInternalServerError, 0, "Internal Server Error")
	case i == nil || i.Token != r.PathValue("token") || i.expired:
		fail(w, http.StatusNotFound, 10062, "Unknown interaction")
	case i.Response != 0:
		fail(w, http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
	default:
		s.acknowledge(i, c)
		reply(w, http.StatusNoContent, nil)
	}
}

// hold keeps a callback waiting while HoldAcknowledgements says so.
func (s *Server) hold(r *http.Request) {
	s.mu.Lock()
	c := s.faults.ackable
	s.mu.Unlock()
	if c == nil {
		return
	}
	select {
	case <-c:
	case <-r.Context().Done():
	case <-s.over:
	}
}

// acknowledge notes a callback. The caller holds mu.
func (s *Server) acknowledge(i *Interaction, c callback) {
	i.Response, i.Content, i.Ephemeral = c.Type, c.Data.Content, c.Data.Flags&64 != 0
	for _, x := range c.Data.Choices {
		i.Choices = append(i.Choices, chat.Choice{Label: x.Name, Value: x.Value})
	}
	if c.Type == 4 || c.Type == 5 {
		i.message = &message{
			id: s.id(), channel: i.channel, author: BotID, interaction: i.ID,
			hidden: c.Type == 5, body: body{Content: c.Data.Content, Flags: c.Data.Flags},
		}
		s.messages = append(s.messages, i.message)
	}
	if c.Type == 6 {
		i.message = i.pressed
	}
	close(i.answered)
}

// patchOriginal replaces the first response: the deferred one by an answer, an answer by another.
func (s *Server) patchOriginal(w http.ResponseWriter, r *http.Request) {
	q, err := s.read(r)
	i := s.byToken(r.PathValue("app"), r.PathValue("token"))
	if i == nil {
		fail(w, http.StatusNotFound, 10015, "Unknown Webhook")
		return
	}
	if s.refused(w, i.channel) {
		return
	}
	b, ok := decode(w, q, err)
	if !ok {
		return
	}
	s.mu.Lock()
	i.message.body, i.message.hidden = b.over(i.message.body, q.Body), false
	answer := i.message.wire()
	s.mu.Unlock()
	s.swallowed(r)
	reply(w, http.StatusOK, answer)
}

func (s *Server) byToken(app, token string) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, i := range s.interactions {
		if i.Token == token && app == AppID && !i.expired && i.message != nil {
			return i
		}
	}
	return nil
}

// Leaked reports whether a text shows the bot's token or one of an interaction.
func (s *Server) Leaked(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	tokens := []string{s.faults.token}
	for _, i := range s.interactions {
		tokens = append(tokens, i.Token)
	}
	return slices.ContainsFunc(tokens, func(t string) bool { return strings.Contains(text, t) })
}
