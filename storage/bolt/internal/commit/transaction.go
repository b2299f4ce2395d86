package commit

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"syscall"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// Tx is the part of a transaction that an operation sees.
type Tx[S any] struct {
	State S

	tx    *bbolt.Tx
	wrote bool // the running operation asked for a bucket to write to
	any   bool // some operation wrote
}

// Read returns a bucket of the file's root for reading; nil if there is none.
func (t *Tx[S]) Read(name []byte) *bbolt.Bucket { return t.tx.Bucket(name) }

// Write returns a bucket of the file's root for writing. An operation that fails before its
// first Write costs its neighbours nothing.
func (t *Tx[S]) Write(name []byte) *bbolt.Bucket {
	t.wrote, t.any = true, true
	return t.tx.Bucket(name)
}

// What ends a transaction without a commit.
var (
	errSpoiled = errors.New("an operation failed after it wrote")
	errNothing = errors.New("nothing was written")
)

// commit writes a batch and tells each operation its outcome. A returned error is fatal.
func (g *Group[S]) commit(batch []*operation[S]) error {
	for len(batch) > 0 {
		spoiler, err := g.attempt(batch)
		if errors.Is(err, errSpoiled) {
			batch[spoiler].done <- batch[spoiler].err
			batch = slices.Delete(batch, spoiler, spoiler+1)
			continue
		}
		return g.settle(batch, err)
	}
	return nil
}

// settle hands out the outcomes of a transaction that ended with err.
func (g *Group[S]) settle(batch []*operation[S], err error) error {
	if errors.Is(err, errNothing) {
		err = nil
	} else {
		g.watch(err)
	}
	for _, o := range batch {
		if err != nil {
			o.err = err
		}
		o.done <- o.err
	}
	if err != nil && !passing(err) {
		return fmt.Errorf("what the disk holds is unknown until the file is opened anew: %w", err)
	}
	return nil
}

// attempt runs a batch in one transaction. With errSpoiled it tells which operation has to go.
func (g *Group[S]) attempt(batch []*operation[S]) (spoiler int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("commit panicked: %v", r)
		}
	}()
	t := Tx[S]{State: g.State()}
	err = g.update(func(tx *bbolt.Tx) error {
		t.tx = tx
		for i, o := range batch {
			if t.run(o); o.err != nil && t.wrote {
				spoiler = i
				return errSpoiled
			}
		}
		if !t.any {
			return errNothing
		}
		return nil
	})
	if err != nil {
		return spoiler, fmt.Errorf("commit: %w", err)
	}
	g.mu.Lock()
	g.state = t.State
	g.mu.Unlock()
	return 0, nil
}

// run runs one operation; what it counted is kept only if it succeeds.
func (t *Tx[S]) run(o *operation[S]) {
	before := t.State
	t.wrote = false
	o.err = t.guard(o.run)
	if o.err != nil {
		t.State = before
	}
}

// guard makes a panic an error.
func (t *Tx[S]) guard(run func(*Tx[S]) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("write panicked: %v\n%s", r, debug.Stack())
		}
	}()
	return run(t)
}

// passing reports whether the disk is as it was before a commit that failed with err:
// bbolt asks for room before it writes its meta page.
func passing(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) ||
		errors.Is(err, berrors.ErrMaxSizeReached)
}
