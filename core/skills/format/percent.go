package format

import (
	"math"
	"strings"
)

// Signed writes v with its sign and so many decimals: "+2.41", "−1.20", "0.00".
func (l Locale) Signed(v float64, places int) string {
	s := l.Fixed(v, places)
	if Direction(v, places) > 0 {
		return "+" + s
	}
	return s
}

// Percent writes a change in percent with its sign: "+2.41 %", "−1.20 %", "0.00 %", "+12,345 %".
func (l Locale) Percent(v float64) string {
	switch {
	case !finite(v):
		return l.NotANumber()
	case v >= 1e12:
		return l.percent("+" + l.Words(v))
	case v <= -1e12:
		return l.percent(l.Words(v))
	case math.Abs(v) >= 1000:
		return l.percent(l.Signed(v, 0))
	}
	return l.percent(l.Signed(v, 2))
}

func (l Locale) percent(digits string) string { return around(l.conventions().percent, digits) }

// Change is Percent with an arrow: "▲ +2.41 %", "▼ −1.20 %", "0.00 %".
func (l Locale) Change(v float64) string {
	switch Direction(v, 2) {
	case 1:
		return "▲ " + l.Percent(v)
	case -1:
		return "▼ " + l.Percent(v)
	}
	return l.Percent(v)
}

// Moved says a change in percent in words, for a sentence: "up 2.41 %", "down 1.20 %", "unchanged".
func (l Locale) Moved(v float64) string {
	switch Direction(v, 2) {
	case 1:
		return l.Say("up %s", strings.TrimPrefix(l.Percent(v), "+"))
	case -1:
		return l.Say("down %s", strings.TrimPrefix(l.Percent(v), minus))
	}
	return l.Say("unchanged")
}

// Share writes a part of a whole in percent: "58.31 %".
func (l Locale) Share(v float64) string { return l.InPercent(v, 2) }

// InPercent writes a percentage without a plus, with so many decimals: "3.3 %".
func (l Locale) InPercent(v float64, places int) string {
	if !finite(v) {
		return l.NotANumber()
	}
	return l.percent(l.Fixed(v, places))
}

// SignedPercent writes a percentage with its sign and so many decimals: "+0.0100 %".
func (l Locale) SignedPercent(v float64, places int) string {
	if !finite(v) {
		return l.NotANumber()
	}
	return l.percent(l.Signed(v, places))
}

// Direction is 1, 0 or −1 by what is left of v when it is rounded to so many decimals; 0 for
// what is not a number.
func Direction(v float64, places int) int {
	if !finite(v) {
		return 0
	}
	s := Locale{}.Fixed(v, places)
	switch {
	case strings.Trim(s, "0.") == "":
		return 0
	case strings.HasPrefix(s, minus):
		return -1
	}
	return 1
}
