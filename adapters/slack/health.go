package slack

import (
	"sync"
	"time"

	"tickertape/core/chat"
)

// condition is how the adapter is: well when both the API and the intake are.
type condition struct {
	now func() time.Time

	mu     sync.Mutex
	api    string // what is wrong with the Web API; empty: nothing
	intake string // what is wrong with the websocket or the listener
	health chat.Health
}

const wellDetail = "connected"

func newCondition(now func() time.Time) *condition {
	return &condition{
		now: now, api: "not connected yet", intake: "not connected yet",
		health: chat.Health{Detail: "not connected yet", Since: now()},
	}
}

// setAPI notes what is wrong with the Web API; "" says that it answers.
func (c *condition) setAPI(problem string) { c.set(&c.api, problem) }

// setIntake notes what keeps events away; "" says that they come in.
func (c *condition) setIntake(problem string) { c.set(&c.intake, problem) }

func (c *condition) set(part *string, problem string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	*part = problem
	next := chat.Health{OK: c.api == "" && c.intake == "", Detail: c.api}
	switch {
	case next.OK:
		next.Detail = wellDetail
	case c.api == "":
		next.Detail = c.intake
	}
	if next.OK != c.health.OK || next.Detail != c.health.Detail {
		next.Since = c.now()
		c.health = next
	}
}

func (c *condition) get() chat.Health {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.health
}
