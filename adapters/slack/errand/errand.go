// Package errand does small things that nobody should wait for and that have an owner all the
// same.
//
// Promise: an errand is always done. While the desk is open it is done beside the caller, and
// Close waits for it; before and after that, and when too many are under way, the caller does
// it.
package errand

import "sync"

// Most is how many errands may be under way beside their callers.
const Most = 64

// Desk takes errands. The zero value is closed.
type Desk struct {
	mu     sync.Mutex
	open   bool
	places int // for errands under way
	wg     sync.WaitGroup
}

// Open lets errands be done beside their callers.
func (d *Desk) Open() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open, d.places = true, Most
}

// Do does an errand, now or soon.
func (d *Desk) Do(errand func()) {
	if !d.start(errand) {
		errand()
	}
}

func (d *Desk) start(errand func()) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.open || d.places == 0 {
		return false
	}
	d.places--
	d.wg.Go(func() {
		errand()
		d.mu.Lock()
		defer d.mu.Unlock()
		d.places++
	})
	return true
}

// Close waits for the errands under way.
func (d *Desk) Close() {
	d.mu.Lock()
	d.open = false
	d.mu.Unlock()
	d.wg.Wait()
}
