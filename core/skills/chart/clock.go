package chart

import (
	"math"
	"time"

	"tickertape/core/skills/format"
)

// clock maps times to pixels from left to right.
type clock struct {
	from, to    time.Time
	left, right int
	zone        *time.Location
	locale      format.Locale
}

// x is the pixel of a time.
func (c clock) x(t time.Time) int {
	whole := c.to.Sub(c.from)
	if whole <= 0 {
		return (c.left + c.right) / 2
	}
	share := float64(t.Sub(c.from)) / float64(whole)
	return c.left + int(math.Round(share*float64(c.right-c.left)))
}

// mark is a time with its label.
type mark struct {
	at    time.Time
	label string
}

// rhythm is a way to put marks: every so many hours, days, months or years of the calendar.
type rhythm struct {
	upTo         time.Duration // spans that it is for
	hours, days  int
	months, year int
	label        label
}

// label writes a time beside the axis.
type label func(format.Locale, time.Time) string

// The ways to write a time: of day, with its day, a day, a month, a year.
var (
	clockTime label = func(_ format.Locale, t time.Time) string { return t.Format("15:04") }
	dayTime   label = func(l format.Locale, t time.Time) string { return l.ShortDay(t) + t.Format(" 15:04") }
	dayOnly   label = format.Locale.ShortDay
	month     label = format.Locale.ShortMonth
	yearOnly  label = func(_ format.Locale, t time.Time) string { return t.Format("2006") }
)

const day = 24 * time.Hour

var rhythms = []rhythm{
	{upTo: 8 * time.Hour, hours: 1, label: clockTime},
	{upTo: 16 * time.Hour, hours: 2, label: clockTime},
	{upTo: 30 * time.Hour, hours: 4, label: clockTime},
	{upTo: 3 * day, hours: 12, label: dayTime},
	{upTo: 9 * day, days: 1, label: dayOnly},
	{upTo: 16 * day, days: 2, label: dayOnly},
	{upTo: 40 * day, days: 5, label: dayOnly},
	{upTo: 75 * day, days: 10, label: dayOnly},
	{upTo: 200 * day, months: 1, label: month},
	{upTo: 420 * day, months: 2, label: month},
	{upTo: 800 * day, months: 4, label: month},
	{upTo: 1500 * day, months: 6, label: month},
	{upTo: 9 * 366 * day, year: 1, label: yearOnly},
	{upTo: 18 * 366 * day, year: 2, label: yearOnly},
	{upTo: 45 * 366 * day, year: 5, label: yearOnly},
	{upTo: math.MaxInt64, year: 10, label: yearOnly},
}

// marks are round times within the clock, in its zone.
func (c clock) marks() []mark {
	span := c.to.Sub(c.from)
	r := rhythms[len(rhythms)-1]
	for _, each := range rhythms {
		if span <= each.upTo {
			r = each
			break
		}
	}
	var out []mark
	for t := r.first(c.from.In(c.zone)); !t.After(c.to) && len(out) < 64; t = r.next(t) {
		if !t.Before(c.from) {
			out = append(out, mark{t, r.label(c.locale, t)})
		}
	}
	return out
}

// first is the last time of the rhythm that is not after t.
func (r rhythm) first(t time.Time) time.Time {
	y, m, d := t.Date()
	switch {
	case r.hours > 0:
		return time.Date(y, m, d, t.Hour()/r.hours*r.hours, 0, 0, 0, t.Location())
	case r.days > 0:
		return time.Date(y, m, (d-1)/r.days*r.days+1, 0, 0, 0, 0, t.Location())
	case r.months > 0:
		return time.Date(y, (m-1)/time.Month(r.months)*time.Month(r.months)+1, 1, 0, 0, 0, 0, t.Location())
	}
	return time.Date(y/r.year*r.year, 1, 1, 0, 0, 0, 0, t.Location())
}

// next is the time of the rhythm after t. Days of a month begin anew with each month: a mark that
// would stand within two days of the next month's first is left out.
func (r rhythm) next(t time.Time) time.Time {
	y, m, d := t.Date()
	switch {
	case r.hours > 0:
		next := time.Date(y, m, d, t.Hour()+r.hours, 0, 0, 0, t.Location())
		if !next.After(t) { // an hour that the clock repeats
			next = t.Add(time.Duration(r.hours) * time.Hour)
		}
		return next
	case r.days > 0:
		next := time.Date(y, m, d+r.days, 0, 0, 0, 0, t.Location())
		if first := time.Date(y, m+1, 1, 0, 0, 0, 0, t.Location()); r.days > 1 && first.Sub(next) < time.Duration(r.days)*day/2 {
			return first
		}
		return next
	case r.months > 0:
		return time.Date(y, m+time.Month(r.months), 1, 0, 0, 0, 0, t.Location())
	}
	return time.Date(y+r.year, 1, 1, 0, 0, 0, 0, t.Location())
}
