package web

import (
	"crypto/rand"
	"slices"
	"sync"
	"time"

	"tickertape/core/chat"
)

const (
	maxSessions = 2000
	forgetAfter = 24 * time.Hour
	maxStreams  = 6 // of one session: tabs
)

// entry is one message of a conversation, as the page shows it.
type entry struct {
	Seq     int // rises with everything new within a session
	ID      string
	Mine    bool // the person's
	Text    string
	Card    chat.Card
	Pending bool            // a question without an answer
	Pressed map[string]bool // values of pressed buttons
	At      time.Time
}

// session is one browser's conversation.
type session struct {
	id      string
	mark    string // stands before the numbers of its messages: those of a forgotten session mean nothing
	mu      sync.Mutex
	seen    time.Time
	seq     int
	entries []entry
	streams map[chan struct{}]bool // woken when there is news
}

// sessions are all of them, by the value of the cookie.
type sessions struct {
	history int
	now     func() time.Time

	mu   sync.Mutex
	byID map[string]*session
}

func newSessions(history int, now func() time.Time) *sessions {
	return &sessions{history: history, now: now, byID: map[string]*session{}}
}

// find returns a session that exists.
func (s *sessions) find(id string) *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.byID[id]
}

// open makes a new session, and room for it.
func (s *sessions) open() *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.byID) >= maxSessions {
		s.forget()
	}
	one := &session{id: rand.Text(), mark: rand.Text()[:8], seen: s.now(), streams: map[chan struct{}]bool{}}
	s.byID[one.id] = one
	return one
}

// forget drops the idle sessions, and the longest idle one in any case.
func (s *sessions) forget() {
	var oldest *session
	for id, one := range s.byID {
		idle := one.idleSince()
		if s.now().Sub(idle) > forgetAfter {
			delete(s.byID, id)
			continue
		}
		if oldest == nil || idle.Before(oldest.idleSince()) {
			oldest = one
		}
	}
	if oldest != nil && len(s.byID) >= maxSessions {
		delete(s.byID, oldest.id)
	}
}

// touch notes that somebody is still there.
func (s *session) touch(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = now
}

func (s *session) idleSince() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen
}

// add appends a message, or answers a question, and wakes the streams. It returns false for a
// message that is there already.
func (s *session) add(e entry, answers string, history int, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = now
	for i := range s.entries {
		if s.entries[i].ID == e.ID {
			return false // the same question sent again
		}
		if s.entries[i].ID == answers {
			s.entries[i].Pending = false
		}
	}
	s.seq++
	e.Seq, e.At = s.seq, now
	s.entries = append(s.entries, e)
	if extra := len(s.entries) - history; extra > 0 {
		s.entries = append([]entry(nil), s.entries[extra:]...)
	}
	s.wake()
	return true
}

// replace puts another card into a reply, which becomes news again without changing its place;
// false if it is not here.
func (s *session) replace(id string, card chat.Card, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.entries, func(e entry) bool { return e.ID == id && !e.Mine })
	if i < 0 {
		return false
	}
	s.seq++
	e := &s.entries[i]
	e.Seq, e.At, e.Card, e.Pressed = s.seq, now, card, nil
	s.wake()
	return true
}

// wake tells the streams that there is news; the caller holds mu.
func (s *session) wake() {
	for stream := range s.streams {
		select {
		case stream <- struct{}{}:
		default:
		}
	}
}

// drop removes a question that was not taken.
func (s *session) drop(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.entries {
		if s.entries[i].ID == id && s.entries[i].Mine {
			s.entries = append(s.entries[:i:i], s.entries[i+1:]...)
			return
		}
	}
}

// after lists what is new since a place in the conversation, oldest news first.
func (s *session) after(seq int) []entry {
	news := slices.DeleteFunc(s.all(), func(e entry) bool { return e.Seq <= seq })
	slices.SortFunc(news, func(a, b entry) int { return a.Seq - b.Seq })
	return news
}

// all lists the messages as they stand on the page.
func (s *session) all() []entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.entries)
}

// press notes a button and returns what to tell the bot, and how to take the press back: a
// button that was pressed already is let go of, and letting go of another one is implied.
func (s *session) press(id, value string) (tell string, undo func(), ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.entries {
		e := &s.entries[i]
		if e.ID != id || e.Mine || !has(e.Card.Buttons, value) {
			continue
		}
		before := e.Pressed
		undo = func() { s.setPressed(id, before) }
		if before[value] {
			e.Pressed = nil
			return withdrawal(value), undo, true
		}
		e.Pressed = map[string]bool{value: true}
		return value, undo, true
	}
	return "", nil, false
}

func (s *session) setPressed(id string, pressed map[string]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.entries {
		if s.entries[i].ID == id {
			s.entries[i].Pressed = pressed
		}
	}
}

func has(buttons []chat.Button, value string) bool {
	for _, b := range buttons {
		if b.Value == value {
			return true
		}
	}
	return false
}

// listen adds a stream; false when the session has enough of them.
func (s *session) listen() (chan struct{}, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.streams) >= maxStreams {
		return nil, false
	}
	c := make(chan struct{}, 1)
	s.streams[c] = true
	return c, true
}

func (s *session) leave(c chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.streams, c)
}
