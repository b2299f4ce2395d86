package train

import (
	"context"
	"time"
)

// step tells how far a step is, no more often than people can read, and ends it with its
// context. What the first call took is not counted: it was also the preparation.
func (t Trainer) step(ctx context.Context, name string) func(done, of int) error {
	var first, told time.Time
	before := 0
	return func(done, of int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		now := time.Now()
		if first.IsZero() {
			first, before = now, done
		}
		if t.Tell == nil || (done < of && now.Sub(told) < 200*time.Millisecond) {
			return nil
		}
		told = now
		t.Tell(Progress{name, done, of, left(now.Sub(first), done-before, of-done)})
		return nil
	}
}

// left is how long the rest takes, if it goes on as before; 0: too early to tell.
func left(took time.Duration, done, rest int) time.Duration {
	if done == 0 {
		return 0
	}
	return time.Duration(float64(took) / float64(done) * float64(rest))
}
