package format

import (
	"cmp"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"golang.org/x/text/feature/plural"
)

// Words writes a large number for a sentence with three significant digits: "1.93 trillion",
// "345 billion". Below a million it has no decimals ("950,000"), below a thousand those of Number.
func (l Locale) Words(v float64) string { return l.scaled(v, 3, 3, false) }

// LongWords is Words with up to four significant digits: "159.5 million", "4.1 million".
func (l Locale) LongWords(v float64) string { return l.scaled(v, 4, 1, false) }

// Compact writes a large number for a table: "1.93T", "345B".
func (l Locale) Compact(v float64) string { return l.scaled(v, 3, 3, true) }

// Thousands writes so many thousands: "119 thousand"; in full, or in ten thousands, where the language
// would rather.
func (l Locale) Thousands(v float64, places int) string {
	pattern := l.conventions().thousand
	switch all := 1000 * v; {
	case !finite(v):
		return l.NotANumber()
	case pattern != "":
		return around(pattern, l.Fixed(v, places))
	case math.Abs(all) < 1000:
		return l.Amount(all)
	default:
		return l.LongWords(all)
	}
}

// Of puts what is counted behind its number: "223,000 claims", "159.5 million jobs".
func (l Locale) Of(number, things string) string {
	last, _ := utf8.DecodeLastRuneInString(number)
	if of := l.conventions().of; of != "" && things != "" && unicode.IsLetter(last) && !strings.HasSuffix(number, "mil") {
		things = of + things
	}
	if things == "" {
		return number
	}
	return l.Say("%[1]s %[2]s", number, things)
}

// scaled writes so many significant digits before a word. Of the decimals it keeps as many as is
// told, even if they are zeros.
func (l Locale) scaled(v float64, digits int32, keep int, short bool) string {
	if !finite(v) {
		return l.NotANumber()
	}
	scales := l.conventions().scales
	d := decimal.NewFromFloat(v)
	rounded := significant(d, digits)
	if magnitude(rounded) >= beyondWords {
		largest := decimal.New(1, beyondWords-scales[0].power).Sub(one)
		return beyond(d, ">", "<") + l.before(scales[0], largest, 0, 0, false)
	}
	for _, s := range scales {
		if magnitude(rounded) < s.power || rounded.IsZero() {
			continue
		}
		n := rounded.Shift(-s.power)
		return l.before(s, n, max(0, digits-1-magnitude(n)), keep, short)
	}
	if d.Abs().GreaterThanOrEqual(thousand) {
		return l.fixed(d, 0)
	}
	return l.Number(v)
}

// beyondWords is the power of ten for which nobody has a word.
const beyondWords = 36

// before puts a number before the word of a scale.
func (l Locale) before(s scale, n decimal.Decimal, places int32, keep int, short bool) string {
	number := l
	if c := *l.conventions(); c.solid {
		c.grouped = beyondWords
		number.has = &c
	}
	text := number.digits(n, places, keep)
	if short && s.short != "" {
		return text + s.short
	}
	return text + s.word.of(l.form(n, places))
}

// form is which form of a word stands behind a number with so many decimals.
func (l Locale) form(n decimal.Decimal, places int32) plural.Form {
	n = n.Abs()
	fraction := int(n.Sub(n.Truncate(0)).Shift(places).IntPart())
	trimmed, w := fraction, int(places)
	for w > 0 && trimmed%10 == 0 {
		trimmed, w = trimmed/10, w-1
	}
	return plural.Cardinal.MatchPlural(l.Tag(), int(n.IntPart()), int(places), w, fraction, trimmed)
}

func (f forms) of(form plural.Form) string {
	switch form {
	case plural.One:
		return cmp.Or(f.one, f.other)
	case plural.Few:
		return cmp.Or(f.few, f.other)
	case plural.Many:
		return cmp.Or(f.many, f.other)
	}
	return f.other
}

// significant rounds to so many significant digits.
func significant(d decimal.Decimal, digits int32) decimal.Decimal {
	return d.Round(digits - 1 - magnitude(d))
}
