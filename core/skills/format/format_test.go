package format_test

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/skills/format"
)

func TestNumbersHaveDigitsForTheirSize(t *testing.T) {
	for v, want := range map[float64]string{
		97432.1: "97,432.10", 0: "0.00", 1: "1.00", 1.005: "1.01", 0.5: "0.5000", 0.00001234: "0.00001234",
		0.000000000123: "0.0000000001230", 0.99999: "1.00", 999.9999: "1,000.00", 1234567.891: "1,234,567.89",
		-0.001: "−0.001000", -1234.5: "−1,234.50", 1e15: "1,000,000,000,000,000.00", 0.099999: "0.10000",
	} {
		if got := format.Number(v); got != want {
			t.Errorf("Number(%v) = %q, want %q", v, got, want)
		}
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		for _, got := range []string{format.Number(v), format.Amount(v), format.Money(v, "usd"), format.MoneyWords(v, "usd"), format.Rate(v), format.Words(v)} {
			if got != format.NotANumber {
				t.Errorf("%v reads %q", v, got)
			}
		}
	}
}

func TestMoneyHasItsSign(t *testing.T) {
	cases := []struct {
		v    float64
		code string
		want string
	}{
		{97432.1, "usd", "$97,432.10"}, {0.00001234, "EUR", "€0.00001234"}, {15204000, "jpy", "¥15,204,000"},
		{1.5, "jpy", "¥1.50"}, {-12.3, "gbp", "−£12.30"}, {1.23, "xyz", "1.23 XYZ"}, {0.10263421, "btc", "₿0.10263421"},
		{99.5, "chf", "CHF 99.50"}, {-0.000, "usd", "$0.00"}, {1e-30, "usd", "$0.000000000000000000000000"},
		{2.5e-9, "btc", "₿0.000000002500"},
	}
	for _, c := range cases {
		if got := format.Money(c.v, c.code); got != c.want {
			t.Errorf("Money(%v, %s) = %q, want %q", c.v, c.code, got, c.want)
		}
	}
}

func TestLargeNumbersHaveWords(t *testing.T) {
	for v, want := range map[float64]string{
		1.93e12: "1.93 trillion", 19.78e6: "19.78 million", 950_000: "950,000", 999_999_999_999: "1.00 trillion",
		2.5e9: "2.50 billion", 12.5: "12.50", 999_999.9: "1.00 million", 999_990: "999,990", -3e9: "−3.00 billion", 1.2345e15: "1,234.50 trillion",
	} {
		if got := format.Words(v); got != want {
			t.Errorf("Words(%v) = %q, want %q", v, got, want)
		}
	}
	if got := format.MoneyWords(1.93e12, "usd"); got != "$1.93 trillion" {
		t.Error(got)
	}
	if got := format.MoneyCompact(-2.5e9, "eur"); got != "−€2.50B" {
		t.Error(got)
	}
	if got := format.MoneyCompact(2.5e9, "xyz"); got != "2.50B XYZ" {
		t.Error(got)
	}
}

func TestChangesHaveSignAndArrowUnlessTheyAreNothing(t *testing.T) {
	for v, want := range map[float64]string{
		2.414: "▲ +2.41 %", -1.2: "▼ −1.20 %", 0: "0.00 %", -0.001: "0.00 %", 0.004: "0.00 %", 0.005: "▲ +0.01 %", 12345: "▲ +12,345.00 %",
	} {
		if got := format.Change(v); got != want {
			t.Errorf("Change(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestAmountsHaveNoNeedlessZeros(t *testing.T) {
	for v, want := range map[float64]string{
		1.5: "1.5", 10000: "10,000", 0.10263421: "0.10263421", 0: "0", 2: "2", 123456.789: "123,456.79", 0.000000001: "0.000000001", 1e15: "1,000,000,000,000,000",
	} {
		if got := format.Amount(v); got != want {
			t.Errorf("Amount(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestRatesHaveFourDigits(t *testing.T) {
	for v, want := range map[float64]string{1.0842: "1.0842", 156.2345: "156.23", 0.0064: "0.006400", 0.85: "0.8500"} {
		if got := format.Rate(v); got != want {
			t.Errorf("Rate(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestDatesOfPeriods(t *testing.T) {
	at := time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)
	for got, want := range map[string]string{
		format.Day(at): "1 Jul 2024", format.Month(at): "July 2024", format.Quarter(at): "Q3 2024", format.Week(at): "week of 1 Jul 2024",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func prices() *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		return rapid.Float64Range(1, 10).Draw(t, "digits") * math.Pow(10, float64(rapid.IntRange(-12, 12).Draw(t, "power")))
	})
}

func read(t *rapid.T, s string) float64 {
	v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "−", "-").Replace(s), 64)
	if err != nil {
		t.Fatalf("%q does not read back: %v", s, err)
	}
	return v
}

func TestNumberReadsBackWithinItsLastDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := prices().Draw(t, "v")
		s := format.Number(v)
		_, fraction, _ := strings.Cut(s, ".")
		if diff := math.Abs(read(t, s) - v); diff > 0.5001*math.Pow(10, -float64(len(fraction)))+v*1e-14 {
			t.Fatalf("%v reads %s", v, s)
		}
		if strings.ContainsAny(s, "eE") {
			t.Fatalf("%v has an exponent: %s", v, s)
		}
	})
}

func TestLargerNumbersNeverReadSmaller(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := prices().Draw(t, "a"), prices().Draw(t, "b")
		if a > b {
			a, b = b, a
		}
		if x, y := read(t, format.Number(a)), read(t, format.Number(b)); x > y {
			t.Fatalf("%v < %v but %v > %v", a, b, x, y)
		}
	})
}
