package format

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"
)

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

// NotANumber is what NaN and the infinities read.
func (l Locale) NotANumber() string { return l.Say("n/a") }

// Fixed writes v with exactly so many decimals: Fixed(97432.1, 2) is "97,432.10".
func (l Locale) Fixed(v float64, places int) string {
	if !finite(v) {
		return l.NotANumber()
	}
	return l.fixed(decimal.NewFromFloat(v), int32(places))
}

// Number writes a price without its currency. From 1 up it has two decimals, from a million
// up none, from a trillion up words; below 1 it has four significant digits.
func (l Locale) Number(v float64) string { return l.sized(v, 2) }

// Amount writes a quantity without needless zeros: "1.5", "10,000", "0.10263421". It has
// eight significant digits, or two decimals if that is more.
func (l Locale) Amount(v float64) string {
	if !finite(v) {
		return l.NotANumber()
	}
	d := decimal.NewFromFloat(v)
	switch abs := d.Abs(); {
	case tiny(abs):
		return beyond(d, "<", ">") + l.fixed(least, leastPlaces)
	case abs.GreaterThanOrEqual(trillion.Mul(thousand)):
		return l.Words(v)
	}
	places := min(max(2, 7-magnitude(d)), amountPlaces)
	return l.digits(d, places, 0)
}

// sized is Number with another count of decimals from 1 to a million.
func (l Locale) sized(v float64, usual int32) string {
	if !finite(v) {
		return l.NotANumber()
	}
	d := decimal.NewFromFloat(v)
	if tiny(d.Abs()) {
		return beyond(d, "<", ">") + l.fixed(least, leastPlaces)
	}
	switch rounded := d.Round(usual).Abs(); {
	case d.Round(0).Abs().GreaterThanOrEqual(trillion):
		return l.Words(v)
	case rounded.GreaterThanOrEqual(million):
		return l.fixed(d, 0)
	case d.IsZero() || d.Abs().GreaterThanOrEqual(one):
		return l.fixed(d, usual)
	}
	return l.digits(d, max(usual, 3-magnitude(d)), int(usual))
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
func (l Locale) fixed(d decimal.Decimal, places int32) string {
	return l.digits(d, places, int(places))
}

// digits is fixed without the zeros at the end, but leaves so many decimals.
func (l Locale) digits(d decimal.Decimal, places int32, keep int) string {
	c := l.conventions()
	d = d.Round(places)
	whole, fraction, _ := strings.Cut(d.Abs().StringFixed(max(0, places)), ".")
	for len(fraction) > keep && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	out := sign(d) + c.grouping(whole)
	if fraction == "" {
		return out
	}
	return out + c.decimal + fraction
}

// grouping sets marks between thousands.
func (c *conventions) grouping(whole string) string {
	if len(whole) < c.grouped {
		return whole
	}
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(c.group)
		}
		b.WriteRune(digit)
	}
	return b.String()
}
