// Package lock keeps processes, and the calls of one process, from changing the same folder at
// once: the commands work beside a running bot.
//
// The system lets go of a lock when its process ends, however it ends. Where there is no flock,
// one process is trusted to be alone.
package lock

import "errors"

// ErrHeld is the answer while somebody else holds a lock.
var ErrHeld = errors.New("somebody else holds the lock")
