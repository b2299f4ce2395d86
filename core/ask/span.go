package ask

import (
	"strconv"
	"strings"
	"time"

	"tickertape/core/market"
)

// Span is a time in one canonical form: a number with h, d, w, mo or y that reaches back from
// now ("24h", "7d", "3mo"), "ytd", "max", a day ("2021-11-10"), or an interval of days, both
// included ("2021-01-01..2021-06-30"). The empty Span is none. Days are dates, of no zone.
type Span string

// mostBack bounds the number of a span: a hundred years.
var mostBack = map[string]int{"h": 876_000, "d": 36_500, "w": 5_200, "mo": 1_200, "y": 100}

// Range is what a span means at a time, in UTC: zero To is now, zero From is as far as there is
// data. Its days are those of the location that now is in. It reports false for what is no span.
func (s Span) Range(now time.Time) (market.Range, bool) {
	r, ok := s.local(now)
	if !r.From.IsZero() {
		r.From = r.From.UTC()
	}
	if !r.To.IsZero() {
		r.To = r.To.UTC()
	}
	return r, ok
}

// local is Range in the location of now.
func (s Span) local(now time.Time) (market.Range, bool) {
	switch s {
	case "max":
		return market.Range{}, true
	case "ytd":
		return market.Range{From: time.Date(now.Year(), 1, 1, 0, 0, 0, 0, now.Location())}, true
	}
	if from, to, ok := s.days(now.Location()); ok {
		end := to.AddDate(0, 0, 1)
		if !end.Before(now) {
			end = time.Time{}
		}
		return market.Range{From: from, To: end}, true
	}
	from, ok := s.back(now)
	return market.Range{From: from}, ok
}

// Day reports whether the span is a single day.
func (s Span) Day() bool { from, to, ok := s.days(time.UTC); return ok && from.Equal(to) }

// Rolls reports whether the span is so long and ends now, as "7d".
func (s Span) Rolls() bool { _, ok := s.back(time.Time{}); return ok }

// days reads a day or an interval.
func (s Span) days(in *time.Location) (from, to time.Time, ok bool) {
	first, last, interval := strings.Cut(string(s), "..")
	if !interval {
		last = first
	}
	if len(first) != len(time.DateOnly) || len(last) != len(time.DateOnly) { // the error of most spans would be made for nothing
		return from, to, false
	}
	from, err := time.ParseInLocation(time.DateOnly, first, in)
	if err != nil {
		return from, to, false
	}
	to, err = time.ParseInLocation(time.DateOnly, last, in)
	return from, to, err == nil && !to.Before(from)
}

// back is when a span that ends now begins.
func (s Span) back(now time.Time) (time.Time, bool) {
	unit := strings.TrimLeft(string(s), "0123456789")
	digits := strings.TrimSuffix(string(s), unit)
	if digits == "" {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > mostBack[unit] {
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
