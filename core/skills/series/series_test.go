package series_test

import (
	"math"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/core/skills/series"
)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// monthly makes one point a month from a start; NaN is a month without one.
func monthly(start time.Time, values ...float64) []market.Point {
	var out []market.Point
	for i, v := range values {
		if !math.IsNaN(v) {
			out = append(out, market.Point{At: start.AddDate(0, i, 0), Value: v})
		}
	}
	return out
}

func last(t *testing.T, points []market.Point, f market.Frequency, by market.Transform) series.Figure {
	t.Helper()
	figures := series.New(points, f).Figures(by)
	if len(figures) == 0 {
		t.Fatal("no figures")
	}
	return figures[len(figures)-1]
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

var gap = math.NaN()

// thirteen months of the US consumer price index, not adjusted, as the Bureau of Labor
// Statistics published it; it announced 2.4 % for September 2024.
var prices = monthly(date(2023, 9, 1), 307.789, 307.671, 307.051, 306.746, 308.417, 310.326, 312.332, 313.548, 314.069, 314.175, 314.540, 314.796, 315.301)

func TestInflationIsWhatTheStatisticiansAnnounced(t *testing.T) {
	f := last(t, prices, market.Monthly, market.YearPct)
	if !f.Known || math.Abs(f.Value-2.4) > 0.05 || f.Level != 315.301 || !f.At.Equal(date(2024, 9, 1)) {
		t.Errorf("%+v", f)
	}
}

func TestTransformsAreThoseOfFRED(t *testing.T) {
	levels := monthly(date(2025, 1, 1), 100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 120, 110)
	for by, want := range map[market.Transform]float64{
		market.Level:    110,
		market.Change:   -10,
		market.YearDiff: 10,
		market.Percent:  100 * (110.0/120 - 1),
		market.YearPct:  10,
	} {
		if f := last(t, levels, market.Monthly, by); !f.Known || !near(f.Value, want) || f.Level != 110 {
			t.Errorf("%q: %+v, want %v", by, f, want)
		}
	}
}

func TestMissingMonthIsNeverReplacedByItsNeighbour(t *testing.T) {
	year := monthly(date(2025, 9, 1), 324.2, gap, 325.1, 326, 327, 328, 329, 330, 331, 332, 333, 334, 335, 336, 337)
	figures := series.New(year, market.Monthly).Figures(market.YearPct)
	october, november := figures[len(figures)-2], figures[len(figures)-1]
	if october.Known || !october.Lacks.Equal(date(2025, 10, 1)) || october.Level != 336 {
		t.Errorf("October 2026 needs October 2025, got %+v", october)
	}
	if !november.Known || !near(november.Value, 100*(337/325.1-1)) {
		t.Errorf("November 2026: %+v", november)
	}
	change := series.New(year, market.Monthly).Figures(market.Change)[1]
	if !change.At.Equal(date(2025, 11, 1)) || change.Known || !change.Lacks.Equal(date(2025, 10, 1)) {
		t.Errorf("the change of November 2025 needs October 2025, got %+v", change)
	}
}

func TestQuartersAndYearsAreMatchedByDate(t *testing.T) {
	quarters := []market.Point{
		{At: date(2023, 7, 1), Value: 100}, {At: date(2023, 10, 1), Value: 101}, {At: date(2024, 4, 1), Value: 104}, {At: date(2024, 7, 1), Value: 105},
	}
	if f := last(t, quarters, market.Quarterly, market.YearPct); !near(f.Value, 5) {
		t.Errorf("year on year: %+v", f)
	}
	if f := last(t, quarters[:3], market.Quarterly, market.Percent); f.Known || !f.Lacks.Equal(date(2024, 1, 1)) {
		t.Errorf("after a gap: %+v", f)
	}
	years := []market.Point{{At: date(2022, 1, 1), Value: -1}, {At: date(2024, 1, 1), Value: -3}, {At: date(2025, 1, 1), Value: -2}}
	if f := last(t, years, market.Annual, market.Change); !near(f.Value, 1) {
		t.Errorf("annual change: %+v", f)
	}
	if f := last(t, years[:2], market.Annual, market.YearDiff); f.Known || !f.Lacks.Equal(date(2023, 1, 1)) {
		t.Errorf("annual gap: %+v", f)
	}
}

func TestWeekThatMovesBeforeAHolidayIsStillItsWeek(t *testing.T) {
	rates := []market.Point{
		{At: date(2024, 11, 28), Value: 6.81}, {At: date(2025, 11, 20), Value: 6.2}, {At: date(2025, 11, 26), Value: 6.23},
	}
	if f := last(t, rates, market.Weekly, market.Change); !near(f.Value, 0.03) {
		t.Errorf("since the week before: %+v", f)
	}
	if f := last(t, rates, market.Weekly, market.YearDiff); !near(f.Value, -0.58) {
		t.Errorf("since 52 weeks before: %+v", f)
	}
	if f := last(t, append(rates[:2:2], market.Point{At: date(2025, 12, 4), Value: 6.2}), market.Weekly, market.Change); f.Known {
		t.Errorf("a missing week: %+v", f)
	}
}

func TestDaysSkipWeekendsButNotHolesOfAWeek(t *testing.T) {
	days := []market.Point{{At: date(2025, 11, 21), Value: 4}, {At: date(2026, 11, 20), Value: 4.1}, {At: date(2026, 11, 23), Value: 4.2}}
	if f := last(t, days, market.Daily, market.Change); !near(f.Value, 0.1) {
		t.Errorf("Monday after Friday: %+v", f)
	}
	if f := last(t, days, market.Daily, market.YearDiff); !near(f.Value, 0.2) {
		t.Errorf("23 November 2025 was a Sunday, so the year before is Friday the 21st: %+v", f)
	}
	far := []market.Point{{At: date(2026, 11, 13), Value: 4}, {At: date(2026, 11, 23), Value: 5}}
	if f := last(t, far, market.Daily, market.Change); f.Known {
		t.Errorf("ten days apart: %+v", f)
	}
}

func TestThereIsNoPercentageOfNothingOrOfADebt(t *testing.T) {
	for _, base := range []float64{0, -5} {
		f := last(t, monthly(date(2026, 1, 1), base, 5), market.Monthly, market.Percent)
		if f.Known || !f.Lacks.IsZero() {
			t.Errorf("from %v to 5: %+v", base, f)
		}
	}
}

func TestOrderRepetitionAndHolesOfTheProviderDoNotMatter(t *testing.T) {
	points := monthly(date(2026, 1, 1), 1, 2, 3)
	messy := []market.Point{points[2], {At: points[1].At, Value: 99}, {At: date(2026, 4, 1), Value: math.NaN()}, points[0], {At: date(2026, 5, 1), Value: math.Inf(1)}, points[1]}
	l := series.New(messy, market.Monthly)
	if f := l.Figures(market.Level); l.Len() != 3 || f[1].Value != 2 || f[2].Value != 3 {
		t.Errorf("%+v", f)
	}
	if series.New(nil, market.Monthly).Len() != 0 {
		t.Error("nothing is not nothing")
	}
}

func TestRangeEndsTheSeriesWhereThePersonSaid(t *testing.T) {
	l := series.New(prices, market.Monthly)
	for _, c := range []struct {
		r    market.Range
		want time.Time
	}{
		{market.Range{}, date(2024, 9, 1)},
		{market.Range{From: date(2024, 3, 1), To: date(2024, 4, 1)}, date(2024, 3, 1)},
		{market.Range{From: date(2024, 3, 1), To: date(2024, 3, 1)}, date(2024, 3, 1)},
		{market.Range{From: date(2024, 1, 1), To: date(2030, 1, 1)}, date(2024, 9, 1)},
	} {
		f := l.Until(c.r).Figures(market.Level)
		if got := f[len(f)-1].At; !got.Equal(c.want) {
			t.Errorf("%v ends %v", c.r, got)
		}
	}
	if l.Until(market.Range{To: date(2000, 1, 1)}).Len() != 0 {
		t.Error("there is something before the first")
	}
	if l.Len() != len(prices) {
		t.Error("Until changed what it was called on")
	}
}
