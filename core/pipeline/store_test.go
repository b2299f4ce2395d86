package pipeline_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// memory is a store that forgets nothing over a restart of the pipeline and can be told to fail.
type memory struct {
	mu           sync.Mutex
	n            int
	seen         map[string]bool
	inbox        map[record.ID]record.Entry
	handed       map[record.ID]bool
	wake         chan struct{}
	interactions map[record.ID]record.Interaction
	stored       map[record.ID]int // how often an interaction was stored
	outbox       map[record.ID]record.Reply
	links        map[chat.Ref]record.ID
	lost         map[record.ID]string
	fails        int // so many operations fail
}

var errDisk = errors.New("disk on fire")

func newMemory() *memory {
	return &memory{
		seen: map[string]bool{}, inbox: map[record.ID]record.Entry{}, handed: map[record.ID]bool{},
		wake: make(chan struct{}, 1), interactions: map[record.ID]record.Interaction{}, stored: map[record.ID]int{},
		outbox: map[record.ID]record.Reply{}, links: map[chat.Ref]record.ID{}, lost: map[record.ID]string{},
	}
}

// reopen is what a restart does: everything unfinished is handed out again.
func (m *memory) reopen() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.handed = map[record.ID]bool{}
	m.ring()
}

func (m *memory) lostReplies() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.lost)
}

func (m *memory) ring() {
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

func (m *memory) failing() error {
	if m.fails > 0 {
		m.fails--
		return errDisk
	}
	return nil
}

func (m *memory) Accept(_ context.Context, e chat.Event) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := string(e.Platform) + e.ID
	if m.seen[key] {
		return false, nil
	}
	m.seen[key] = true
	m.n++
	id := record.ID(fmt.Sprintf("%06d", m.n))
	m.inbox[id] = record.Entry{ID: id, Event: e, At: time.Now()}
	m.ring()
	return true, nil
}

func (m *memory) Next(ctx context.Context) (record.Entry, error) {
	for {
		if e, ok := m.oldest(); ok {
			return e, nil
		}
		select {
		case <-m.wake:
		case <-ctx.Done():
			return record.Entry{}, ctx.Err()
		}
	}
}

func (m *memory) oldest() (record.Entry, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(m.inbox)) {
		if !m.handed[id] {
			m.handed[id] = true
			return m.inbox[id], true
		}
	}
	return record.Entry{}, false
}

func (m *memory) Answered(_ context.Context, i record.Interaction, p chat.Post) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.failing(); err != nil {
		return err
	}
	m.interactions[i.ID] = i
	m.stored[i.ID]++
	delete(m.inbox, i.ID)
	m.outbox[i.ID] = record.Reply{ID: i.ID, Post: p, State: record.Pending, At: i.At}
	return nil
}

func (m *memory) Drop(_ context.Context, id record.ID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.inbox, id)
	return nil
}

func (m *memory) Unsent(context.Context) ([]record.Reply, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.SortedFunc(maps.Values(m.outbox), func(a, b record.Reply) int { return cmp.Compare(a.ID, b.ID) }), nil
}

func (m *memory) Sent(_ context.Context, id record.ID, ref chat.Ref) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.failing(); err != nil {
		return err
	}
	delete(m.outbox, id)
	m.links[ref] = id
	return nil
}

func (m *memory) Unsure(_ context.Context, id record.ID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.outbox[id]
	r.State = record.UnsureSent
	r.Attempts++
	m.outbox[id] = r
	return nil
}

func (m *memory) GiveUp(_ context.Context, id record.ID, why string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.outbox, id)
	m.lost[id] = why
	return nil
}

// unfinished counts what a restart would find.
func (m *memory) unfinished() (inbox, outbox int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.inbox), len(m.outbox)
}

func (m *memory) lostWhy(id record.ID) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.lost[id]
}

func (m *memory) state(id record.ID) record.Delivery {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.outbox[id].State
}
