//go:build unix

package lock

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// Try takes the lock of a file, which it makes, or says ErrHeld.
func Try(path string) (release func(), err error) { return take(path, syscall.LOCK_EX|syscall.LOCK_NB) }

// Wait takes it when the others are done.
func Wait(path string) (release func(), err error) { return take(path, syscall.LOCK_EX) }

func take(path string, how int) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) //nolint:gosec // below our own folder
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrHeld
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil // which unlocks
}
