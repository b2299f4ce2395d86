package bolt

import (
	"context"
	"encoding/hex"
	"fmt"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"tickertape/core/chat"
)

// Health says whether the store can write, and what waits in it.
func (s *Store) Health() chat.Health {
	h := s.state.get()
	if h.OK {
		has := s.group.State()
		h.Detail = fmt.Sprintf("%d events to answer, %d replies to send", has.inbox, has.outbox)
	}
	if n := s.corrupt.Load(); n > 0 {
		h.Detail += fmt.Sprintf("; %d times a value could not be read", n)
	}
	return h
}

// Stats are numbers for whoever watches the store.
type Stats struct {
	Inbox      int   // events that wait for an answer
	Outbox     int   // replies that wait to be sent
	Cached     int   // entries of the second-level cache, expired ones included
	Unreadable int64 // how often a value could not be read, since the file was opened
	Bytes      int64 // size of the file
}

// Stats tells the numbers of now.
func (s *Store) Stats() Stats {
	has := s.group.State()
	n := Stats{Inbox: has.inbox, Outbox: has.outbox, Cached: has.cached, Unreadable: s.corrupt.Load()}
	_ = s.view(context.Background(), func(tx *bbolt.Tx) error { n.Bytes = tx.Size(); return nil })
	return n
}

// committed hears how each commit ended.
func (s *Store) committed(err error) {
	if err == nil {
		s.state.set(true, "", s.now())
		return
	}
	s.log.Error("write the store", "path", s.cfg.Path, "error", err)
	s.state.set(false, fmt.Sprintf("the last write failed: %v", err), s.now())
}

// unreadable notes a value that is skipped.
func (s *Store) unreadable(bucket, key []byte, err error) {
	s.corrupt.Add(1)
	s.log.Error("skip an unreadable value", "table", string(bucket), "key", hex.EncodeToString(key), "error", err)
}

// condition is a chat.Health that knows since when it holds.
type condition struct {
	mu sync.Mutex
	h  chat.Health
}

func (c *condition) set(ok bool, detail string, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.h.OK != ok || c.h.Detail != detail {
		c.h = chat.Health{OK: ok, Detail: detail, Since: now}
	}
}

func (c *condition) get() chat.Health {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.h
}
