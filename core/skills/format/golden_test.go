package format_test

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/market"
	"tickertape/core/skills/format"
)

// en is the zero Locale: English.
var en format.Locale

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a table of numbers and what they read as with a file that people can look at.
func golden(t *testing.T, name string, lines []string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	got := strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

var sizes = []float64{
	0, math.Copysign(0, -1), 5e-324, 1e-30, 9.9e-16, 1e-15, 1.23e-10, 0.000000000123456, 0.00001234, 0.0000123456, 0.00999999,
	0.0999999, 0.1, 0.12345, 0.5, 0.99994, 0.99996, 0.999999, 1, 1.004, 1.005, 1.0842, 9.995, 64.235, 99.994, 99.996, 100, 154.325,
	999.994, 999.9999, 1000, 97432.1, 97432.105, 999_499, 999_500, 999_999.4, 999_999.994, 999_999.996, 1_000_000, 15_204_000.4,
	999_499_999, 1_234_567_890.12, 999_499_999_999, 999_999_999_999.6, 1.926e12, 29_349.924e9, 9.996e14, 1.5e15, 5.89589e14, 2.5e24, 1e36, 1e300,
	math.MaxFloat64, -0.0001, -0.00001234, -1e-20, -1, -97432.1, -2.5e9, math.NaN(), math.Inf(1), math.Inf(-1),
}

func TestNumbersOfEverySize(t *testing.T) {
	var lines []string
	for _, v := range sizes {
		lines = append(lines, fmt.Sprintf("%-24v number %-24s amount %-24s words %-22s long %-22s compact %s",
			v, en.Number(v), en.Amount(v), en.Words(v), en.LongWords(v), en.Compact(v)))
	}
	golden(t, "numbers", lines)
}

func TestMoneyOfEverySize(t *testing.T) {
	var lines []string
	for _, c := range []market.Currency{"usd", "jpy", "chf", "btc", "xyz"} {
		for _, v := range sizes {
			lines = append(lines, fmt.Sprintf("%s %-24v money %-30s words %-28s compact %-22s rate %s",
				c, v, en.Money(v, c), en.MoneyWords(v, c), en.MoneyCompact(v, c), en.Rate(v, c)))
		}
	}
	golden(t, "money", lines)
}

func TestEveryCurrencyHasItsSign(t *testing.T) {
	codes := strings.Fields(`usd eur gbp jpy cny krw inr cad aud nzd hkd sgd twd mxn brl rub try uah kzt gel ils ngn ghs php thb crc
		vnd pyg idr clp huf isk ugx xaf xof chf sek nok dkk pln czk zar aed sar btc eth sats bits`)
	var lines []string
	for _, code := range codes {
		c := market.Currency(code)
		lines = append(lines, fmt.Sprintf("%s  %-16s %-18s %-14s %-20s %s", code, en.Money(1234.56, c), en.Money(-1234567.8, c),
			en.Money(0.5, c), en.MoneyWords(1.234e9, c), en.MoneyCompact(1.234e9, c)))
	}
	golden(t, "currencies", lines)
}

func TestPercentagesOfEverySize(t *testing.T) {
	var lines []string
	for _, v := range []float64{
		0, math.Copysign(0, -1), 0.004, 0.005, -0.004, -0.005, 2.414, -1.2, 58.3149, 99.995, 100, 999.99, 999.999, 1000, 12345.6, -12345.6,
		123_456_789, 1e12, -1e12, math.NaN(), math.Inf(-1),
	} {
		lines = append(lines, fmt.Sprintf("%-12v percent %-18s change %-20s moved %-20s share %-26s trend %+d",
			v, en.Percent(v), en.Change(v), en.Moved(v), en.Share(v), format.Direction(v, 2)))
	}
	golden(t, "percent", lines)
}

func TestPeriodsAreNamedByTheirFrequency(t *testing.T) {
	var lines []string
	berlin := time.FixedZone("CET", 3600)
	for _, at := range []time.Time{
		time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 14, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC), time.Date(2027, 1, 1, 0, 30, 0, 0, berlin),
	} {
		for _, f := range []market.Frequency{market.Daily, market.Weekly, market.Monthly, market.Quarterly, market.Annual} {
			lines = append(lines, fmt.Sprintf("%s %s  %-22s %s", at.Format(time.RFC3339), f, en.Period(at, f), en.During(at, f)))
		}
	}
	golden(t, "periods", lines)
}

var languages = []string{"en", "es", "de", "fr", "pt", "tr", "ru", "zh"}

func TestNumbersAndDatesOfEveryLanguage(t *testing.T) {
	var lines []string
	at := time.Date(2026, 11, 1, 9, 5, 0, 0, time.UTC)
	for _, lang := range languages {
		l := format.In(lang)
		add := func(what string, texts ...string) {
			lines = append(lines, fmt.Sprintf("%s %-10s %s", lang, what, strings.Join(texts, " | ")))
		}
		add("numbers", l.Number(1234.5), l.Number(-12345.678), l.Number(0.00001234), l.Number(1e-20), l.Amount(10000.25), l.Fixed(1e6, 0), l.NotANumber())
		add("words", l.Words(1e6), l.Words(2.5e6), l.Words(1.5e9), l.Words(345e9), l.Words(1.926e12), l.Words(29.35e12), l.Words(5e15), l.Words(2e33), l.Words(1e40))
		add("in tables", l.Compact(1e6), l.Compact(345e9), l.Compact(1.926e12), l.Compact(29.35e12), l.LongWords(159.5e6), l.LongWords(4.1e6))
		add("money", l.Money(97432.1, "usd"), l.Money(-1234.56, "eur"), l.Money(1234.5, "jpy"), l.Money(12.5, "cny"), l.Money(99, "try"), l.Money(99, "rub"), l.Money(0.5, "btc"), l.Money(1.5, "xyz"))
		add("sums", l.MoneyWords(1.926e12, "usd"), l.MoneyWords(-345e9, "eur"), l.MoneyCompact(1.926e12, "usd"), l.MoneyCompact(45.1e9, "brl"))
		add("percent", l.Percent(2.414), l.Percent(-1.2), l.Percent(0), l.Change(12345.6), l.Moved(2.414), l.Moved(-1.2), l.Moved(0), l.Share(58.3), l.InPercent(3.3, 1), l.Percent(2e12))
		add("counted", l.Of(l.Amount(223000), "x"), l.Of(l.LongWords(159.5e6), "x"), l.Of(l.Thousands(119, 0), "x"), l.Of(l.Thousands(-0.5, 1), "x"), l.Of("5", ""))
		add("days", l.Day(at), l.Day(at.AddDate(0, 0, 19)), l.Moment(at), l.AtMoment(at), l.ShortDay(at), l.ShortMonth(at))
		for _, f := range []market.Frequency{market.Daily, market.Weekly, market.Monthly, market.Quarterly, market.Annual} {
			add("periods", l.Period(at, f), l.During(at, f))
		}
		var months []string
		for m := range 12 {
			t := time.Date(2026, time.Month(m+1), 2, 0, 0, 0, 0, time.UTC)
			months = append(months, l.ShortDay(t), l.ShortMonth(t), l.Month(t), l.During(t, market.Monthly))
		}
		add("months", months...)
	}
	golden(t, "languages", lines)
}
