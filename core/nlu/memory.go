package nlu

import (
	"cmp"
	"sync"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
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
	past
	at time.Time
}

// past is what somebody asked last, the asset that they asked about before that ("both" are the
// two), and the list that they looked at or changed since: an alert, the watchlist or a holding.
type past struct {
	ask.Query
	before market.Asset
	list   ask.Intent     // empty where something else was asked since
	taught string         // the question for an explanation, where that was the last one
	listed []market.Asset // by its answer, where it named none; zero where it is not known
}

// isList tells intents that are about what somebody keeps.
func isList(i ask.Intent) bool {
	return i == ask.Alert || i == ask.Watchlist || i == ask.Portfolio
}

// none reports whether nothing was asked that others can go on from.
func (p past) none() bool { return p.Intent == "" && p.list == "" && p.taught == "" }

// then is the past after one more question; one that nobody can go on from leaves it as it was.
func (p past) then(q ask.Query) past {
	switch q.Intent {
	case ask.Education:
		p.taught = cmp.Or(q.Explained, q.Text)
	case ask.Smalltalk:
	default:
		p.taught = ""
	}
	if !goesOn(q) {
		if isList(q.Intent) { // "show my alerts"
			p.list = q.Intent
		}
		return p
	}
	next := past{Query: q, before: p.before}
	next.Corrects, next.Moved, next.Level = false, nil, 0 // what goes on from it says none of that
	if isList(q.Intent) {
		next.list = q.Intent
	}
	switch {
	case len(q.Assets) != 1 || len(p.Assets) == 0:
		next.before = market.Asset{}
	case p.Assets[0] != q.Assets[0]:
		next.before = p.Assets[0]
	}
	return next
}

// last is what somebody asked before, unless it is long ago.
func (m *memory) last(p seat, now time.Time) past {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.turns[p]
	if age := now.Sub(t.at); !ok || age > remembered || age < -remembered {
		return past{}
	}
	return t.past
}

// keep remembers what others can go on from, or that there is nothing.
func (m *memory) keep(p seat, asked past, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if asked.none() {
		delete(m.turns, p)
		return
	}
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
	m.turns[p] = turn{asked, now}
}

// list remembers what the answer to the last question listed.
func (m *memory) list(p seat, of []market.Asset) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if t, ok := m.turns[p]; ok && len(t.Assets) == 0 {
		t.listed = of
		m.turns[p] = t
	}
}

// goesOn reports whether a question can be gone on from.
func goesOn(q ask.Query) bool {
	return len(q.Assets) > 0 || q.Indicator.Code != "" || q.Intent == ask.Movers || q.Intent == ask.Sentiment || q.Intent == ask.Market
}
