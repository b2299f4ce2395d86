package market

import (
	"slices"
	"sync"
	"time"
)

// fedMeetings are the second days of the FOMC's meetings, in their order.
// Source: the Federal Reserve's announcements of 9 August 2024 (2026) and 5 September 2025
// (2027 and January 2028).
var fedMeetings = []string{
	"2026-01-28", "2026-03-18", "2026-04-29", "2026-06-17", "2026-07-29", "2026-09-16", "2026-10-28", "2026-12-09",
	"2027-01-27", "2027-03-17", "2027-04-28", "2027-06-09", "2027-07-28", "2027-09-15", "2027-10-27", "2027-12-08",
	"2028-01-26",
}

// NewYork is where the figures and decisions of the United States are published.
func NewYork() *time.Location { return newYork() }

var newYork = sync.OnceValue(func() *time.Location {
	l, err := time.LoadLocation("America/New_York")
	if err != nil {
		return time.FixedZone("EST", -5*60*60) // at most an hour wrong, and only in summer
	}
	return l
})

// fedStatements are the times of their statements: 14:00 in New York.
var fedStatements = sync.OnceValue(func() (out []time.Time) {
	for _, day := range fedMeetings {
		if d, err := time.ParseInLocation(time.DateOnly, day, NewYork()); err == nil {
			y, m, d := d.Date()
			out = append(out, time.Date(y, m, d, 14, 0, 0, 0, NewYork()))
		}
	}
	return out
})

// FedStatement is when the first statement of the Federal Open Market Committee at or after a time comes out: at 14:00 in New York
// on the second day of a meeting. It reports false beyond the meetings that are announced, and of times before 2026 tells the first.
func FedStatement(after time.Time) (time.Time, bool) {
	all := fedStatements()
	n, _ := slices.BinarySearchFunc(all, after, time.Time.Compare)
	if n == len(all) {
		return time.Time{}, false
	}
	return all[n], true
}
