package series_test

import (
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/market"
	"tickertape/core/skills/format"
	"tickertape/core/skills/series"
)

func TestUnitsAsTheyArePublished(t *testing.T) {
	for _, c := range []struct {
		unit           string
		v              float64
		level          string
		difference     string // of v from nothing
		machine        string
		stepForMachine string
	}{
		{"%", 4.1, "4.1 %", "+4.1 percentage points", "percent", "percentage points"},
		{"percent", -0.3, "−0.3 %", "−0.3 percentage points", "percent", "percentage points"},
		{"% of GDP", 120.3, "120.3 % of GDP", "+120.3 percentage points", "percent of GDP", "percentage points"},
		{"% points", 0.5, "0.5 percentage points", "+0.5 percentage points", "percentage points", "percentage points"},
		{"pp", 0.5, "0.5 percentage points", "+0.5 percentage points", "percentage points", "percentage points"},
		{"index 1982-84=100", 331.2, "331.2", "+331.2", "index 1982-84=100", "index points"},
		{"index", -0.5, "−0.5", "−0.5", "index", "index points"},
		{"bn USD", 29349.924, "$29.3 trillion", "+$29.3 trillion", "bn USD", "bn USD"},
		{"mn USD", -1833000, "−$1.83 trillion", "−$1.83 trillion", "mn USD", "mn USD"},
		{"bn EUR", 15.2, "€15.2 billion", "+€15.2 billion", "bn EUR", "bn EUR"},
		{"USD", 420300, "$420,300.00", "+$420,300.00", "USD", "USD"},
		{"USD/gallon", 3.062, "$3.06 per gallon", "+$3.06 per gallon", "USD/gallon", "USD/gallon"},
		{"USD/h", 36.5, "$36.50 per hour", "+$36.50 per hour", "USD/h", "USD/h"},
		{"USD per barrel", 71.2, "$71.20 per barrel", "+$71.20 per barrel", "USD per barrel", "USD per barrel"},
		{"bn chained 2017 dollars", 17911.2, "17.91 trillion chained 2017 dollars", "+17.91 trillion chained 2017 dollars", "bn chained 2017 dollars", "bn chained 2017 dollars"},
		{"thousand jobs", 119, "119 thousand jobs", "+119 thousand jobs", "thousand jobs", "thousand jobs"},
		{"thousand jobs", -33.5, "−33.5 thousand jobs", "−33.5 thousand jobs", "thousand jobs", "thousand jobs"},
		{"thousand jobs", 159540, "159.5 million jobs", "+159.5 million jobs", "thousand jobs", "thousand jobs"},
		{"thousand", 0, "0 thousand", "0 thousand", "thousand", "thousand"},
		{"claims", 223000, "223,000 claims", "+223,000 claims", "claims", "claims"},
		{"homes a year", 4100000, "4.1 million homes a year", "+4.1 million homes a year", "homes a year", "homes a year"},
		{"", 12.5, "12.5", "+12.5", "", ""},
	} {
		u := series.ParseUnit(c.unit)
		if got := u.Write(format.Locale{}, c.v, 1); got != c.level {
			t.Errorf("%v %q reads %q, want %q", c.v, c.unit, got, c.level)
		}
		if got := u.Step().WriteSigned(format.Locale{}, c.v, 1); got != c.difference {
			t.Errorf("a difference of %v %q reads %q, want %q", c.v, c.unit, got, c.difference)
		}
		if u.String() != c.machine || u.Step().String() != c.stepForMachine {
			t.Errorf("%q is %q and %q for machines", c.unit, u, u.Step())
		}
	}
}

func TestPercentagesOfFiguresAreWrittenAsPercent(t *testing.T) {
	for by, want := range map[market.Transform]string{
		market.YearPct: "3.0 %", market.Percent: "3.0 %", market.Change: "3 thousand jobs", market.YearDiff: "3 thousand jobs", market.Level: "3 thousand jobs",
	} {
		if got := series.ParseUnit("thousand jobs").Quoted(by).Write(format.Locale{}, 3, 1); got != want {
			t.Errorf("%q: %q, want %q", by, got, want)
		}
	}
	for unit, want := range map[string]bool{"%": false, "% points": false, "index 2017=100": true, "bn USD": true, "claims": true} {
		if series.ParseUnit(unit).Proportional() != want {
			t.Errorf("a percentage of %q: want %v", unit, want)
		}
	}
}

func TestFiguresThatStandTogetherHaveTheSameDecimals(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   int
	}{
		{[]float64{4.1, 4.2}, 1}, {[]float64{4, 5}, 1}, {[]float64{3.88, 4.1}, 2}, {[]float64{4.125}, 2}, {[]float64{0.1 + 0.2}, 1}, {nil, 1}, {[]float64{-0.25}, 2},
	} {
		if got := series.Places(1, 2, c.values...); got != c.want {
			t.Errorf("%v: %d decimals, want %d", c.values, got, c.want)
		}
	}
}

func FuzzUnit(f *testing.F) {
	for _, s := range []string{"%", "% points", "index 1982-84=100", "bn USD", "USD/h", "thousand jobs", "claims", "", " ", "USD/", "bn", "/"} {
		f.Add(s, 1.5)
	}
	f.Fuzz(func(t *testing.T, unit string, v float64) {
		u := series.ParseUnit(unit)
		for _, by := range []market.Transform{market.Level, market.YearPct, market.Change} {
			if u.Quoted(by).Write(format.Locale{}, v, 1) == "" || u.Quoted(by).Step().WriteSigned(format.Locale{}, v, 2) == "" {
				t.Errorf("%v in %q reads nothing", v, unit)
			}
		}
	})
}

func TestWhatRoundsToNothingHasNoSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-0.04, 0.04).Draw(t, "v")
		if got := series.ParseUnit("%").Step().WriteSigned(format.Locale{}, v, 1); got != "0.0 percentage points" {
			t.Fatalf("%v reads %s", v, got)
		}
	})
}
