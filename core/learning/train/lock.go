package train

import (
	"errors"
	"fmt"

	"tickertape/core/learning/internal/lock"
)

// ErrBusy is the answer while another training is under way, here or in another process.
var ErrBusy = errors.New("another training is under way; try again when it is done")

// alone keeps others from training until release is called.
func alone(path string) (release func(), err error) {
	release, err = lock.Try(path)
	switch {
	case errors.Is(err, lock.ErrHeld):
		return nil, ErrBusy
	case err != nil:
		return nil, fmt.Errorf("lock the training: %w", err)
	}
	return release, nil
}
