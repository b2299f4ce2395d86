package format

import (
	"math"
	"strings"
)

// Signed writes v with its sign and so many decimals: "+2.41", "−1.20", "0.00".
func Signed(v float64, places int) string {
	s := Fixed(v, places)
	if Direction(v, places) > 0 {
		return "+" + s
	}
	return s
}

// Percent writes a change in percent with its sign: "+2.41 %", "−1.20 %", "0.00 %", "+12,345 %".
func Percent(v float64) string {
	switch {
	case !finite(v):
		return NotANumber
	case v >= 1e12:
		return "+" + Words(v) + " %"
	case v <= -1e12:
		return Words(v) + " %"
	case math.Abs(v) >= 1000:
		return Signed(v, 0) + " %"
	}
	return Signed(v, 2) + " %"
}

// Change is Percent with an arrow: "▲ +2.41 %", "▼ −1.20 %", "0.00 %".
func Change(v float64) string {
	switch Direction(v, 2) {
	case 1:
		return "▲ " + Percent(v)
	case -1:
		return "▼ " + Percent(v)
	}
	return Percent(v)
}

// Moved says a change in percent in words, for a sentence: "up 2.41 %", "down 1.20 %", "unchanged".
func Moved(v float64) string {
	switch Direction(v, 2) {
	case 1:
		return "up " + strings.TrimPrefix(Percent(v), "+")
	case -1:
		return "down " + strings.TrimPrefix(Percent(v), minus)
	}
	return "unchanged"
}

// Share writes a part of a whole in percent: "58.31 %".
func Share(v float64) string {
	if !finite(v) {
		return NotANumber
	}
	return Fixed(v, 2) + " %"
}

// Direction is 1, 0 or −1 by what is left of v when it is rounded to so many decimals; 0 for
// what is not a number.
func Direction(v float64, places int) int {
	s := Fixed(v, places)
	switch {
	case s == NotANumber || strings.Trim(s, "0.") == "":
		return 0
	case strings.HasPrefix(s, minus):
		return -1
	}
	return 1
}
