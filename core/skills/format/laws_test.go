package format_test

import (
	"math"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// reading is a text read back: its number, and the worth of its last digit.
type reading struct {
	number, unit *big.Rat
}

var powers = map[string]int64{
	"": 0, "million": 6, "M": 6, "billion": 9, "B": 9, "trillion": 12, "T": 12, "quadrillion": 15, "quintillion": 18,
	"sextillion": 21, "septillion": 24, "octillion": 27, "nonillion": 30, "decillion": 33,
}

// read understands what the package writes, without asking it.
func read(t *rapid.T, s string) reading {
	s = strings.NewReplacer(",", "", "−", "-", "+", "", "$", "", "€", "", "¥", "", "%", "", "XYZ", "", "BTC", "").Replace(s)
	digits, word, _ := strings.Cut(strings.TrimSpace(s), " ")
	if short := digits[len(digits)-1:]; strings.ContainsAny(short, "MBT") {
		digits, word = digits[:len(digits)-1], short
	}
	number, ok := new(big.Rat).SetString(digits)
	power, known := powers[strings.TrimSpace(word)]
	if !ok || !known {
		t.Fatalf("%q does not read back", s)
	}
	_, fraction, _ := strings.Cut(digits, ".")
	times := exp10(power)
	return reading{number.Mul(number, times), times.Quo(times, exp10(int64(len(fraction))))}
}

func exp10(n int64) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil))
}

// numbers are of every size that is written out, with few and with many digits, and near the
// borders between one way of writing and the next.
func numbers() *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		power := math.Pow(10, float64(rapid.IntRange(-14, 30).Draw(t, "power")))
		near := rapid.SampledFrom([]float64{1, 9.995, 9.9995, 9.99995, 9.999999999, 5}).Draw(t, "near")
		v := rapid.OneOf(rapid.Just(near), rapid.Float64Range(1, 10)).Draw(t, "digits") * power
		return v * rapid.SampledFrom([]float64{1, -1}).Draw(t, "sign")
	})
}

var writers = map[string]func(float64) string{
	"number":  en.Number,
	"amount":  en.Amount,
	"words":   en.Words,
	"long":    en.LongWords,
	"compact": en.Compact,
	"dollars": func(v float64) string { return en.Money(v, "usd") },
	"yen":     func(v float64) string { return en.Money(v, "jpy") },
	"coins":   func(v float64) string { return en.Money(v, "btc") },
	"unknown": func(v float64) string { return en.MoneyWords(v, "xyz") },
	"table":   func(v float64) string { return en.MoneyCompact(v, "eur") },
	"rate":    func(v float64) string { return en.Rate(v, "usd") },
	"yenrate": func(v float64) string { return en.Rate(v, "jpy") },
	"percent": en.Percent,
	"fixed":   func(v float64) string { return en.Fixed(v, 3) },
	"nothing": func(v float64) string { return en.Signed(v, 0) },
}

func TestWhatIsWrittenReadsBackWithinHalfAUnitOfItsLastDigit(t *testing.T) {
	for name, write := range writers {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			v := numbers().Draw(t, "v")
			got := read(t, write(v))
			off := new(big.Rat).Sub(got.number, new(big.Rat).SetFloat64(v))
			// decimal takes the shortest decimal that is the float, which differs from the
			// float itself by less than a unit in its 15th digit.
			allowed := new(big.Rat).Quo(got.unit, big.NewRat(2, 1))
			allowed.Add(allowed, new(big.Rat).SetFloat64(math.Abs(v)*1e-15))
			if off.Abs(off).Cmp(allowed) > 0 {
				t.Fatalf("%v reads %s, off by %s", v, write(v), off.FloatString(20))
			}
		}))
	}
}

func TestALargerNumberNeverReadsSmaller(t *testing.T) {
	for name, write := range writers {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			a := numbers().Draw(t, "a")
			b := rapid.OneOf(numbers(), rapid.Map(rapid.Float64Range(0.99, 1.01), func(f float64) float64 { return a * f })).Draw(t, "b")
			if a > b {
				a, b = b, a
			}
			if x, y := read(t, write(a)), read(t, write(b)); x.number.Cmp(y.number) > 0 {
				t.Fatalf("%v < %v but %s > %s", a, b, write(a), write(b))
			}
		}))
	}
}

var exponent = regexp.MustCompile(`[0-9][eE]|-`)

func TestNothingIsEverWrittenWithAnExponentOrAsNegativeZero(t *testing.T) {
	for name, write := range writers {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			v := rapid.OneOf(rapid.Float64(), numbers()).Draw(t, "v")
			s := write(v)
			if exponent.MatchString(s) {
				t.Fatalf("%v reads %s", v, s)
			}
			if strings.HasPrefix(s, "−") && strings.Trim(s, "−0.,$€¥ %XYZBTC") == "" {
				t.Fatalf("%v reads %s", v, s)
			}
		}))
	}
}

func TestAPriceHasAtMostTwelveSignificantDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.OneOf(rapid.Float64Min(0), numbers()).Draw(t, "v")
		s := en.Money(v, rapid.SampledFrom([]market.Currency{"usd", "jpy", "btc", "xyz"}).Draw(t, "currency"))
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, s)
		if n := len(strings.TrimLeft(digits, "0")); n > 12 || len([]rune(s)) > 34 {
			t.Fatalf("%v reads %s: %d significant digits", v, s, n)
		}
	})
}

func TestWhatIsNotZeroNeverReadsZeroAsAPrice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.OneOf(rapid.Float64(), numbers()).Filter(func(v float64) bool { return v != 0 }).Draw(t, "v")
		for _, s := range []string{en.Number(v), en.Amount(v), en.Money(v, "usd"), en.Money(v, "btc"), en.Rate(v, "usd")} {
			if strings.Trim(s, "−0.,$ BTC") == "" {
				t.Fatalf("%v reads %s", v, s)
			}
		}
	})
}

func TestTheSignSaysTheDirection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-200, 200).Draw(t, "v")
		s, change := en.Percent(v), en.Change(v)
		switch format.Direction(v, 2) {
		case 1:
			if !strings.HasPrefix(s, "+") || !strings.HasPrefix(change, "▲ +") || v <= 0 {
				t.Fatalf("%v reads %s, %s", v, s, change)
			}
		case -1:
			if !strings.HasPrefix(s, "−") || !strings.HasPrefix(change, "▼ −") || v >= 0 {
				t.Fatalf("%v reads %s, %s", v, s, change)
			}
		default:
			if s != "0.00 %" || change != "0.00 %" || en.Moved(v) != "unchanged" || math.Abs(v) > 0.005 {
				t.Fatalf("%v reads %s, %s", v, s, change)
			}
		}
	})
}

// marks are how a language writes numbers, told here once more and by another way than in the
// package: what is between thousands, and before decimals.
var marks = map[string][2]string{
	"en": {",", "."}, "es": {".", ","}, "de": {".", ","}, "fr": {"\u202f", ","}, "pt": {".", ","}, "tr": {".", ","}, "ru": {"\u00a0", ","}, "zh": {",", "."},
}

func TestEveryLanguageWritesTheSameDigits(t *testing.T) {
	for _, lang := range languages {
		t.Run(lang, rapid.MakeCheck(func(t *rapid.T) {
			l, v := format.In(lang), numbers().Draw(t, "v")
			plain := strings.NewReplacer(marks[lang][0], "", marks[lang][1], ".")
			for name, both := range map[string][2]string{
				"fixed":  {l.Fixed(v, 3), en.Fixed(v, 3)},
				"signed": {l.Signed(v, 1), en.Signed(v, 1)},
			} {
				if got, want := plain.Replace(both[0]), strings.ReplaceAll(both[1], ",", ""); got != want {
					t.Fatalf("%s of %v reads %q, in English %q", name, v, both[0], both[1])
				}
			}
			small := v
			for math.Abs(small) >= 1e5 {
				small /= 1e5
			}
			if got, want := plain.Replace(l.Number(small)), strings.ReplaceAll(en.Number(small), ",", ""); got != want {
				t.Fatalf("%v reads %q, in English %q", small, l.Number(small), en.Number(small))
			}
		}))
	}
}

// TestLargeNumbersMeanWhatTheySay reads words back by the scale of each language.
func TestLargeNumbersMeanWhatTheySay(t *testing.T) {
	words := map[string]map[string]int64{
		"es": {"": 0, "millón": 6, "millones": 6, "M": 6, "mil millones": 9, "mil M": 9, "billón": 12, "billones": 12, "bill.": 12, "mil billones": 15, "mil bill.": 15, "trillón": 18, "trillones": 18, "mil trillones": 21, "cuatrillón": 24, "cuatrillones": 24, "mil cuatrillones": 27, "quintillón": 30, "quintillones": 30},
		"de": {"": 0, "Million": 6, "Millionen": 6, "Mio.": 6, "Milliarden": 9, "Mrd.": 9, "Billionen": 12, "Bio.": 12, "Billiarden": 15, "Trillionen": 18, "Trilliarden": 21, "Quadrillionen": 24, "Quadrilliarden": 27, "Quintillionen": 30},
		"fr": {"": 0, "million": 6, "millions": 6, "M": 6, "milliard": 9, "milliards": 9, "Md": 9, "billiard": 15, "billiards": 15, "trillion": 18, "trillions": 18, "trilliard": 21, "trilliards": 21, "quadrillion": 24, "quadrillions": 24, "quadrilliard": 27, "quadrilliards": 27, "quintillion": 30, "quintillions": 30},
		"pt": {"": 0, "milhão": 6, "milhões": 6, "mi": 6, "bilhão": 9, "bilhões": 9, "bi": 9, "trilhão": 12, "trilhões": 12, "tri": 12, "quatrilhão": 15, "quatrilhões": 15, "quintilhão": 18, "quintilhões": 18, "sextilhão": 21, "sextilhões": 21, "septilhão": 24, "septilhões": 24, "octilhão": 27, "octilhões": 27, "nonilhão": 30, "nonilhões": 30},
		"tr": {"": 0, "milyon": 6, "Mn": 6, "milyar": 9, "Mr": 9, "trilyon": 12, "Tn": 12, "katrilyon": 15, "kentilyon": 18, "sekstilyon": 21, "septilyon": 24, "oktilyon": 27, "nonilyon": 30},
		"zh": {"": 0, "万": 4, "亿": 8, "万亿": 12, "亿亿": 16, "万亿亿": 20, "亿亿亿": 24, "万亿亿亿": 28},
	}
	for lang, powers := range words {
		t.Run(lang, rapid.MakeCheck(func(t *rapid.T) {
			l, v := format.In(lang), numbers().Draw(t, "v")
			for _, text := range []string{l.Words(v), l.Compact(v)} {
				s := strings.NewReplacer(marks[lang][0], "", marks[lang][1], ".", "−", "-", "\u00a0", " ").Replace(text)
				end := strings.LastIndexAny(s, "0123456789") + 1
				number, ok := new(big.Rat).SetString(s[:end])
				word := strings.TrimSpace(strings.ReplaceAll(s[end:], ".", ""))
				power, known := powers[word]
				if !known {
					power, known = powers[word+"."]
				}
				if !ok || !known {
					t.Fatalf("%v reads %q, which does not read back (%q, %q)", v, text, s[:end], s[end:])
				}
				if of, _ := new(big.Rat).Mul(number, exp10(power)).Float64(); math.Abs(of-v) > math.Abs(v)*0.0051 {
					t.Fatalf("%v reads %q, which is %v", v, text, of)
				}
			}
		}))
	}
}
