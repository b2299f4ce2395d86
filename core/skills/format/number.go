package format

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"
)

// NotANumber is what is written for NaN and infinities.
const NotANumber = "n/a"

const minus = "−"

// Fixed writes v with exactly so many decimals: 97432.1, 2 gives "97,432.10".
func Fixed(v float64, places int) string {
	if !finite(v) {
		return NotANumber
	}
	return group(decimal.NewFromFloat(v).Round(int32(places)).StringFixed(int32(places)))
}

// Number writes v with decimals for its size: two from 1 up, four significant ones below, so
// that 0.00001234 stays readable.
func Number(v float64) string { return Fixed(v, places(v, 2)) }

// Amount writes a quantity of something without needless zeros, and with up to eight
// significant decimals: 1.5, 0.10263421, 10,000.
func Amount(v float64) string {
	if !finite(v) {
		return NotANumber
	}
	n := max(0, 8-max(0, magnitude(v)+1))
	if abs := math.Abs(v); abs != 0 && abs < 1 {
		n = min(-magnitude(v)+7, 18)
	}
	s := Fixed(v, n)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// places is how many decimals a price of this size deserves.
func places(v float64, usual int) int {
	abs := math.Abs(v)
	if abs >= 1 || abs == 0 || !finite(v) {
		return usual
	}
	n := min(3-magnitude(v), 24)
	if decimal.NewFromFloat(abs).Round(int32(n)).GreaterThanOrEqual(decimal.NewFromInt(1)) {
		return usual
	}
	return max(n, usual)
}

// magnitude is the power of ten of the first digit: 0 for 1 to 9.99, −5 for 0.0000123.
func magnitude(v float64) int {
	v = math.Abs(v)
	if v == 0 {
		return 0
	}
	d := decimal.NewFromFloat(v)
	return d.NumDigits() + int(d.Exponent()) - 1
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// group puts commas between thousands and a real minus in front, but none before zero.
func group(s string) string {
	s, negative := strings.CutPrefix(s, "-")
	whole, fraction, dotted := strings.Cut(s, ".")
	var b strings.Builder
	if negative && strings.Trim(s, "0.") != "" {
		b.WriteString(minus)
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if dotted {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}

// scales are the words for large numbers, short scale.
var scales = []struct {
	of    float64
	word  string
	short string
}{
	{1e12, " trillion", "T"}, {1e9, " billion", "B"}, {1e6, " million", "M"},
}

// Words writes a large number for a sentence: "1.93 trillion", "19.78 million", "950,000".
func Words(v float64) string {
	n, word, _ := scaled(v)
	return n + word
}

// Compact writes a large number for a table: "1.93T", "19.78M", "950,000".
func Compact(v float64) string {
	n, _, short := scaled(v)
	return n + short
}

func scaled(v float64) (n, word, short string) {
	if !finite(v) {
		return NotANumber, "", ""
	}
	for i, s := range scales {
		// 999,999,500,000 is a trillion when it is rounded.
		if math.Abs(v) < s.of*0.999995 {
			continue
		}
		if i == 0 || math.Abs(v) < scales[i-1].of {
			return Fixed(v/s.of, 2), s.word, s.short
		}
	}
	if math.Abs(v) >= 1000 {
		return Fixed(v, 0), "", ""
	}
	return Number(v), "", ""
}
