package format

import (
	"fmt"
	"time"

	"tickertape/core/market"
)

// Day writes a date: "20 Nov 2026".
func Day(t time.Time) string { return t.UTC().Format("2 Jan 2006") }

// Month writes a month: "October 2026".
func Month(t time.Time) string { return t.UTC().Format("January 2006") }

// Quarter writes a quarter: "Q3 2024".
func Quarter(t time.Time) string {
	t = t.UTC()
	return fmt.Sprintf("Q%d %d", (int(t.Month())+2)/3, t.Year())
}

// Week writes a week by the day that it is published under: "week of 14 Nov 2026".
func Week(t time.Time) string { return "week of " + Day(t) }

// Period writes the time that an observation is for, by how often there is one.
func Period(t time.Time, f market.Frequency) string {
	switch f {
	case market.Annual:
		return t.UTC().Format("2006")
	case market.Quarterly:
		return Quarter(t)
	case market.Monthly:
		return Month(t)
	case market.Weekly:
		return Week(t)
	}
	return Day(t)
}

// During is Period in a sentence: "in October 2026", "in the week of 14 Nov 2026", "on 20 Nov 2026".
func During(t time.Time, f market.Frequency) string {
	switch f {
	case market.Annual, market.Quarterly, market.Monthly:
		return "in " + Period(t, f)
	case market.Weekly:
		return "in the " + Period(t, f)
	}
	return "on " + Period(t, f)
}
