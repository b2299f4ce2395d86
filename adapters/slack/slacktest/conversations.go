package slacktest

import (
	"slices"
	"strconv"

	"tickertape/core/chat"
)

func (s *Server) history(p map[string]string) (object, problem) {
	var found []*message
	for _, m := range s.messages {
		if m.channel == p["channel"] && m.thread == "" && within(m, p) {
			found = append(found, m)
		}
	}
	slices.Reverse(found) // the newest first
	return page(found, p)
}

func (s *Server) replies(p map[string]string) (object, problem) {
	var found []*message
	for _, m := range s.messages {
		root := m.channel == p["channel"] && m.ts == p["ts"]
		if root || m.channel == p["channel"] && m.thread == p["ts"] && within(m, p) {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return nil, "thread_not_found"
	}
	return page(found, p)
}

// within tells whether a message is between oldest and latest.
func within(m *message, p map[string]string) bool {
	ts, inclusive := number(m.ts), p["inclusive"] == "1" || p["inclusive"] == "true"
	oldest, latest := number(p["oldest"]), number(p["latest"])
	return !m.deleted && (ts > oldest || inclusive && ts == oldest) &&
		(latest == 0 || ts < latest || inclusive && ts == latest)
}

func number(ts string) float64 {
	f, _ := strconv.ParseFloat(ts, 64)
	return f
}

// page cuts a listing; the cursor is an index.
func page(found []*message, p map[string]string) (object, problem) {
	limit, err := strconv.Atoi(p["limit"])
	if err != nil || limit <= 0 || limit > 999 {
		limit = 100
	}
	start, _ := strconv.Atoi(p["cursor"])
	start = min(start, len(found))
	end := min(start+limit, len(found))
	list := []object{}
	for _, m := range found[start:end] {
		list = append(list, m.encode(p["include_all_metadata"] == "1" || p["include_all_metadata"] == "true"))
	}
	out := object{"messages": list, "has_more": end < len(found)}
	if end < len(found) {
		out["response_metadata"] = object{"next_cursor": strconv.Itoa(end)}
	}
	return out, ""
}

func (s *Server) addReaction(p map[string]string) (object, problem) {
	m := s.find(p["channel"], p["timestamp"])
	switch {
	case m == nil:
		return nil, "message_not_found"
	case slices.Contains(m.reactions[p["name"]], BotUser):
		return nil, "already_reacted"
	}
	m.reactions[p["name"]] = append(m.reactions[p["name"]], BotUser)
	s.deliverReaction(BotUser, m.ref(), p["name"], false)
	return object{}, ""
}

func (s *Server) removeReaction(p map[string]string) (object, problem) {
	m := s.find(p["channel"], p["timestamp"])
	if m == nil {
		return nil, "message_not_found"
	}
	i := slices.Index(m.reactions[p["name"]], BotUser)
	if i < 0 {
		return nil, "no_reaction"
	}
	m.reactions[p["name"]] = slices.Delete(m.reactions[p["name"]], i, i+1)
	s.deliverReaction(BotUser, m.ref(), p["name"], true)
	return object{}, ""
}

// Reactions lists who has put an emoji on a message, by its Slack name.
func (s *Server) Reactions(on chat.Ref, name string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.find(on.Channel, on.ID); m != nil {
		return slices.Clone(m.reactions[name])
	}
	return nil
}

func (s *Server) setStatus(p map[string]string) (object, problem) {
	if p["channel_id"] == "" || p["thread_ts"] == "" {
		return nil, "invalid_arguments"
	}
	return object{}, ""
}
