package ask

import (
	"strconv"
	"strings"
	"time"
)

// Span is a time that reaches back from now: a number with h, d, w, mo or y ("24h", "7d",
// "3mo"), "ytd" or "max". The empty Span is none.
type Span string

// mostBack bounds the number of a span.
const mostBack = 10_000

// From is when a span that ends now begins; the zero time for "max". It reports false for
// what is no span.
func (s Span) From(now time.Time) (time.Time, bool) {
	switch s {
	case "max":
		return time.Time{}, true
	case "ytd":
		return time.Date(now.Year(), 1, 1, 0, 0, 0, 0, now.Location()), true
	}
	unit := strings.TrimLeft(string(s), "0123456789")
	n, err := strconv.Atoi(strings.TrimSuffix(string(s), unit))
	if err != nil || n < 1 || n > mostBack {
		return time.Time{}, false
	}
	switch unit {
	case "h":
		return now.Add(-time.Duration(n) * time.Hour), true
	case "d":
		return now.AddDate(0, 0, -n), true
	case "w":
		return now.AddDate(0, 0, -7*n), true
	case "mo":
		return now.AddDate(0, -n, 0), true
	case "y":
		return now.AddDate(-n, 0, 0), true
	}
	return time.Time{}, false
}
