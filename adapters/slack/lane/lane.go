// Package lane does bounded work in parallel, and what has the same key in order.
//
// Promise: Put never waits. What is too much is refused, so that whoever reads from Slack is
// never held up; a lane that hangs holds up one place and no other lane. A lane exists while it
// has work.
package lane

import "sync"

// Group is lanes that share their places. Make one with New.
type Group struct {
	bounds Bounds
	slots  chan struct{} // one for each piece of work under way
	wg     sync.WaitGroup

	mu      sync.Mutex
	waiting map[string][]func() // a key that is there has a goroutine
	total   int
}

// Bounds are how much may be done at once, wait in one lane, and wait in all of them.
type Bounds struct{ Underway, Lane, All int }

// New makes a group without work.
func New(b Bounds) *Group {
	return &Group{bounds: b, slots: make(chan struct{}, b.Underway), waiting: map[string][]func(){}}
}

// Put queues do behind what has the same key; false when there is no room.
func (g *Group) Put(key string, do func()) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	queue, open := g.waiting[key]
	if len(queue) >= g.bounds.Lane || g.total >= g.bounds.All {
		return false
	}
	g.waiting[key] = append(queue, do)
	g.total++
	if !open {
		g.wg.Go(func() { g.drain(key) })
	}
	return true
}

// drain does the work of one lane until there is none.
func (g *Group) drain(key string) {
	for {
		g.slots <- struct{}{}
		do := g.next(key)
		if do != nil {
			do()
		}
		<-g.slots
		if do == nil {
			return
		}
	}
}

// next takes the oldest work of a lane, or closes it.
func (g *Group) next(key string) func() {
	g.mu.Lock()
	defer g.mu.Unlock()
	queue := g.waiting[key]
	if len(queue) == 0 {
		delete(g.waiting, key)
		return nil
	}
	g.waiting[key] = queue[1:]
	g.total--
	return queue[0]
}

// Wait returns when all that was queued is done. No Put comes after it.
func (g *Group) Wait() { g.wg.Wait() }
