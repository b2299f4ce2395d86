package discord

import (
	"sync"
	"time"

	"tickertape/core/chat"
)

// condition is how the adapter is, as far as it knows.
type condition struct {
	now func() time.Time

	mu    sync.Mutex
	state chat.Health
	note  string // what is wrong without being fatal
}

func newCondition(now func() time.Time) *condition {
	return &condition{now: now, state: chat.Health{Detail: "not started", Since: now()}}
}

// set states the condition. Since moves only when OK changes.
func (c *condition) set(ok bool, detail string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ok != c.state.OK {
		c.state.Since = c.now()
	}
	c.state.OK, c.state.Detail = ok, detail
}

// remark adds a sentence to every detail, or with "" takes it away.
func (c *condition) remark(note string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.note = note
}

func (c *condition) health() chat.Health {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.state
	if c.note != "" {
		h.Detail += "; " + c.note
	}
	return h
}
