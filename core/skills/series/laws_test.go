package series_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/market"
	"tickertape/core/skills/series"
)

// step is the next period of a frequency.
func step(t time.Time, f market.Frequency) time.Time {
	switch f {
	case market.Annual:
		return t.AddDate(1, 0, 0)
	case market.Quarterly:
		return t.AddDate(0, 3, 0)
	case market.Monthly:
		return t.AddDate(0, 1, 0)
	case market.Weekly:
		return t.AddDate(0, 0, 7)
	}
	return t.AddDate(0, 0, 1)
}

// holed makes a series with random values and random holes, and says what every date has.
func holed(t *rapid.T) ([]market.Point, map[time.Time]float64, market.Frequency) {
	f := rapid.SampledFrom([]market.Frequency{market.Annual, market.Quarterly, market.Monthly, market.Weekly}).Draw(t, "frequency")
	at := date(1990, 1, 1)
	var points []market.Point
	published := map[time.Time]float64{}
	for range rapid.IntRange(1, 130).Draw(t, "periods") {
		if rapid.IntRange(0, 4).Draw(t, "hole") > 0 {
			v := rapid.Float64Range(0.5, 1000).Draw(t, "level")
			points, published[at] = append(points, market.Point{At: at, Value: v}), v
		}
		at = step(at, f)
	}
	return points, published, f
}

// ago is the date that a transform compares with, by the calendar alone.
func ago(t time.Time, f market.Frequency, by market.Transform) time.Time {
	year := by == market.YearPct || by == market.YearDiff
	switch {
	case year && f == market.Weekly:
		return t.AddDate(0, 0, -364)
	case year || f == market.Annual:
		return t.AddDate(-1, 0, 0)
	case f == market.Quarterly:
		return t.AddDate(0, -3, 0)
	case f == market.Monthly:
		return t.AddDate(0, -1, 0)
	}
	return t.AddDate(0, 0, -7)
}

func TestAFigureIsKnownExactlyWhenItsTwoDatesArePublished(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points, published, f := holed(t)
		by := rapid.SampledFrom([]market.Transform{market.Change, market.YearPct, market.Percent, market.YearDiff}).Draw(t, "transform")
		shuffled := slices.Clone(points)
		for i := range shuffled {
			j := rapid.IntRange(0, i).Draw(t, "swap")
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		}
		figures := series.New(shuffled, f).Figures(by)
		if len(figures) != len(points) {
			t.Fatalf("%d figures of %d points", len(figures), len(points))
		}
		for i, got := range figures {
			base, ok := published[ago(points[i].At, f, by)]
			want := points[i].Value - base
			if by == market.YearPct || by == market.Percent {
				want = 100*points[i].Value/base - 100
			}
			if got.Known != ok || (ok && math.Abs(got.Value-want) > 1e-6*math.Max(1, math.Abs(want))) {
				t.Fatalf("%s of %v: %+v, base %v (published %v), want %v", by, points[i], got, base, ok, want)
			}
			if !ok && !got.Lacks.Equal(ago(points[i].At, f, by)) {
				t.Fatalf("%s of %v lacks %v", by, points[i].At, got.Lacks)
			}
		}
	})
}

func TestSteadyGrowthIsTheSamePercentageEveryYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		growth := rapid.Float64Range(-0.05, 0.05).Draw(t, "a month")
		v, at := 100.0, date(2020, 1, 1)
		var points []market.Point
		for range 40 {
			points = append(points, market.Point{At: at, Value: v})
			v, at = v*(1+growth), step(at, market.Monthly)
		}
		want := 100 * (math.Pow(1+growth, 12) - 1)
		for _, f := range series.New(points, market.Monthly).Figures(market.YearPct)[12:] {
			if !f.Known || math.Abs(f.Value-want) > 1e-6 {
				t.Fatalf("%+v, want %v", f, want)
			}
		}
	})
}
