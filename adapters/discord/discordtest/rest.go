package discordtest

import (
	"encoding/json"
	"net/http"
)

// routes is the part of Discord's REST API that a chat bot needs.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	open := func(pattern string, h http.HandlerFunc) { mux.HandleFunc(pattern, h) }
	bot := func(pattern string, h http.HandlerFunc) { mux.HandleFunc(pattern, s.authorized(h)) }

	open("GET /gateway/", s.gateway)
	open("GET /api/v9/gateway", s.getGateway)
	bot("GET /api/v9/gateway/bot", s.getGateway)
	bot("GET /api/v9/users/@me", s.getMe)
	bot("POST /api/v9/users/@me/channels", s.postDirect)
	bot("GET /api/v9/applications/@me", s.getApplication)
	bot("GET /api/v9/applications/{app}/commands", s.getCommands)
	bot("PUT /api/v9/applications/{app}/commands", s.putCommands)
	bot("GET /api/v9/applications/{app}/guilds/{guild}/commands", s.getCommands)
	bot("PUT /api/v9/applications/{app}/guilds/{guild}/commands", s.putCommands)
	bot("GET /api/v9/channels/{channel}", s.getChannel)
	bot("POST /api/v9/channels/{channel}/typing", s.postTyping)
	bot("POST /api/v9/channels/{channel}/messages", s.postMessage)
	bot("PATCH /api/v9/channels/{channel}/messages/{message}", s.patchMessage)
	bot("DELETE /api/v9/channels/{channel}/messages/{message}", s.deleteMessage)
	bot("PUT /api/v9/channels/{channel}/messages/{message}/reactions/{emoji}/@me", s.putReaction)
	open("POST /api/v9/interactions/{id}/{token}/callback", s.postCallback)
	open("PATCH /api/v9/webhooks/{app}/{token}/messages/@original", s.patchOriginal)
	open("POST /api/v9/webhooks/{app}/{token}", s.postFollowup)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		_, _ = s.read(r)
		fail(w, http.StatusNotFound, 0, "404: Not Found")
	})
	return mux
}

// authorized lets only the bot pass.
func (s *Server) authorized(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		token := s.faults.token
		s.mu.Unlock()
		if r.Header.Get("Authorization") != "Bot "+token {
			_, _ = s.read(r)
			fail(w, http.StatusUnauthorized, 0, "401: Unauthorized")
			return
		}
		h(w, r)
	}
}

func (s *Server) getGateway(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	reply(w, http.StatusOK, object{
		"url": "ws" + s.http.URL[len("http"):] + "/gateway", "shards": 1,
		"session_start_limit": object{"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1},
	})
}

func (s *Server) getMe(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	reply(w, http.StatusOK, person(BotID))
}

func (s *Server) getApplication(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	reply(w, http.StatusOK, object{"id": AppID, "name": "Tickertape", "flags": 0, "bot": person(BotID)})
}

func (s *Server) postDirect(w http.ResponseWriter, r *http.Request) {
	q, _ := s.read(r)
	var body struct {
		Recipient string `json:"recipient_id"`
	}
	if json.Unmarshal(q.Body, &body) != nil || body.Recipient == "" {
		fail(w, http.StatusBadRequest, 50033, "Invalid Recipient(s)")
		return
	}
	reply(w, http.StatusOK, object{"id": direct(body.Recipient), "type": 1, "recipients": []any{person(body.Recipient)}})
}

func (s *Server) getChannel(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	id := r.PathValue("channel")
	channel := object{"id": id, "type": 0, "name": "general", "guild_id": Guild}
	if guildOf(id) == "" {
		channel = object{"id": id, "type": 1}
	}
	reply(w, http.StatusOK, channel)
}

func (s *Server) postTyping(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	s.mu.Lock()
	s.typing[r.PathValue("channel")]++
	s.mu.Unlock()
	reply(w, http.StatusNoContent, nil)
}

func (s *Server) putReaction(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	s.mu.Lock()
	m := s.find(r.PathValue("message"))
	s.mu.Unlock()
	if m == nil {
		fail(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	s.React(BotID, m.ref(), r.PathValue("emoji"), false)
	reply(w, http.StatusNoContent, nil)
}

// getCommands answers as Discord does: with more fields than were registered.
func (s *Server) getCommands(w http.ResponseWriter, r *http.Request) {
	_, _ = s.read(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []object
	if raw := s.commands[r.PathValue("guild")]; raw != nil {
		_ = json.Unmarshal(raw, &list)
	}
	for _, c := range list {
		c["id"], c["application_id"], c["version"] = s.id(), AppID, s.id()
		c["default_member_permissions"], c["nsfw"] = nil, false
		if r.URL.Query().Get("with_localizations") != "true" {
			withoutLocalizations(c)
		}
	}
	if list == nil {
		list = []object{}
	}
	reply(w, http.StatusOK, list)
}

// withoutLocalizations takes out what Discord tells only to those who ask.
func withoutLocalizations(o object) {
	delete(o, "description_localizations")
	options, _ := o["options"].([]any)
	for _, one := range options {
		if option, ok := one.(object); ok {
			delete(option, "description_localizations")
		}
	}
}

func (s *Server) putCommands(w http.ResponseWriter, r *http.Request) {
	q, _ := s.read(r)
	var list []object
	if json.Unmarshal(q.Body, &list) != nil || r.PathValue("app") != AppID {
		fail(w, http.StatusBadRequest, 50035, "Invalid Form Body")
		return
	}
	s.mu.Lock()
	refuse := s.faults.commandless
	s.mu.Unlock()
	if refuse {
		fail(w, http.StatusForbidden, 50001, "Missing Access")
		return
	}
	s.mu.Lock()
	s.commands[r.PathValue("guild")] = q.Body
	s.registered++
	s.mu.Unlock()
	reply(w, http.StatusOK, list)
}

// Commands is what is registered: the JSON list for a guild, or for all with "".
func (s *Server) Commands(guild string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.commands[guild]
}

// Registrations counts how often commands were written.
func (s *Server) Registrations() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.registered
}
