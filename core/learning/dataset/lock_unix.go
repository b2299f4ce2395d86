//go:build unix

package dataset

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// ErrBusy is the answer while another process changes the datasets.
var ErrBusy = errors.New("another process is changing the datasets; try again when it is done")

// lock keeps other processes, and other calls of this one, from changing versions. The system
// lets go of it when the process ends, however it ends.
func (v *Versions) lock() (unlock func(), err error) {
	f, err := os.OpenFile(filepath.Join(v.dir, ".lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the datasets: %w", err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrBusy
	}
	if err == nil {
		err = v.recover()
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil // which unlocks
}
