package llm

import (
	"sync"
	"time"
)

// tokens is what may be spent in a UTC day.
type tokens struct {
	limit int // 0: no limit

	mu   sync.Mutex
	day  string
	used int
}

func (t *tokens) left(now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now)
	return t.limit == 0 || t.used < t.limit
}

func (t *tokens) spend(n int, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now)
	t.used += n
}

func (t *tokens) turn(now time.Time) {
	if day := now.UTC().Format(time.DateOnly); day != t.day {
		t.day, t.used = day, 0
	}
}

// mostKnown bounds the opinions that are remembered; all are forgotten when there are more.
const mostKnown = 5000

// memory keeps opinions for a while.
type memory struct {
	life time.Duration

	mu sync.Mutex
	of map[string]remembered
}

type remembered struct {
	o     Opinion
	until time.Time
}

func (m *memory) get(key string, now time.Time) (Opinion, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.of[key]
	return r.o, ok && now.Before(r.until)
}

func (m *memory) put(key string, o Opinion, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.of) >= mostKnown {
		clear(m.of)
	}
	m.of[key] = remembered{o, now.Add(m.life)}
}
