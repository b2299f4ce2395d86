package slacktest

import (
	"encoding/json"
	"fmt"
)

// View is the app's home as one person sees it.
type View struct {
	Blocks   json.RawMessage
	Metadata string // private_metadata
	Callback string // callback_id
	Texts    []string
	Buttons  []string // values
}

// Prompt is a suggestion in a thread of the assistant.
type Prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

// OpenHome lets a person open a tab of the app: "home" or "messages".
func (s *Server) OpenHome(user, tab string) {
	event := map[string]any{"type": "app_home_opened", "user": user, "channel": "D" + user, "tab": tab}
	s.with(func() {
		event["event_ts"] = s.stamp()
		if v := s.homes[user]; v != nil && tab == "home" {
			event["view"] = object{"id": "V1", "type": "home", "callback_id": v.Callback, "private_metadata": v.Metadata, "blocks": v.Blocks}
		}
	})
	s.Push(event)
}

// Speak lets a person use Slack in another language.
func (s *Server) Speak(user, locale string) { s.with(func() { s.locales[user] = locale }) }

// Home is what a person sees in the app's home; false while nothing was published.
func (s *Server) Home(user string) (View, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.homes[user]
	if v == nil {
		return View{}, false
	}
	return *v, true
}

// PressHome pushes a button of the app's home.
func (s *Server) PressHome(user, value string) {
	s.with(func() {
		at := s.stamp()
		view := object{"id": "V1", "type": "home"}
		if v := s.homes[user]; v != nil {
			view["private_metadata"], view["callback_id"], view["blocks"] = v.Metadata, v.Callback, v.Blocks
		}
		payload := object{
			"type": "block_actions", "user": object{"id": user, "team_id": Team}, "api_app_id": App,
			"team": object{"id": Team, "domain": "test"}, "container": object{"type": "view", "view_id": "V1"},
			"trigger_id": s.trigger(), "view": view,
			"actions": []object{{
				"type": "button", "action_id": "press_a", "block_id": "b", "value": value, "action_ts": at,
				"text": object{"type": "plain_text", "text": "button"},
			}},
		}
		d := Delivery{EventID: "p:" + at + user, Kind: "press", User: user, Text: value, Heard: true}
		s.enqueue(&delivery{Delivery: d, envelope: "interactive", payload: payload.encode()})
	})
}

// StartThread lets a person begin a thread of the assistant; it returns the thread.
func (s *Server) StartThread(user string) (thread string) {
	s.with(func() { thread = s.stamp() })
	s.Push(map[string]any{
		"type": "assistant_thread_started", "event_ts": thread,
		"assistant_thread": object{"user_id": user, "channel_id": "D" + user, "thread_ts": thread, "context": object{}},
	})
	return thread
}

// Prompts are what the app has suggested in a thread.
func (s *Server) Prompts(thread string) []Prompt {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.prompts[thread]
}

// Limits of views and suggestions.
const (
	maxViewBlocks = 100
	maxMetadata   = 3000
	maxCallback   = 255
	maxPrompts    = 4
)

func (s *Server) publishView(p map[string]string) (object, problem) {
	var v struct {
		Type     string          `json:"type"`
		Blocks   json.RawMessage `json:"blocks"`
		Metadata string          `json:"private_metadata"`
		Callback string          `json:"callback_id"`
	}
	if p["user_id"] == "" || json.Unmarshal([]byte(p["view"]), &v) != nil || v.Type != "home" {
		return nil, "invalid_arguments"
	}
	var blocks []json.RawMessage
	if json.Unmarshal(v.Blocks, &blocks) != nil || len(blocks) > maxViewBlocks || CheckBlocks(v.Blocks) != nil || len(v.Metadata) > maxMetadata || len(v.Callback) > maxCallback {
		return nil, "invalid_arguments"
	}
	texts, buttons := blockTexts(v.Blocks)
	s.homes[p["user_id"]] = &View{v.Blocks, v.Metadata, v.Callback, texts, buttons}
	return object{"view": object{"id": "V1", "type": "home"}}, ""
}

func (s *Server) setPrompts(p map[string]string) (object, problem) {
	var list []Prompt
	if p["channel_id"] == "" || p["thread_ts"] == "" || json.Unmarshal([]byte(p["prompts"]), &list) != nil || len(list) == 0 || len(list) > maxPrompts {
		return nil, "invalid_arguments"
	}
	for _, one := range list {
		if one.Title == "" || one.Message == "" {
			return nil, problem(fmt.Sprintf("invalid_prompt_%q", one.Title))
		}
	}
	s.prompts[p["thread_ts"]] = list
	return object{}, ""
}
