package series

import (
	"math"
	"strings"

	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// Unit is what the levels of a series count: "%", "% points", "index 1982-84=100", "bn USD",
// "USD/gallon", "thousand jobs", "claims".
type Unit struct {
	raw   string // for machines
	kind  kind
	times float64         // levels are in so many of them
	money market.Currency // of a sum
	of    string          // what is counted, or what follows: "jobs", "per gallon", "1982-84=100"
}

type kind int8

const (
	count kind = iota
	percent
	points
	index
	sum
)

// multiples are words at the start of a unit.
var multiples = map[string]float64{
	"thousand": 1e3, "thousands": 1e3, "k": 1e3, "mn": 1e6, "million": 1e6, "millions": 1e6,
	"bn": 1e9, "billion": 1e9, "billions": 1e9, "tn": 1e12, "trillion": 1e12, "trillions": 1e12,
}

var pointsUnit = Unit{raw: "percentage points", kind: points, times: 1}

// ParseUnit reads a unit as market.Indicator writes it. What it does not know is counted by
// its name.
func ParseUnit(s string) Unit {
	u := Unit{raw: strings.TrimSpace(s), times: 1, of: strings.TrimSpace(s)}
	word, rest, _ := strings.Cut(u.of, " ")
	if times, ok := multiples[strings.ToLower(word)]; ok {
		u.times, u.of = times, strings.TrimSpace(rest)
		word, rest, _ = strings.Cut(u.of, " ")
	}
	lower := strings.ToLower(word)
	money, per, _ := strings.Cut(lower, "/")
	switch {
	case lower == "pp", (lower == "%" || lower == "percentage") && strings.HasPrefix(rest, "point"):
		return pointsUnit
	case lower == "%" || lower == "percent":
		u.kind, u.of, u.raw = percent, rest, strings.TrimSpace("percent "+rest)
	case lower == "index":
		u.kind, u.of = index, rest
	case isCurrency(money):
		u.kind, u.money, u.of = sum, market.Currency(money), rest
		if per != "" {
			u.of = strings.TrimSpace("per " + long(per) + " " + rest)
		}
	}
	return u
}

// isCurrency tells the codes that economic series are published in.
func isCurrency(code string) bool {
	switch code {
	case "usd", "eur", "gbp", "jpy", "cny", "chf", "cad", "aud":
		return true
	}
	return false
}

func long(per string) string {
	if per == "h" {
		return "hour"
	}
	return per
}

// Quoted is the unit of the transform's figures; levels have the unit itself.
func (u Unit) Quoted(by market.Transform) Unit {
	if by == market.Percent || by == market.YearPct {
		return Unit{raw: "percent", kind: percent, times: 1}
	}
	return u
}

// Step is the unit of a difference of two figures: of percentages it is percentage points.
func (u Unit) Step() Unit {
	switch u.kind {
	case percent:
		return pointsUnit
	case index:
		return Unit{raw: "index points", kind: index, times: 1}
	}
	return u
}

// Proportional tells whether a percentage of a level says something: it does of sums, counts
// and indices, and does not of what is a percentage already.
func (u Unit) Proportional() bool { return u.kind != percent && u.kind != points }

// String is the unit for machines: "percent", "percentage points", or as it was published.
func (u Unit) String() string { return u.raw }

// Index tells whether the unit is that of an index, whose base its String names.
func (u Unit) Index() bool { return u.kind == index }

// Name is the unit for people: "percent", "index 1982-84=100".
func (u Unit) Name(l format.Locale) string {
	if base, ok := strings.CutPrefix(u.raw, "index "); ok && u.kind == index && !l.Knows(u.raw) {
		return l.Say("index") + " " + base
	}
	return l.Word(u.raw)
}

// Write writes a level or a figure with so many decimals, where the unit has any.
func (u Unit) Write(l format.Locale, v float64, places int) string {
	switch u.kind {
	case percent:
		return l.Of(l.InPercent(v, places), l.Word(u.of))
	case points:
		return l.Say("%s percentage points", l.Fixed(v, places))
	case index:
		return l.Fixed(v, places)
	case sum:
		return strings.TrimSpace(l.MoneyWords(v*u.times, u.money) + " " + l.Word(u.of))
	}
	return l.Of(u.counted(l, v), l.Word(u.of))
}

// WriteSigned is Write with a plus before what is more than nothing.
func (u Unit) WriteSigned(l format.Locale, v float64, places int) string {
	s := u.Write(l, v, places)
	if v > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// counted writes a number of things; thousands stay thousands as long as they are few: "119 thousand".
func (u Unit) counted(l format.Locale, v float64) string {
	switch all := v * u.times; {
	case u.times == 1e3 && math.Abs(v) < 999.5:
		return l.Thousands(v, Places(0, 1, v))
	case u.times == 1 && math.Abs(all) < 1e6:
		return l.Amount(all)
	default:
		return l.LongWords(all)
	}
}

// Places is how many decimals, between least and most, it takes to write all of the values
// without loss, so that 4.1 stays 4.1, but is 4.10 beside 3.88.
func Places(least, most int, values ...float64) int {
	n := least
	for _, v := range values {
		for n < most && !whole(v*math.Pow10(n)) {
			n++
		}
	}
	return n
}

// whole tells an integer, but for the noise of a float.
func whole(v float64) bool { return math.Abs(v-math.Round(v)) < 1e-6 }
