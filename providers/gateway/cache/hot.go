package cache

import (
	"sync"
	"time"
)

// mostHot bounds the prices that are kept as they are read; all are forgotten when there are
// more.
const mostHot = 4096

// hot keeps fresh prices decoded, so that the usual question neither copies nor decodes what
// the first level holds. It never outlives an entry's own time.
type hot struct {
	mu sync.RWMutex
	of map[string]entry
}

// get returns a fresh price in a box of the reader's own.
func (h *hot) get(key string, now time.Time) (entry, bool) {
	h.mu.RLock()
	e, ok := h.of[key]
	h.mu.RUnlock()
	if !ok || !e.fresh(now) {
		return entry{}, false
	}
	e.box = e.box.copied()
	return e, true
}

// put keeps a price; anything else is left to the levels. The box is copied: whoever gave it
// may still be reading it.
func (h *hot) put(key string, e entry) {
	if e.box == nil || e.nobody {
		return
	}
	e.box = e.box.copied()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.of == nil || len(h.of) >= mostHot {
		h.of = map[string]entry{}
	}
	h.of[key] = e
}
