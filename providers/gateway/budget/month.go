package budget

import (
	"errors"
	"slices"
	"time"

	"tickertape/core/market"
)

// month counts the credits of a plan that has so many a month, in UTC. A call that was
// answered takes one.
type month struct {
	limit  int // 0: the plan counts none
	used   int
	of     string // "2026-11"
	warned bool
	told   bool      // used is what the provider said
	asked  time.Time // when a call was last let through although it said that all is spent
}

// warnAt is the share of a month's credits at which operators are told.
const warnAt = 0.8

// ahead is how far work that can wait may be before an even spending over the month.
const ahead = 0.02

var errMonth = errors.Join(market.ErrOwnBudget, errors.New("the month's credits are spent"))

// turn begins a new month where one has begun.
func (m *month) turn(now time.Time) {
	if of := now.UTC().Format("2006-01"); m.of != of {
		m.of, m.used, m.warned, m.told = of, 0, false, false
	}
}

// allows reports whether a call in a lane may be spent, and if not, when the next month begins.
// People may spend all; work that nobody waits for what they will not need until the month
// ends, by the forecast; everything else no more than an even share of what has passed of it.
func (m *month) allows(lane market.Lane, now time.Time, people *forecast) (after time.Duration, ok bool) {
	m.turn(now)
	if m.limit == 0 {
		return 0, true
	}
	y, mon, _ := now.UTC().Date()
	begin, end := time.Date(y, mon, 1, 0, 0, 0, 0, time.UTC), time.Date(y, mon+1, 1, 0, 0, 0, 0, time.UTC)
	if m.used >= m.limit {
		if m.told && now.Sub(m.asked) >= time.Hour { // it may say something else by now
			m.asked = now
			return 0, true
		}
		return end.Sub(now), false
	}
	if need, known := people.until(now, end); known && lane == market.Batch {
		return time.Hour, float64(m.limit-m.used) > need
	}
	passed := float64(now.Sub(begin)) / float64(end.Sub(begin))
	if lane != market.Interactive && float64(m.used) > float64(m.limit)*(passed+ahead) {
		return time.Hour, false
	}
	return 0, true
}

// spend takes a credit; true: it is the one at which operators are to be told.
func (m *month) spend(now time.Time) (tell bool) {
	m.turn(now)
	m.used++
	tell = m.limit > 0 && !m.warned && float64(m.used) >= warnAt*float64(m.limit)
	m.warned = m.warned || tell
	return tell
}

// Usage is what has been spent of a month, to be kept over a restart.
type Usage struct {
	Month string `json:"month"` // "2026-11", UTC
	Used  int    `json:"used"`
	// Hours are the calls that people cause in each hour of the week, from Thursday 0:00 UTC, when 1970 began; -1: not known.
	Hours []float64 `json:"hours,omitempty"`
}

// Usage tells what has been spent.
func (b *Budget) Usage() Usage {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.month.turn(time.Now())
	b.people.roll(time.Now())
	return Usage{b.month.of, b.month.used, slices.Clone(b.people.hours[:])}
}

// Resume adds what an earlier process has spent of this month.
func (b *Budget) Resume(u Usage) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.month.turn(time.Now())
	if u.Month == b.month.of && !b.month.told {
		b.month.used += u.Used
	}
	if len(u.Hours) == week {
		copy(b.people.hours[:], u.Hours)
	}
}
