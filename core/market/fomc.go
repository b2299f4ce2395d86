package market

import (
	"sync"
	"time"
)

// fedMeetings are the second days of the FOMC's meetings, by year.
// Source: the Federal Reserve's announcements of 9 August 2024 (2026) and 5 September 2025
// (2027 and January 2028).
var fedMeetings = map[int][]string{
	2026: {"0128", "0318", "0429", "0617", "0729", "0916", "1028", "1209"},
	2027: {"0127", "0317", "0428", "0609", "0728", "0915", "1027", "1208"},
	2028: {"0126"},
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

// FedStatement is when the first statement of the Federal Open Market Committee at or after a time comes out: at 14:00 in New York
// on the second day of a meeting. It reports false beyond the meetings that are announced.
func FedStatement(after time.Time) (time.Time, bool) {
	at := NewYork()
	for year := after.In(at).Year(); len(fedMeetings[year]) > 0; year++ {
		for _, day := range fedMeetings[year] {
			d, err := time.Parse("0102", day)
			if t := time.Date(year, d.Month(), d.Day(), 14, 0, 0, 0, at); err == nil && !t.Before(after) {
				return t, true
			}
		}
	}
	return time.Time{}, false
}
