package pipeline

import (
	"context"
	"sync"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// conversations keeps order within a conversation and works on several at once.
// A conversation exists only while it has entries.
type conversations struct {
	ctx    context.Context // ends: no further entry is begun
	handle func(record.Entry)
	ahead  chan struct{} // a slot for each entry that was taken and not handled
	worker chan struct{} // a slot for each entry being handled
	wg     sync.WaitGroup

	mu      sync.Mutex
	waiting map[chat.Address][]record.Entry
	quiet   chan struct{} // closed when nothing waits; nil: nobody asks
}

func newConversations(ctx context.Context, workers, ahead int, handle func(record.Entry)) *conversations {
	return &conversations{
		ctx: ctx, handle: handle, waiting: map[chat.Address][]record.Entry{},
		ahead: make(chan struct{}, ahead), worker: make(chan struct{}, workers),
	}
}

// add queues e behind its neighbours. It blocks while too much waits, and is false at the end.
func (c *conversations) add(e record.Entry) bool {
	select {
	case c.ahead <- struct{}{}:
	case <-c.ctx.Done():
		return false
	}
	where := e.Event.Where()
	c.mu.Lock()
	queue, busy := c.waiting[where]
	c.waiting[where] = append(queue, e)
	c.mu.Unlock()
	if !busy {
		c.wg.Go(func() { c.work(where) })
	}
	return true
}

// work handles one conversation until nothing of it waits.
func (c *conversations) work(where chat.Address) {
	for {
		e, more := c.next(where)
		if !more {
			return
		}
		select {
		case c.worker <- struct{}{}:
		case <-c.ctx.Done():
			return
		}
		c.handle(e)
		<-c.worker
		<-c.ahead
	}
}

func (c *conversations) next(where chat.Address) (record.Entry, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	queue := c.waiting[where]
	if len(queue) == 0 || c.ctx.Err() != nil {
		delete(c.waiting, where)
		if len(c.waiting) == 0 && c.quiet != nil {
			close(c.quiet)
			c.quiet = nil
		}
		return record.Entry{}, false
	}
	c.waiting[where] = queue[1:]
	return queue[0], true
}

func (c *conversations) wait() { c.wg.Wait() }

// idle waits until every entry is handled, or ctx ends.
func (c *conversations) idle(ctx context.Context) {
	c.mu.Lock()
	if len(c.waiting) == 0 {
		c.mu.Unlock()
		return
	}
	if c.quiet == nil {
		c.quiet = make(chan struct{})
	}
	quiet := c.quiet
	c.mu.Unlock()
	select {
	case <-quiet:
	case <-ctx.Done():
	}
}
