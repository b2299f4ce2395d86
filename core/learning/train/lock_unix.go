//go:build unix

package train

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// ErrBusy is the answer while another training is under way, here or in another process.
var ErrBusy = errors.New("another training is under way; try again when it is done")

// alone keeps others from training until release is called. The system lets go of it when the
// process ends, however it ends.
func alone(path string) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) //nolint:gosec // below our own folder
	if err != nil {
		return nil, fmt.Errorf("lock the training: %w", err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) //nolint:gosec // a descriptor is small
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrBusy
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil // which unlocks
}
