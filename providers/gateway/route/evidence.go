package route

import (
	"math"
	"math/rand/v2"
	"sync"
	"time"
)

// What is believed of a provider that nobody has asked yet, and how fast experience fades:
// half of it counts after halfLife, so that trouble shows within seconds, and is forgiven as
// fast.
const (
	priorGood = 19.0
	priorBad  = 1.0
	halfLife  = 5 * time.Second
	trouble   = 0.05
	weightOf  = 4.0 // how many of the prior's observations one call of now is worth
)

// evidence is how calls of one group went at one provider.
type evidence struct {
	mu      sync.Mutex
	good    float64
	bad     float64
	latency time.Duration // exponentially weighted
	at      time.Time     // of good and bad
}

// note adds a call. One that came after the deadline was no use to the one who waited.
func (e *evidence) note(ok bool, took, deadline time.Duration, now time.Time) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.fade(now)
	if ok && took <= deadline {
		e.good += weightOf
	} else {
		e.bad += weightOf
	}
	if !ok {
		return
	}
	if e.latency == 0 {
		e.latency = took
	}
	e.latency += (took - e.latency) / 5
}

// fade makes experience count less with time.
func (e *evidence) fade(now time.Time) {
	if !e.at.IsZero() && now.After(e.at) {
		f := math.Exp2(-float64(now.Sub(e.at)) / float64(halfLife))
		e.good *= f
		e.bad *= f
	}
	e.at = now
}

// belief is the mean chance of a useful answer, and how sure that is, as the standard
// deviation of the Beta distribution of what was seen; 0 where no trouble is remembered, so
// that nothing has to be tried out.
func (e *evidence) belief(now time.Time) (mean, deviation float64, latency time.Duration) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.fade(now)
	a, b := priorGood+e.good, priorBad+e.bad
	n := a + b
	if e.bad > trouble {
		deviation = math.Sqrt(a * b / (n * n * (n + 1)))
	}
	return a / n, deviation, e.latency
}

// draw samples a belief (Thompson sampling, with the normal distribution in the Beta's
// place): a provider that may have recovered gets its chance now and then.
func draw(mean, deviation float64) float64 {
	return min(max(mean+deviation*rand.NormFloat64(), 0.001), 1)
}
