package nlu

import (
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// How long what somebody asked is remembered, and of how many people.
const (
	remembered = 15 * time.Minute
	mostPeople = 10_000
)

// memory is what people asked last, by conversation and person.
type memory struct {
	mu    sync.Mutex
	turns map[seat]turn
}

// seat is one person in one conversation.
type seat struct {
	where chat.Address
	who   string
}

type turn struct {
	q  ask.Query
	at time.Time
}

// last is what somebody asked before, unless it is long ago.
func (m *memory) last(p seat, now time.Time) ask.Query {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.turns[p]
	if age := now.Sub(t.at); !ok || age > remembered || age < -remembered {
		return ask.Query{}
	}
	return t.q
}

// keep remembers a question that others can go on from.
func (m *memory) keep(p seat, q ask.Query, now time.Time) {
	if !goesOn(q) {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.turns == nil {
		m.turns = map[seat]turn{}
	}
	if len(m.turns) >= mostPeople {
		for key, t := range m.turns {
			if now.Sub(t.at) > remembered {
				delete(m.turns, key)
			}
		}
		if len(m.turns) >= mostPeople {
			clear(m.turns)
		}
	}
	m.turns[p] = turn{q, now}
}

// goesOn reports whether a question can be gone on from.
func goesOn(q ask.Query) bool {
	return len(q.Assets) > 0 || q.Indicator.Code != "" || q.Intent == ask.Movers || q.Intent == ask.Sentiment
}
