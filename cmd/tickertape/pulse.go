package main

import (
	"fmt"
	"sync"
	"time"

	"tickertape/core/chat"
	"tickertape/core/market"
)

// pulse remembers how each provider last did, for /readyz.
type pulse struct {
	mu   sync.Mutex
	last map[string]beat
	dead map[string]int // connections that failed in a row
}

type beat struct {
	outcome string
	at      time.Time
	since   time.Time // since when it has been so
}

func (p *pulse) note(provider, outcome string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now().UTC()
	b := beat{outcome, now, now}
	if old, ok := p.last[provider]; ok && fine(old.outcome) == fine(outcome) {
		b.since = old.since
	}
	if p.last == nil {
		p.last = map[string]beat{}
	}
	p.last[provider] = b
}

// connected notes what became of a provider's connection.
func (p *pulse) connected(provider, outcome string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dead == nil {
		p.dead = map[string]int{}
	}
	if outcome != "failed" {
		p.dead[provider] = 0
		return
	}
	p.dead[provider]++
}

// health tells about one provider. One that nobody has asked yet is as good as any.
func (p *pulse) health(provider string) chat.Health {
	p.mu.Lock()
	defer p.mu.Unlock()
	b, ok := p.last[provider]
	if !ok {
		return chat.Health{OK: true, Detail: "not asked yet"}
	}
	detail := "last answer: " + b.outcome + " at " + b.at.Format(time.RFC3339)
	if n := p.dead[provider]; n > 0 {
		detail += fmt.Sprintf("; %d connections in a row could not be opened", n)
	}
	return chat.Health{OK: fine(b.outcome), Detail: detail, Since: b.since}
}

// fine tells outcomes that are no failure of the provider.
func fine(outcome string) bool {
	switch market.Fault(outcome) {
	case "ok", "canceled", market.ErrNotFound, market.ErrBadRequest:
		return true
	}
	return false
}
