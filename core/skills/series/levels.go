package series

import (
	"cmp"
	"math"
	"slices"
	"time"

	"tickertape/core/market"
)

// Levels are the published values of one series, one for each period, oldest first.
type Levels struct {
	frequency market.Frequency
	points    []market.Point
	at        map[int]int // period -> its place in points
}

// New takes points in any order. What is not a number was not published; of two values for
// one period the later in the list counts.
func New(points []market.Point, f market.Frequency) Levels {
	l := Levels{frequency: f, at: map[int]int{}}
	for _, p := range points {
		if !math.IsNaN(p.Value) && !math.IsInf(p.Value, 0) {
			l.points = append(l.points, p)
		}
	}
	slices.SortStableFunc(l.points, func(a, b market.Point) int { return cmp.Compare(period(a.At, f), period(b.At, f)) })
	l.points = lastOfEach(l.points, f)
	for i, p := range l.points {
		l.at[period(p.At, f)] = i
	}
	return l
}

// Until drops what is for a time after the range; a zero range drops nothing.
func (l Levels) Until(r market.Range) Levels {
	if r.To.IsZero() {
		return l
	}
	kept := slices.DeleteFunc(slices.Clone(l.points), func(p market.Point) bool {
		return !p.At.Before(r.To) && !p.At.Equal(r.From)
	})
	return New(kept, l.frequency)
}

// Len is the number of periods.
func (l Levels) Len() int { return len(l.points) }

// period numbers the periods of a frequency, so that neighbours differ by one. Weeks begin on
// a Monday: some series move from Thursday to Wednesday before a holiday.
func period(t time.Time, f market.Frequency) int {
	t = t.UTC()
	days := int(math.Floor(float64(t.Unix()) / 86400))
	switch f {
	case market.Annual:
		return t.Year()
	case market.Quarterly:
		return t.Year()*4 + (int(t.Month())-1)/3
	case market.Monthly:
		return t.Year()*12 + int(t.Month()) - 1
	case market.Weekly:
		return int(math.Floor(float64(days+3) / 7)) // 1 January 1970 was a Thursday
	}
	return days
}

func lastOfEach(points []market.Point, f market.Frequency) []market.Point {
	out := points[:0]
	for _, p := range points {
		if n := len(out); n > 0 && period(out[n-1].At, f) == period(p.At, f) {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	return out
}

// longestPause is how many days may lie between two trading days, so that they still follow
// each other: a weekend with holidays around it.
const longestPause = 7

// before finds the period that comes right before the i-th.
func (l Levels) before(i int) (market.Point, bool) {
	if l.frequency != market.Daily {
		j, ok := l.at[period(l.points[i].At, l.frequency)-1]
		return l.point(j, ok)
	}
	return l.onOrBefore(l.points[i].At.AddDate(0, 0, -1))
}

// yearBefore finds the same period of the year before; for days it is the last trading day
// up to the same date, for weeks the one 52 weeks ago.
func (l Levels) yearBefore(i int) (market.Point, bool) {
	at := l.points[i].At
	if l.frequency == market.Daily {
		return l.onOrBefore(at.AddDate(-1, 0, 0))
	}
	j, ok := l.at[period(at, l.frequency)-perYear(l.frequency)]
	return l.point(j, ok)
}

func perYear(f market.Frequency) int {
	switch f {
	case market.Annual:
		return 1
	case market.Quarterly:
		return 4
	case market.Weekly:
		return 52
	}
	return 12
}

// onOrBefore finds the last trading day up to a date, but none that is a week away.
func (l Levels) onOrBefore(t time.Time) (market.Point, bool) {
	last := period(t, market.Daily)
	for day := last; day > last-longestPause; day-- {
		if j, ok := l.at[day]; ok {
			return l.points[j], true
		}
	}
	return market.Point{}, false
}

func (l Levels) point(i int, ok bool) (market.Point, bool) {
	if !ok {
		return market.Point{}, false
	}
	return l.points[i], true
}
