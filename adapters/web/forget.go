package web

import "tickertape/core/chat"

// Forget empties the conversations of visitors: a page that is opened anew shows nothing of them.
func (a *Adapter) Forget(is func(chat.Platform, string) bool) {
	for _, s := range a.sessions.list() {
		if is(chat.Web, s.id) {
			s.clear()
		}
	}
}

// list are all sessions.
func (s *sessions) list() []*session {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]*session, 0, len(s.byID))
	for _, one := range s.byID {
		out = append(out, one)
	}
	return out
}

// clear forgets the messages of a session.
func (s *session) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries = nil
}
