package pipeline

import (
	"sync"

	"tickertape/core/chat"
	"tickertape/core/record"
)

// returning holds judgements back while their channel has questions that an earlier process
// took: one of those may have been answered on the platform already, and only when it is
// answered here is it known whose reply the judgement is on.
type returning struct {
	mu   sync.Mutex
	open map[channel]int            // questions of an earlier process
	held map[channel][]record.Entry // judgements, in their order
}

func newReturning() *returning {
	return &returning{open: map[channel]int{}, held: map[channel][]record.Entry{}}
}

// begins notes a question of an earlier process.
func (r *returning) begins(where channel) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.open[where]++
}

// holds keeps a judgement, if its channel waits; it is released with the channel's last question.
func (r *returning) holds(where channel, e record.Entry) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open[where] == 0 {
		return false
	}
	r.held[where] = append(r.held[where], e)
	return true
}

// ends notes that a question is answered. After the last one of a channel, release gets what was
// held for it, before a later judgement can pass.
func (r *returning) ends(where channel, release func(record.Entry) bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open[where]--; r.open[where] > 0 {
		return
	}
	held := r.held[where]
	delete(r.open, where)
	delete(r.held, where)
	for _, e := range held {
		if !release(e) {
			return
		}
	}
}

// asks tells whether an event is answered by a reply.
func asks(e chat.Event) bool {
	switch b := e.Body.(type) {
	case chat.Message:
		return true
	case chat.Press:
		_, _, is := chat.Asked(b.Value)
		return is
	}
	return false
}
