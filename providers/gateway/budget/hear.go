package budget

import (
	"math"
	"time"

	"golang.org/x/time/rate"

	"tickertape/core/market"
)

// hear corrects our count by the provider's own: it knows the plan, and calls of others with
// the same key or address.
func (b *Budget) hear(q market.Quota) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if q.PerMinute > 0 && q.PerMinute != len(b.window.times) {
		b.limit.SetLimitAt(now, rate.Limit(float64(q.PerMinute)/60))
		b.limit.SetBurstAt(now, max(1, q.PerMinute/burstShare))
		b.window = b.window.resized(q.PerMinute)
	}
	if q.PerMonth > 0 {
		b.month.turn(now)
		b.month.limit = q.PerMonth
		if q.LeftMonth != nil {
			b.month.used, b.month.told = max(0, q.PerMonth-*q.LeftMonth), true
			if b.month.used >= b.month.limit && b.month.asked.IsZero() {
				b.month.asked = now
			}
		}
	}
	if q.LeftMinute != nil {
		b.window.lower(*q.LeftMinute, now)
	}
}

// burstShare is the part of a minute's calls that may leave at once under a plan that the
// provider told.
const burstShare = 6

// resized is a window for another number of calls with the newest of the times in it.
func (w *window) resized(n int) *window {
	out := newWindow(n)
	for i := range w.times {
		if t := w.times[(w.next+i)%len(w.times)]; !t.IsZero() {
			out.book(t)
		}
	}
	return out
}

// lower books calls that others made, until no more than that share is left.
func (w *window) lower(share float64, now time.Time) {
	over := int(math.Round((w.left(now) - min(max(share, 0), 1)) * float64(len(w.times))))
	for range over {
		w.book(now)
	}
}
