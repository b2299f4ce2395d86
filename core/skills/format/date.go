package format

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"tickertape/core/market"
)

// Day writes a date: "20 Nov 2026".
func (l Locale) Day(t time.Time) string { return l.date(l.calendar().day, t) }

// Month writes a month: "October 2026".
func (l Locale) Month(t time.Time) string { return l.date(l.calendar().month, t) }

// Quarter writes a quarter: "Q3 2024".
func (l Locale) Quarter(t time.Time) string { return l.date(l.calendar().quarter, t) }

// Week writes a week by the day that it is published under: "week of 14 Nov 2026".
func (l Locale) Week(t time.Time) string { return l.date(l.calendar().week, t) }

// Moment writes a time of day with its date: "15:04 UTC, 20 Nov 2026".
func (l Locale) Moment(t time.Time) string { return l.date(l.calendar().clock, t) }

// AtMoment is Moment in a sentence: "at 15:04 UTC on 20 Nov 2026".
func (l Locale) AtMoment(t time.Time) string { return l.date(l.calendar().atClock, t) }

// Stamp writes a date with the time of day, for a footer: "20 Nov 2026 15:04 UTC".
func (l Locale) Stamp(t time.Time) string { return l.date("{day} {t}", t) }

// ZoneName is what people call the zone of a time: "CET". One that has no name but its distance from
// UTC is called by that: "UTC+3".
func ZoneName(t time.Time) string {
	name, offset := t.Zone()
	if !strings.HasPrefix(name, "+") && !strings.HasPrefix(name, "-") {
		return name
	}
	sign := "+"
	if offset < 0 {
		sign, offset = minus, -offset
	}
	out := "UTC" + sign + strconv.Itoa(offset/3600)
	if minutes := offset % 3600 / 60; minutes > 0 {
		out += ":" + strconv.Itoa(minutes)
	}
	return out
}

// ShortDay writes a day without its year, for an axis: "2 Jan".
func (l Locale) ShortDay(t time.Time) string { return l.local(l.calendar().axisDay, t) }

// ShortMonth writes a month for an axis: "Jan 2006".
func (l Locale) ShortMonth(t time.Time) string { return l.local(l.calendar().axisMonth, t) }

// Period writes the time that an observation is for, by how often there is one.
func (l Locale) Period(t time.Time, f market.Frequency) string {
	switch f {
	case market.Annual:
		return strconv.Itoa(t.In(l.Zone()).Year())
	case market.Quarterly:
		return l.Quarter(t)
	case market.Monthly:
		return l.Month(t)
	case market.Weekly:
		return l.Week(t)
	}
	return l.Day(t)
}

// During is Period in a sentence: "in October 2026", "in the week of 14 Nov 2026", "on 20 Nov 2026".
func (l Locale) During(t time.Time, f market.Frequency) string {
	c := l.calendar()
	switch f {
	case market.Annual:
		return l.date(c.inYear, t)
	case market.Quarterly:
		return l.date(c.inQuarter, t)
	case market.Monthly:
		return l.date(c.in, t)
	case market.Weekly:
		return l.date(c.inWeek, t)
	}
	return l.date(c.on, t)
}

func (l Locale) calendar() *calendar { return &l.conventions().calendar }

// date fills a pattern with a time in the zone of the locale.
func (l Locale) date(pattern string, t time.Time) string { return l.local(pattern, t.In(l.Zone())) }

// local fills a pattern with a time as its zone tells it. The whole date comes first, since it
// has marks of its own.
func (l Locale) local(pattern string, t time.Time) string {
	c := l.calendar()
	day, month := strconv.Itoa(t.Day()), int(t.Month())-1
	if t.Day() == 1 && c.first != "" {
		day = c.first
	}
	return strings.NewReplacer("{d}", day, "{y}", strconv.Itoa(t.Year()), "{q}", strconv.Itoa(month/3+1),
		"{mon}", c.short[month], "{lone}", cmp.Or(c.lone[month], c.short[month]),
		"{month}", c.full[month], "{in}", cmp.Or(c.within[month], c.full[month]), "{t}", t.Format("15:04 ")+ZoneName(t)).
		Replace(strings.ReplaceAll(pattern, "{day}", c.day))
}
