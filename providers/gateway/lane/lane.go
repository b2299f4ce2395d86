// Package lane decides who goes next when there is more to do than can be done at once.
//
// Promise: an urgent request goes before one that can wait, but every eighth turn is for the
// least urgent lane that has somebody, so that nobody waits for ever. A request that finds
// its queue full is refused at once with market.ErrOverloaded, and so is one whose time in
// the queue is up: it is never served late. Free places serve any lane.
//
//	arrives ──place free──▶ served ──▶ gone
//	   │  └──queue has room──▶ waits ──its turn──▶ served
//	   │                         └──time is up──▶ refused
//	   └──queue full──▶ refused
//
// The number of places follows the load: it grows while people wait although the places are
// held for long, and shrinks when nobody does.
package lane

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"tickertape/core/market"
)

// Config bounds the lanes.
type Config struct {
	Least int `yaml:"least"` // places at least
	Most  int `yaml:"most"`  // and at most

	Queue [3]int           `yaml:"-"` // who may wait, by lane
	Wait  [3]time.Duration `yaml:"-"` // and for how long
}

// Defaults are for a few hundred questions a second.
func (c *Config) Defaults() {
	*c = Config{
		Least: 64, Most: 1024,
		Queue: [3]int{market.Interactive: 4096, market.Standard: 1024, market.Batch: 1024},
		Wait:  [3]time.Duration{market.Interactive: 5 * time.Second, market.Standard: 15 * time.Second, market.Batch: time.Minute},
	}
}

// Validate names every mistake.
func (c Config) Validate() error {
	if c.Least < 1 || c.Most < c.Least || c.Most > 100_000 {
		return fmt.Errorf("least: %d and most: %d are not usable, use 1 to 100000, and least no more than most", c.Least, c.Most)
	}
	return nil
}

// New makes the stage.
func New(cfg Config) func(market.Fetch) market.Fetch {
	return func(next market.Fetch) market.Fetch {
		l := &lanes{cfg: cfg, places: cfg.Least}
		return func(ctx context.Context, r market.Request) (market.Answer, error) {
			if err := l.enter(ctx, r.Kind); err != nil {
				return market.Answer{}, err
			}
			defer l.leave()
			return next(ctx, r)
		}
	}
}

// lanes are the places and the queues before them.
type lanes struct {
	cfg Config

	mu     sync.Mutex
	places int
	busy   int
	queues [3][]*waiter
	turn   int // counts those who were let in from a queue
	idle   int // counts those who left while nobody waited
}

type waiter struct {
	let chan struct{} // closed when it is its turn
	in  bool
}

var (
	errFull = errors.New("too many are waiting")
	errLate = errors.New("its turn did not come in time")
)

// enter takes a place, waiting for one within the lane's time.
func (l *lanes) enter(ctx context.Context, op market.Kind) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	lane := min(max(market.LaneOf(ctx), market.Interactive), market.Batch)
	l.mu.Lock()
	if l.busy < l.places {
		l.busy++
		l.mu.Unlock()
		return nil
	}
	if l.places < l.cfg.Most { // they are all held, and somebody waits
		l.places++
		l.busy++
		l.idle = 0
		l.mu.Unlock()
		return nil
	}
	if len(l.queues[lane]) >= l.cfg.Queue[lane] {
		l.mu.Unlock()
		return refuse(op, errFull)
	}
	w := &waiter{let: make(chan struct{})}
	l.queues[lane] = append(l.queues[lane], w)
	l.mu.Unlock()
	return l.wait(ctx, op, lane, w)
}

func (l *lanes) wait(ctx context.Context, op market.Kind, lane market.Lane, w *waiter) error {
	t := time.NewTimer(l.cfg.Wait[lane])
	defer t.Stop()
	var err error
	select {
	case <-w.let:
		return nil
	case <-t.C:
		err = refuse(op, errLate)
	case <-ctx.Done():
		err = ctx.Err()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if w.in { // its turn came at the same moment
		return nil
	}
	for i, other := range l.queues[lane] {
		if other == w {
			l.queues[lane] = append(l.queues[lane][:i], l.queues[lane][i+1:]...)
			break
		}
	}
	return err
}

// leave hands the place on.
func (l *lanes) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if w := l.nextWaiter(); w != nil {
		w.in = true
		close(w.let)
		return
	}
	l.busy--
	if l.idle++; l.idle >= 64 && l.places > l.cfg.Least {
		l.places--
		l.idle = 0
	}
}

// nextWaiter takes the first of the most urgent lane, or in every eighth turn of the least.
func (l *lanes) nextWaiter() *waiter {
	order := [3]market.Lane{market.Interactive, market.Standard, market.Batch}
	if l.turn++; l.turn%8 == 0 {
		order = [3]market.Lane{market.Batch, market.Standard, market.Interactive}
	}
	for _, lane := range order {
		if q := l.queues[lane]; len(q) > 0 {
			l.queues[lane] = q[1:]
			return q[0]
		}
	}
	return nil
}

func refuse(op market.Kind, why error) error {
	return &market.Error{Op: string(op), Provider: "gateway", Fault: market.ErrOverloaded, Err: why}
}
