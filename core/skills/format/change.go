package format

import "strings"

// Percent writes a percentage with its sign: "+2.41 %", "−1.20 %", "0.00 %".
func Percent(v float64) string { return Signed(v, 2) + " %" }

// Signed writes v with its sign and so many decimals.
func Signed(v float64, places int) string {
	s := Fixed(v, places)
	if s == NotANumber || strings.HasPrefix(s, minus) || Direction(v, places) == 0 {
		return s
	}
	return "+" + s
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

// Direction is 1, 0 or −1, by what is left of v when it is rounded to so many decimals.
func Direction(v float64, places int) int {
	s := Fixed(v, places)
	switch {
	case s == NotANumber || strings.Trim(s, "0.,") == "":
		return 0
	case strings.HasPrefix(s, minus):
		return -1
	}
	return 1
}
