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

// mostKnown bounds what is remembered; all is forgotten when there is more.
const mostKnown = 5000

// memory keeps what was answered for a while.
type memory[T any] struct {
	life time.Duration

	mu sync.Mutex
	of map[string]remembered[T]
}

type remembered[T any] struct {
	value T
	until time.Time
}

func remember[T any](life time.Duration) memory[T] {
	return memory[T]{life: life, of: map[string]remembered[T]{}}
}

func (m *memory[T]) get(key string, now time.Time) (T, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.of[key]
	return r.value, ok && now.Before(r.until)
}

func (m *memory[T]) put(key string, value T, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.of) >= mostKnown {
		clear(m.of)
	}
	m.of[key] = remembered[T]{value, now.Add(m.life)}
}
