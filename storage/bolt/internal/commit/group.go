package commit

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// ErrClosed is what a write gets after Run has ended or Close was called.
var ErrClosed = errors.New("the store is closed")

// errRuns is what a second Run gets.
var errRuns = errors.New("the writer runs already")

// perTransaction bounds how many operations share one transaction.
const perTransaction = 512

// After a commit of busy operations or more, the next one waits up to linger for as many.
const (
	busy   = 8
	linger = time.Millisecond
)

// Group collects operations and commits them together. S is what is counted along with the
// file: an operation sees and changes it through Tx.State, and a change lasts only if its
// transaction does. S is copied, so it must not hold references.
type Group[S any] struct {
	update func(func(*bbolt.Tx) error) error
	watch  func(error)
	wake   chan struct{} // one slot: there is work

	mu      sync.Mutex
	state   S
	waiting []*operation[S] // bounded by the callers, each of which waits for its own
	running bool
	closed  bool
}

// operation is one caller's write.
type operation[S any] struct {
	run  func(*Tx[S]) error
	err  error
	done chan error
}

// New makes a group of writes to db. watch, which may be nil, hears how each commit ended;
// it is called by the writer and must not write.
func New[S any](db *bbolt.DB, state S, watch func(error)) *Group[S] {
	if watch == nil {
		watch = func(error) {}
	}
	return &Group[S]{update: db.Update, watch: watch, state: state, wake: make(chan struct{}, 1)}
}

// Do runs an operation in the next transaction and returns when that is on disk.
// Before Run has begun it waits. If ctx ends first the operation never runs; once its
// transaction has begun, Do waits for the outcome.
func (g *Group[S]) Do(ctx context.Context, run func(*Tx[S]) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	o := &operation[S]{run: run, done: make(chan error, 1)}
	if err := g.put(o); err != nil {
		return err
	}
	select {
	case err := <-o.done:
		return err
	case <-ctx.Done():
		if g.leave(o) {
			return ctx.Err()
		}
		return <-o.done
	}
}

// State is what the operations have counted, as of the last commit.
func (g *Group[S]) State() S {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.state
}

// Run commits until ctx ends, finishes what is waiting then, and returns nil.
// Any other return is a commit whose outcome is unknown.
func (g *Group[S]) Run(ctx context.Context) error {
	if err := g.start(); err != nil {
		return err
	}
	last := 0
	for {
		select {
		case <-g.wake:
		case <-ctx.Done():
			return g.finish()
		}
		g.gather(last)
		batch := g.take()
		last = len(batch)
		if err := g.commit(batch); err != nil {
			g.Close()
			return err
		}
	}
}

// gather lets those who are about to write share the next commit, until there are as many as
// in the last one. Where few write, nobody waits.
func (g *Group[S]) gather(last int) {
	runtime.Gosched()
	if last < busy {
		return
	}
	for end := time.Now().Add(linger); g.queued() < last && time.Now().Before(end); {
		time.Sleep(linger / 10)
	}
}

func (g *Group[S]) queued() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.waiting)
}

// Close refuses what is waiting and all that comes.
func (g *Group[S]) Close() {
	for _, o := range g.shut() {
		o.done <- ErrClosed
	}
}

// start makes the caller the one writer.
func (g *Group[S]) start() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.closed:
		return ErrClosed
	case g.running:
		return errRuns
	}
	g.running = true
	return nil
}

// finish commits what is left and lets nothing new in.
func (g *Group[S]) finish() error {
	rest := g.shut()
	for chunk := range slices.Chunk(rest, perTransaction) {
		if err := g.commit(chunk); err != nil {
			return err
		}
	}
	return nil
}

// shut ends the intake and hands over what is waiting.
func (g *Group[S]) shut() []*operation[S] {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
	rest := g.waiting
	g.waiting = nil
	return rest
}

// put queues an operation and says that there is work.
func (g *Group[S]) put(o *operation[S]) error {
	g.mu.Lock()
	if g.closed {
		g.mu.Unlock()
		return ErrClosed
	}
	g.waiting = append(g.waiting, o)
	g.mu.Unlock()
	g.signal()
	return nil
}

// leave takes an operation out of the queue; false: it is in a transaction or done.
func (g *Group[S]) leave(o *operation[S]) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.Index(g.waiting, o)
	if i < 0 {
		return false
	}
	g.waiting = slices.Delete(g.waiting, i, i+1)
	return true
}

// take hands over the oldest operations, as many as fit one transaction.
func (g *Group[S]) take() []*operation[S] {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := min(len(g.waiting), perTransaction)
	batch := g.waiting[:n:n]
	g.waiting = g.waiting[n:]
	if len(g.waiting) > 0 {
		g.signal()
	}
	return batch
}

func (g *Group[S]) signal() {
	select {
	case g.wake <- struct{}{}:
	default:
	}
}
