package budget

import "time"

// span is the time that providers count calls in.
const span = time.Minute

// window keeps the calls of any minute, wherever it begins, within a number: a bucket alone
// would allow a minute's worth and a burst.
type window struct {
	times []time.Time // when the newest calls leave, as a ring; empty: no limit
	next  int         // the oldest of them
}

func newWindow(perMinute int) *window { return &window{times: make([]time.Time, perMinute)} }

// earliest is when a call may leave that could leave at t.
func (w *window) earliest(t time.Time) time.Time {
	if len(w.times) == 0 {
		return t
	}
	if free := w.times[w.next].Add(span); !w.times[w.next].IsZero() && free.After(t) {
		return free
	}
	return t
}

// book notes a call that leaves at t.
func (w *window) book(t time.Time) {
	if len(w.times) > 0 {
		w.times[w.next] = t
		w.next = (w.next + 1) % len(w.times)
	}
}

// left is the share of a minute's calls that could leave now.
func (w *window) left(now time.Time) float64 {
	if len(w.times) == 0 {
		return 1
	}
	free := 0
	for _, t := range w.times {
		if t.IsZero() || now.Sub(t) >= span {
			free++
		}
	}
	return float64(free) / float64(len(w.times))
}
