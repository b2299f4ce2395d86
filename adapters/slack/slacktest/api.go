package slacktest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Call is one request to the Web API, without its token.
type Call struct {
	Method string
	Params map[string]string // JSON values that are not strings are kept as JSON
}

// method answers a call. It runs under the server's lock.
type method func(s *Server, p map[string]string) (object, problem)

// problem is an error code of Slack; empty is none.
type problem string

var methods = map[string]method{
	"auth.test":                             (*Server).authTest,
	"apps.connections.open":                 (*Server).openConnection,
	"chat.postMessage":                      (*Server).postMessage,
	"chat.postEphemeral":                    (*Server).postEphemeral,
	"chat.update":                           (*Server).updateMessage,
	"chat.delete":                           (*Server).deleteMessage,
	"conversations.history":                 (*Server).history,
	"conversations.replies":                 (*Server).replies,
	"reactions.add":                         (*Server).addReaction,
	"reactions.remove":                      (*Server).removeReaction,
	"assistant.threads.setStatus":           (*Server).setStatus,
	"assistant.threads.setSuggestedPrompts": (*Server).setPrompts,
	"views.publish":                         (*Server).publishView,
	"files.getUploadURLExternal":            (*Server).uploadURL,
	"files.completeUploadExternal":          (*Server).completeUpload,
	"users.info":                            (*Server).userInfo,
}

// api answers /api/<method>.
func (s *Server) api(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("method")
	params, token, err := parameters(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.with(func() { s.calls = append(s.calls, Call{name, params}) })
	if s.troubled(w, r, name, params) {
		return
	}
	var out object
	var bad problem
	s.with(func() { out, bad = s.call(name, token, params) })
	if bad != "" {
		out = object{"ok": false, "error": bad}
		if bad == "missing_scope" {
			out["needed"], out["provided"] = "channels:history", "chat:write"
		}
	}
	if out["ok"] == nil {
		out["ok"] = true
	}
	write(w, out)
}

func (s *Server) call(name, token string, params map[string]string) (object, problem) {
	do, known := methods[name]
	if !known {
		return nil, "unknown_method"
	}
	if bad := s.checkToken(name, token); bad != "" {
		return nil, bad
	}
	if code, failing := s.trouble.next(name); failing {
		return nil, problem(code)
	}
	return do(s, params)
}

func (s *Server) checkToken(name, token string) problem {
	want := BotToken
	if name == "apps.connections.open" {
		want = AppToken
	}
	switch {
	case token == "":
		return "not_authed"
	case s.trouble.refused != "":
		return problem(s.trouble.refused)
	case token == want:
		return ""
	case token == BotToken || token == AppToken:
		return "not_allowed_token_type"
	}
	return "invalid_auth"
}

// parameters reads a form, a query or a JSON body. Slack takes a token from the Authorization
// header or from the form.
func parameters(r *http.Request) (params map[string]string, token string, err error) {
	token = strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	body, err := io.ReadAll(io.LimitReader(r.Body, 4<<20))
	if err != nil {
		return nil, "", fmt.Errorf("body: %w", err)
	}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		params, err = jsonParams(body)
		return params, token, err
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, "", fmt.Errorf("form: %w", err)
	}
	maps.Copy(form, r.URL.Query())
	params = map[string]string{}
	for name := range form {
		params[name] = form.Get(name)
	}
	if params["token"] != "" {
		token = params["token"]
		delete(params, "token")
	}
	return params, token, nil
}

func jsonParams(body []byte) (map[string]string, error) {
	params := map[string]string{}
	if len(body) == 0 {
		return params, nil
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(body, &raw); err != nil {
		return nil, fmt.Errorf("JSON: %w", err)
	}
	for name, value := range raw {
		var text string
		if json.Unmarshal(value, &text) != nil {
			text = string(value)
		}
		params[name] = text
	}
	return params, nil
}

func write(w http.ResponseWriter, out object) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(out.encode())
}

// Calls are all requests so far to a method, or to any when method is empty.
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.calls), func(c Call) bool { return method != "" && c.Method != method })
}

func (s *Server) authTest(map[string]string) (object, problem) {
	return object{
		"url": "https://test.slack.com/", "team": "Test", "user": "tickertape", "team_id": Team,
		"user_id": BotUser, "bot_id": BotID, "is_enterprise_install": false,
	}, ""
}

func (s *Server) userInfo(p map[string]string) (object, problem) {
	if p["user"] == "" {
		return nil, "user_not_found"
	}
	return object{"user": object{
		"id": p["user"], "team_id": Team, "name": "user" + p["user"], "locale": cmp.Or(s.locales[p["user"]], "en-GB"), "is_bot": p["user"] == BotUser,
	}}, ""
}

func (s *Server) openConnection(map[string]string) (object, problem) {
	s.ids++
	ticket := fmt.Sprintf("ticket-%d", s.ids)
	s.tickets[ticket] = true
	return object{"url": s.base("ws") + "/link/?ticket=" + ticket + "&app_id=" + App}, ""
}
