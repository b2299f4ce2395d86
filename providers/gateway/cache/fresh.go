package cache

import (
	"math"
	"time"
)

// Bounds of a live price's time.
const (
	shortest = 10 * time.Second
	longest  = 120 * time.Second
	calm     = 0.001 // the move in a minute at which a price gets the class's own time
)

// lifetime is how long a new entry is fresh. A price that moves fast gets less, one that
// stands still more: in inverse proportion to its move since the last fetch, scaled to a
// minute as a random walk moves, with the square root of time.
func (c *call) lifetime(old entry, had bool, now entry) time.Duration {
	if c.class.Name != price.Name || now.box == nil {
		return c.class.Fresh
	}
	life := c.class.Fresh
	if had && old.box != nil && old.quote().Price > 0 {
		minutes := now.fetched.Sub(old.fetched).Minutes()
		move := math.Abs(math.Log(now.quote().Price / old.quote().Price))
		if minutes > 0.1 && minutes < 60 && !math.IsNaN(move) {
			life = time.Duration(float64(life) * calm / max(move/math.Sqrt(minutes), calm/4))
		}
	}
	if c.Busy != nil && c.Busy(now.fetched) {
		life /= 3
	}
	return min(max(life, shortest), longest)
}
