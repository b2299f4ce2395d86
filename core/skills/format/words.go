package format

import (
	"strings"

	"github.com/shopspring/decimal"
)

// scale is a word for a large number, in the short scale.
type scale struct {
	power       int32
	word, short string
}

// scales go from the largest down. What has no short form is written by its word in tables too.
var scales = []scale{
	{33, " decillion", ""},
	{30, " nonillion", ""},
	{27, " octillion", ""},
	{24, " septillion", ""},
	{21, " sextillion", ""},
	{18, " quintillion", ""},
	{15, " quadrillion", ""},
	{12, " trillion", "T"},
	{9, " billion", "B"},
	{6, " million", "M"},
}

// Words writes a large number for a sentence with three significant digits: "1.93 trillion",
// "345 billion". Below a million it has no decimals ("950,000"), below a thousand those of Number.
func Words(v float64) string { return scaled(v, 3, false) }

// LongWords is Words with up to four significant digits: "159.5 million", "4.1 million".
func LongWords(v float64) string {
	digits, word, worded := strings.Cut(scaled(v, 4, false), " ")
	if !worded {
		return digits
	}
	return trim(digits, 1) + " " + word
}

// Compact writes a large number for a table: "1.93T", "345B".
func Compact(v float64) string { return scaled(v, 3, true) }

func scaled(v float64, digits int32, short bool) string {
	if !finite(v) {
		return NotANumber
	}
	d := decimal.NewFromFloat(v)
	rounded := significant(d, digits)
	if magnitude(rounded) >= 36 {
		return beyond(d, ">", "<") + "999 decillion"
	}
	for _, s := range scales {
		if magnitude(rounded) < s.power || rounded.IsZero() {
			continue
		}
		word := s.word
		if short && s.short != "" {
			word = s.short
		}
		n := rounded.Shift(-s.power)
		return fixed(n, max(0, digits-1-magnitude(n))) + word
	}
	if d.Abs().GreaterThanOrEqual(thousand) {
		return fixed(d, 0)
	}
	return Number(v)
}

// significant rounds to so many significant digits.
func significant(d decimal.Decimal, digits int32) decimal.Decimal {
	return d.Round(digits - 1 - magnitude(d))
}
