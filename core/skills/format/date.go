package format

import (
	"fmt"
	"time"
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

// Week writes a week by the day that it is published for: "week of 14 Nov 2026".
func Week(t time.Time) string { return "week of " + Day(t) }
