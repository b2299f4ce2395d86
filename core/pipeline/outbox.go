package pipeline

import (
	"context"
	"sync"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// outbox holds a queue for each channel that has replies waiting. A channel's replies leave
// in order; channels don't wait for each other.
type outbox struct {
	Parts
	cfg   Config
	gates map[chat.Platform]*gate
	ctx   context.Context // of start
	wg    sync.WaitGroup

	mu       sync.Mutex
	channels map[channel]*queue
	closed   bool
}

// channel is what a platform limits and orders by: threads of a channel share it.
type channel struct {
	platform chat.Platform
	id       string
}

func channelOf(e record.Entry) channel {
	where := e.Event.Where()
	return channel{where.Platform, where.Channel}
}

// queue is the replies of one channel. A reply is on its way from the moment that its platform
// may have it until it is linked, or surely was not taken: one of an earlier process from the
// start.
type queue struct {
	replies []parcel
	onWay   int           // so many replies are
	landed  chan struct{} // closed when none is any more; nil: none is
	empty   chan struct{} // closed when nothing is left
}

// parcel is a reply on its way.
type parcel struct {
	record.Reply
	recovered bool            // an earlier process may have sent it
	stored    <-chan struct{} // closed when the store has it; nil: it has
	queue     *queue          // that it is in
	onWay     bool
}

// inStore waits until the store knows the reply; false when ctx ended first.
func (p parcel) inStore(ctx context.Context) bool {
	if p.stored == nil {
		return true
	}
	select {
	case <-p.stored:
		return true
	case <-ctx.Done():
		return false
	}
}

func newOutbox(cfg Config, parts Parts) *outbox {
	o := &outbox{Parts: parts, cfg: cfg, channels: map[channel]*queue{}, gates: map[chat.Platform]*gate{}}
	for p, out := range parts.Outlets {
		o.gates[p] = newGate(out)
	}
	return o
}

// start lets replies leave until ctx ends. It comes before the first put.
func (o *outbox) start(ctx context.Context) { o.ctx = ctx }

// close waits until everything queued is done, or start's context has ended.
func (o *outbox) close() {
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	o.wg.Wait()
}

// put queues a reply that the store holds, or is about to.
func (o *outbox) put(p parcel) {
	key := channel{p.Post.To.Platform, p.Post.To.Channel}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed || o.ctx.Err() != nil {
		return // the store has it for the next start
	}
	if g := o.gates[key.platform]; g != nil {
		g.waiting.Add(1)
	}
	q, busy := o.channels[key]
	if !busy {
		q = &queue{empty: make(chan struct{})}
		o.channels[key] = q
		o.wg.Go(func() { o.drain(key, q) })
	}
	p.queue = q
	if p.recovered {
		q.leaves(&p)
	}
	q.replies = append(q.replies, p)
}

// drain delivers one channel's replies until none waits.
func (o *outbox) drain(key channel, q *queue) {
	pace := o.gates[key.platform].channel(key.id)
	for {
		o.mu.Lock()
		if len(q.replies) == 0 || o.ctx.Err() != nil {
			delete(o.channels, key)
			close(q.empty)
			o.mu.Unlock()
			return
		}
		next := q.replies[0]
		q.replies = q.replies[1:]
		o.mu.Unlock()
		o.deliver(o.ctx, next, pace)
		if g := o.gates[key.platform]; g != nil {
			g.waiting.Add(-1)
		}
	}
}

// leaves notes that a platform may have a reply from now on.
func (o *outbox) leaves(p *parcel) {
	o.mu.Lock()
	defer o.mu.Unlock()
	p.queue.leaves(p)
}

// leaves is under the outbox's lock.
func (q *queue) leaves(p *parcel) {
	if p.onWay {
		return
	}
	p.onWay = true
	if q.onWay++; q.onWay == 1 {
		q.landed = make(chan struct{})
	}
}

// landed notes that a reply is not on its way any more.
func (o *outbox) landed(p *parcel) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !p.onWay {
		return
	}
	p.onWay = false
	if p.queue.onWay--; p.queue.onWay == 0 {
		close(p.queue.landed)
		p.queue.landed = nil
	}
}

// settle waits until no reply is on its way to a channel: only then is it sure that a message
// there is not one that is still to be linked. Replies that wait, for their turn or for
// their platform, can't have been reacted to.
func (o *outbox) settle(ctx context.Context, where chat.Address) {
	o.mu.Lock()
	q := o.channels[channel{where.Platform, where.Channel}]
	var landed chan struct{}
	if q != nil {
		landed = q.landed
	}
	o.mu.Unlock()
	if landed == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, settleWithin)
	defer cancel()
	select {
	case <-landed:
	case <-ctx.Done():
	}
}

// drained waits until no reply waits for a channel, but not for long.
func (o *outbox) drained(ctx context.Context, where chat.Address) {
	o.mu.Lock()
	q := o.channels[channel{where.Platform, where.Channel}]
	o.mu.Unlock()
	if q == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, settleWithin)
	defer cancel()
	select {
	case <-q.empty:
	case <-ctx.Done():
	}
}

// behind reports that a platform has stopped taking replies.
func (o *outbox) behind(p chat.Platform) bool {
	g := o.gates[p]
	return g != nil && o.cfg.Backlog > 0 && g.waiting.Load() >= int64(o.cfg.Backlog)
}
