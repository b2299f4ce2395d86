package format

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"
)

// NotANumber is what NaN and the infinities read.
const NotANumber = "n/a"

const minus = "−"

var (
	one      = decimal.NewFromInt(1)
	thousand = decimal.NewFromInt(1_000)
	million  = decimal.NewFromInt(1_000_000)
	trillion = decimal.NewFromInt(1_000_000_000_000)
	least    = decimal.New(1, -leastPlaces) // smaller numbers are told to be smaller
)

const (
	leastPlaces  = 15
	amountPlaces = 18 // most decimals of an amount
)

// Fixed writes v with exactly so many decimals: Fixed(97432.1, 2) is "97,432.10".
func Fixed(v float64, places int) string {
	if !finite(v) {
		return NotANumber
	}
	return fixed(decimal.NewFromFloat(v), int32(places))
}

// Number writes a price without its currency. From 1 up it has two decimals, from a million
// up none, from a trillion up words; below 1 it has four significant digits.
func Number(v float64) string { return sized(v, 2) }

// Amount writes a quantity without needless zeros: "1.5", "10,000", "0.10263421". It has
// eight significant digits, or two decimals if that is more.
func Amount(v float64) string {
	if !finite(v) {
		return NotANumber
	}
	d := decimal.NewFromFloat(v)
	switch abs := d.Abs(); {
	case tiny(abs):
		return beyond(d, "<", ">") + least.String()
	case abs.GreaterThanOrEqual(trillion.Mul(thousand)):
		return Words(v)
	}
	places := min(max(2, 7-magnitude(d)), amountPlaces)
	return trim(fixed(d, places), 0)
}

// sized is Number with another count of decimals from 1 to a million.
func sized(v float64, usual int32) string {
	if !finite(v) {
		return NotANumber
	}
	d := decimal.NewFromFloat(v)
	if tiny(d.Abs()) {
		return beyond(d, "<", ">") + least.String()
	}
	switch rounded := d.Round(usual).Abs(); {
	case d.Round(0).Abs().GreaterThanOrEqual(trillion):
		return Words(v)
	case rounded.GreaterThanOrEqual(million):
		return fixed(d, 0)
	case d.IsZero() || d.Abs().GreaterThanOrEqual(one):
		return fixed(d, usual)
	}
	return trim(fixed(d, max(usual, 3-magnitude(d))), int(usual))
}

// beyond begins what is too small or too large to be written out: "<", for a negative number ">−".
func beyond(d decimal.Decimal, is, mirrored string) string {
	if d.IsNegative() {
		return mirrored + minus
	}
	return is
}

// tiny tells what is smaller than anything that is written out, but for zero itself.
func tiny(abs decimal.Decimal) bool { return abs.IsPositive() && abs.LessThan(least) }

// magnitude is the power of ten of the first digit: 0 for 1 to 9.99, −5 for 0.0000123.
func magnitude(d decimal.Decimal) int32 {
	if d.IsZero() {
		return 0
	}
	return int32(d.NumDigits()) + d.Exponent() - 1
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func sign(d decimal.Decimal) string {
	if d.IsNegative() {
		return minus
	}
	return ""
}

// fixed rounds and groups, with a real minus in front, but none before zero.
func fixed(d decimal.Decimal, places int32) string {
	d = d.Round(places)
	whole, fraction, dotted := strings.Cut(d.Abs().StringFixed(max(0, places)), ".")
	var b strings.Builder
	b.WriteString(sign(d))
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if dotted {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// trim takes zeros off the end, but leaves so many decimals.
func trim(s string, keep int) string {
	whole, fraction, dotted := strings.Cut(s, ".")
	if !dotted {
		return s
	}
	for len(fraction) > keep && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}
