package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"tickertape/core/chat"
)

// Bounds on what is taken from the gateway and not yet with the Receiver.
const (
	laneCount       = 16
	laneDepth       = 64
	maxInteractions = 64
)

// intake takes events off the gateway's hands. Events of one channel keep their order,
// interactions go on their own: Discord gives them 3 s. What has no room is refused, counted
// and, where it is a question, answered with a sentence.
type intake struct {
	*Adapter
	ctx    context.Context // ends some time after close
	cancel context.CancelFunc
	lanes  [laneCount]chan parcel
	room   chan struct{} // for interactions and apologies
	stop   chan struct{}
	full   atomic.Int64
	wg     sync.WaitGroup

	mu     sync.RWMutex
	closed bool
}

// parcel is an event on its way to the Receiver.
type parcel struct {
	event chat.Event
	until time.Time
}

// newIntake starts the workers. They outlive ctx, until close.
func newIntake(ctx context.Context, a *Adapter) *intake {
	in := &intake{Adapter: a, room: make(chan struct{}, maxInteractions), stop: make(chan struct{})}
	in.ctx, in.cancel = context.WithCancel(context.WithoutCancel(ctx))
	for i := range in.lanes {
		in.lanes[i] = make(chan parcel, laneDepth)
		in.wg.Go(func() { in.work(in.lanes[i]) })
	}
	return in
}

// close delivers what was taken, for at most tempo.drain, and ends.
func (in *intake) close() {
	in.mu.Lock()
	in.closed = true
	in.mu.Unlock()
	close(in.stop)
	late := time.AfterFunc(in.tempo.drain, in.cancel)
	in.wg.Wait()
	late.Stop()
	in.cancel()
}

// event puts a message or a reaction into its channel's lane.
func (in *intake) event(me identity, at mark, e *discordgo.Event) {
	event, ok := decode(me, at, e.Type, e.RawData, in.now())
	if !ok {
		return
	}
	in.mu.RLock()
	defer in.mu.RUnlock()
	if in.closed {
		return
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(event.Where().Channel))
	select {
	case in.lanes[h.Sum32()%laneCount] <- parcel{event, time.Now().Add(in.tempo.receive)}:
	default:
		in.refuse()
		in.apart(func() { in.apologize(event) })
	}
}

// interaction answers one on its own.
func (in *intake) interaction(raw json.RawMessage) {
	in.mu.RLock()
	defer in.mu.RUnlock()
	if in.closed {
		return
	}
	if !in.apart(func() { in.interact(in.ctx, raw) }) {
		in.refuse()
	}
}

// apart runs f in a goroutine of its own, if there is room. The caller holds mu.
func (in *intake) apart(f func()) bool {
	select {
	case in.room <- struct{}{}:
	default:
		return false
	}
	in.wg.Go(func() {
		defer func() { <-in.room }()
		defer in.survive()
		f()
	})
	return true
}

// refuse counts; it logs at 1, 2, 4, 8 … so that a flood does not flood the log.
func (in *intake) refuse() {
	if n := in.full.Add(1); n&(n-1) == 0 {
		in.log.Warn("discord: more arrives than can be taken", "refused", n)
	}
}

// work empties one lane until stop, then what is left in it.
func (in *intake) work(lane chan parcel) {
	for {
		select {
		case p := <-lane:
			in.hand(p)
			continue
		default:
		}
		select {
		case p := <-lane:
			in.hand(p)
		case <-in.stop:
			if len(lane) == 0 {
				return
			}
		}
	}
}

func (in *intake) hand(p parcel) {
	defer in.survive()
	if err := in.deliver(in.ctx, p.event, p.until); err != nil {
		in.log.Error("discord: an event is lost", "id", p.event.ID, "error", err)
		in.apologize(p.event)
	}
}

func (in *intake) survive() {
	if r := recover(); r != nil {
		in.log.Error("discord: intake panicked", "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
	}
}

// apologize tells who asked that the question was not taken. Reactions and talk among people get
// no answer.
func (in *intake) apologize(e chat.Event) {
	m, ok := e.Body.(chat.Message)
	if !ok || m.Overheard {
		return
	}
	ctx, cancel := context.WithTimeout(in.ctx, in.cfg.Timeout)
	defer cancel()
	_, err := in.Send(ctx, chat.Post{Key: "sorry:" + e.ID, To: m.Ref.Address, ReplyTo: m.Ref, Card: chat.Card{Text: tryAgain(m.Author.Locale)}, Plain: true})
	if err != nil {
		in.log.Warn("discord: could not say so", "error", err)
	}
}

// firstRetry is the pause before an event is offered to the Receiver again; it doubles.
const firstRetry = 50 * time.Millisecond

// deliver offers an event to the Receiver until it takes it: Discord does not deliver again.
// An event that has waited too long in its lane gets one more second.
func (a *Adapter) deliver(ctx context.Context, e chat.Event, until time.Time) error {
	if now := time.Now(); until.Before(now) {
		until = now.Add(time.Second)
	}
	for wait := firstRetry; ; wait *= 2 {
		err := a.offer(ctx, e, until)
		if err == nil || time.Now().Add(wait).After(until) {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return err
		}
	}
}

// offer calls the Receiver, which has until the deadline.
func (a *Adapter) offer(ctx context.Context, e chat.Event, until time.Time) (err error) {
	ctx, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("receiver panicked: %v", r)
		}
	}()
	return a.to.Receive(ctx, e)
}
