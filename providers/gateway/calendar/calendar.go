// Package calendar knows when published numbers come out, which move prices and make what is
// remembered of a series old.
//
// It knows the meetings of the Federal Open Market Committee by heart, and learns the release
// days of series from whoever has them. A release has a day and no time of day: US statistics
// come out at 8:30 in New York, the FOMC's statement at 14:00 on the second day of a meeting.
//
//	        soon       out                  settled
//	─────────┼──────────┼────────────────────┼───────
//	         └── busy: 5 minutes before to 30 after
//	                    └── an hour in which a series is asked for again every 5 minutes:
//	                        publishers and databases are late
//
// It asks nobody by itself, and knows neither cache nor provider.
package calendar

import (
	"slices"
	"sync"
	"time"

	"tickertape/core/market"
)

const (
	soon    = 5 * time.Minute
	settled = 30 * time.Minute
	late    = time.Hour
	again   = 5 * time.Minute
	most    = 512 // series that it remembers
)

// Calendar is safe for concurrent use.
type Calendar struct {
	newYork *time.Location

	mu       sync.RWMutex
	releases map[string][]time.Time // by series, in order
}

// New makes one that knows the FOMC alone.
func New() *Calendar {
	return &Calendar{newYork: market.NewYork(), releases: map[string][]time.Time{}}
}

// Learn takes the release days of a series, of which only the UTC date counts.
func (c *Calendar) Learn(series string, days []time.Time) {
	times := make([]time.Time, 0, len(days))
	for _, d := range days {
		y, m, day := d.UTC().Date()
		times = append(times, time.Date(y, m, day, 8, 30, 0, 0, c.newYork))
	}
	slices.SortFunc(times, time.Time.Compare)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.releases) >= most {
		clear(c.releases)
	}
	c.releases[series] = times
}

// Busy reports whether prices are about to move, or have just been moved, by a release.
func (c *Calendar) Busy(now time.Time) bool {
	if at, ok := c.meeting(now); ok && around(at, now) {
		return true
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	for _, times := range c.releases {
		if at, ok := last(times, now.Add(soon)); ok && around(at, now) {
			return true
		}
	}
	return false
}

func around(at, now time.Time) bool { return !now.Before(at.Add(-soon)) && now.Before(at.Add(settled)) }

// Outdated reports whether what was fetched of a series then may be older than its newest
// release.
func (c *Calendar) Outdated(series string, fetched, now time.Time) bool {
	c.mu.RLock()
	at, ok := last(c.releases[series], now)
	c.mu.RUnlock()
	if !ok || !fetched.Before(at.Add(late)) {
		return false
	}
	return fetched.Before(at) || now.Sub(fetched) >= again
}

// last is the newest of some times that is not after now.
func last(times []time.Time, now time.Time) (time.Time, bool) {
	i, found := slices.BinarySearchFunc(times, now, time.Time.Compare)
	if found {
		return times[i], true
	}
	if i == 0 {
		return time.Time{}, false
	}
	return times[i-1], true
}

// meeting is the statement of an FOMC meeting on the day of a time, in New York.
func (c *Calendar) meeting(now time.Time) (time.Time, bool) {
	y, m, d := now.In(c.newYork).Date()
	morning := time.Date(y, m, d, 0, 0, 0, 0, c.newYork)
	at, known := market.FedStatement(morning)
	return at, known && at.Before(morning.AddDate(0, 0, 1))
}
