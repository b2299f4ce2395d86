package telegramtest

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"
)

// update is one event for the bot.
type update struct {
	id   int
	kind string // "message", "callback_query", …
	body []byte
}

func (u update) appendTo(b []byte) []byte {
	b = appendInt(append(b, `{"update_id":`...), int64(u.id))
	b = append(append(append(b, `,"`...), u.kind...), `":`...)
	return append(append(b, u.body...), '}')
}

// firstUpdate is an arbitrary id to begin with, as at Telegram.
const firstUpdate = 700_000_001

// defaults are the kinds that an empty allowed_updates means; the real list is longer.
var defaults = []string{"message", "edited_message", "channel_post", "callback_query"}

// queue holds what the bot has not confirmed yet.
type queue struct {
	forgetful bool

	mu        sync.Mutex
	count     int       // updates made so far
	waiting   []update  // in order of id
	again     []update  // delivered once more, whatever the offset says
	newest    *update   // made last
	allowed   *[]string // nil: nobody has said yet, everything passes
	poller    *poller   // the one that waits
	pushed    chan struct{}
	confirmed []update
}

// poller is a getUpdates that waits.
type poller struct {
	wake  chan struct{} // capacity 1
	ended chan struct{} // closed when another poller comes
}

// push queues an update, unless its kind is not wanted.
func (q *queue) push(kind string, body []byte) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.allowed != nil && !slices.Contains(*q.allowed, kind) {
		return
	}
	u := update{id: firstUpdate + q.count, kind: kind, body: body}
	q.count++
	q.waiting = append(q.waiting, u)
	if !q.forgetful {
		q.newest = &u
	}
	q.wake()
}

// repeat queues the newest update once more.
func (q *queue) repeat() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.newest == nil {
		return
	}
	q.again = append(q.again, *q.newest)
	q.wake()
}

func (q *queue) wake() {
	for _, c := range []chan struct{}{q.signal(), q.pushed} {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}

func (q *queue) signal() chan struct{} {
	if q.poller == nil {
		return nil
	}
	return q.poller.wake
}

// confirm forgets what lies below offset; a negative one leaves so many at the end.
func (q *queue) confirm(offset int64) {
	if offset < 0 {
		keep := max(0, len(q.waiting)+int(offset))
		q.drop(keep)
		return
	}
	n := 0
	for n < len(q.waiting) && int64(q.waiting[n].id) < offset {
		n++
	}
	q.drop(n)
}

func (q *queue) drop(n int) {
	if !q.forgetful {
		q.confirmed = append(q.confirmed, q.waiting[:n]...)
	}
	q.waiting = q.waiting[n:]
	if len(q.waiting) == 0 {
		q.waiting = nil
	}
}

// batch is the JSON list of the updates to deliver now; nil when there are none.
func (q *queue) batch(limit int) []byte {
	if len(q.again)+len(q.waiting) == 0 {
		return nil
	}
	b := make([]byte, 0, 512*min(limit, len(q.again)+len(q.waiting)))
	b = append(b, '[')
	for _, list := range [][]update{q.again, q.waiting} {
		for _, u := range list[:min(limit, len(list))] {
			if len(b) > 1 {
				b = append(b, ',')
			}
			b = u.appendTo(b)
			limit--
		}
	}
	q.again = nil
	return append(b, ']')
}

// allow sets which kinds are queued from now on. Empty: unchanged; "[]": the default.
func (q *queue) allow(list string) error {
	if list == "" {
		return nil
	}
	var kinds []string
	if err := json.Unmarshal([]byte(list), &kinds); err != nil {
		return badRequest("can't parse allowed_updates JSON object")
	}
	if len(kinds) == 0 {
		kinds = defaults
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.allowed = &kinds
	return nil
}

var conflict = &refusal{code: 409, description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"}

func (c *call) getUpdates() ([]byte, error) {
	if c.s.hook.set() {
		return nil, &refusal{code: 409, description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}
	}
	offset, err := c.number("offset")
	if err != nil {
		return nil, err
	}
	limit, err := c.number("limit")
	if err != nil {
		return nil, err
	}
	if limit <= 0 || limit > 100 {
		limit = 100
	}
	timeout, err := c.number("timeout")
	if err != nil {
		return nil, err
	}
	if err := c.s.queue.allow(c.params.Get("allowed_updates")); err != nil {
		return nil, err
	}
	return c.poll(offset, int(limit), time.Duration(min(timeout, 50))*time.Second)
}

// poll answers at once when something is queued, and otherwise waits.
func (c *call) poll(offset int64, limit int, timeout time.Duration) ([]byte, error) {
	q := &c.s.queue
	q.mu.Lock()
	q.confirm(offset)
	if q.poller != nil {
		close(q.poller.ended)
		q.poller = nil
	}
	if b := q.batch(limit); b != nil || timeout <= 0 {
		q.mu.Unlock()
		return orEmpty(b), nil
	}
	p := &poller{wake: make(chan struct{}, 1), ended: make(chan struct{})}
	q.poller = p
	q.mu.Unlock()
	return c.wait(p, limit, timeout)
}

func (c *call) wait(p *poller, limit int, timeout time.Duration) ([]byte, error) {
	t := time.NewTimer(timeout)
	defer t.Stop()
	var err error
	select {
	case <-p.wake:
	case <-t.C:
	case <-p.ended:
		return nil, conflict
	case <-c.r.Context().Done():
		err = errSilent
	case <-c.s.done:
		err = errSilent
	}
	q := &c.s.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.poller == p {
		q.poller = nil
	}
	if err != nil {
		return nil, err
	}
	return orEmpty(q.batch(limit)), nil
}

func orEmpty(b []byte) []byte {
	if b == nil {
		return []byte("[]")
	}
	return b
}

// Confirmed lists the ids of the updates that the bot has acknowledged, by an offset or by a
// 200 to a webhook, in the order of their acknowledgement.
func (s *Server) Confirmed() []int {
	var ids []int
	for _, u := range s.Acknowledged() {
		ids = append(ids, u.ID)
	}
	return ids
}

// Update is an event as the bot got it: Kind is the name of its field, Body its JSON.
type Update struct {
	ID   int
	Kind string
	Body json.RawMessage
}

// Acknowledged is Confirmed with all that the updates say.
func (s *Server) Acknowledged() []Update {
	s.queue.mu.Lock()
	defer s.queue.mu.Unlock()
	list := make([]Update, len(s.queue.confirmed))
	for i, u := range s.queue.confirmed {
		list[i] = Update{u.id, u.kind, u.body}
	}
	return list
}

// Pending is the number of updates that the bot has not acknowledged yet.
func (s *Server) Pending() int {
	s.queue.mu.Lock()
	defer s.queue.mu.Unlock()
	return len(s.queue.waiting)
}

// LastUpdate is the id of the newest update, 0 before the first.
func (s *Server) LastUpdate() int {
	s.queue.mu.Lock()
	defer s.queue.mu.Unlock()
	if s.queue.count == 0 {
		return 0
	}
	return firstUpdate + s.queue.count - 1
}

// Redeliver delivers the newest update once more, under the same update_id.
func (s *Server) Redeliver() { s.queue.repeat() }

// Push queues any update: kind is the name of its field in an Update, body its JSON.
func (s *Server) Push(kind, body string) { s.queue.push(kind, []byte(strings.TrimSpace(body))) }
