package dataset

import (
	"errors"
	"fmt"
	"path/filepath"

	"tickertape/core/learning/internal/lock"
)

// ErrBusy is the answer while another process changes the datasets.
var ErrBusy = errors.New("another process is changing the datasets; try again when it is done")

// lock keeps other processes, and other calls of this one, from changing versions, and finishes
// what a crash left.
func (v *Versions) lock() (unlock func(), err error) {
	unlock, err = lock.Try(filepath.Join(v.dir, ".lock"))
	switch {
	case errors.Is(err, lock.ErrHeld):
		return nil, ErrBusy
	case err != nil:
		return nil, fmt.Errorf("lock the datasets: %w", err)
	}
	if err := v.recover(); err != nil {
		unlock()
		return nil, err
	}
	return unlock, nil
}
