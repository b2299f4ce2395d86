package skills_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// monthly are values from a month on; NaN is a month that was not published.
func monthly(from time.Time, values ...float64) []market.Point { return every(0, 1, from, values) }

func every(days, months int, from time.Time, values []float64) []market.Point {
	var out []market.Point
	for i, v := range values {
		if !math.IsNaN(v) {
			out = append(out, market.Point{At: from.AddDate(0, i*months, i*days), Value: v})
		}
	}
	return out
}

var indicators = map[string]market.Indicator{
	"inflation":    {Code: "cpi", Series: "CPIAUCSL", Title: "US inflation (CPI)", Unit: "index 1982-84=100", Transform: market.YearPct, Frequency: market.Monthly, Adjusted: true},
	"unemployment": {Code: "unemployment", Series: "UNRATE", Title: "US unemployment rate", Unit: "%", Frequency: market.Monthly, Adjusted: true},
	"payrolls":     {Code: "payrolls", Series: "PAYEMS", Title: "US jobs added (nonfarm payrolls)", Unit: "thousand jobs", Transform: market.Change, Frequency: market.Monthly, Adjusted: true},
	"gdp growth":   {Code: "gdp", Series: "A191RL1Q225SBEA", Title: "US real GDP growth, annualised", Unit: "%", Frequency: market.Quarterly, Adjusted: true},
	"nominal gdp":  {Code: "nominal_gdp", Series: "GDP", Title: "US nominal GDP", Unit: "bn USD", Frequency: market.Quarterly, Adjusted: true},
	"10 year":      {Code: "yield_10y", Series: "DGS10", Title: "10-year Treasury yield", Unit: "%", Frequency: market.Daily},
	"claims":       {Code: "jobless_claims", Series: "ICSA", Title: "US initial jobless claims", Unit: "claims", Frequency: market.Weekly, Adjusted: true},
	"retail":       {Code: "retail_sales", Series: "RSAFS", Title: "US retail sales", Unit: "mn USD", Transform: market.Percent, Frequency: market.Monthly, Adjusted: true},
	"sentiment":    {Code: "consumer_sentiment", Series: "UMCSENT", Title: "US consumer sentiment (Michigan)", Unit: "index 1966Q1=100", Frequency: market.Monthly},
	"deficit":      {Code: "deficit", Series: "FYFSD", Title: "US federal surplus or deficit", Unit: "mn USD", Frequency: market.Annual},
	"m2 change":    {Code: "m2", Series: "M2SL", Title: "US money supply (M2), change on the year", Unit: "bn USD", Transform: market.YearDiff, Frequency: market.Monthly},
	"gasoline":     {Code: "gasoline", Series: "GASREGW", Title: "US regular gasoline price", Unit: "USD/gallon", Frequency: market.Weekly},
	"nowhere":      {Code: "nowhere", Series: "NOWHERE", Title: "Figure that nobody publishes", Unit: "%", Frequency: market.Monthly},
}

var gap = math.NaN()

// statistics opens a bazaar where an office publishes.
func withOffice() *bazaar {
	b := open()
	publish := func(of string, points []market.Point) {
		b.series[indicators[of].Series] = market.Series{Indicator: indicators[of], Unit: indicators[of].Unit, Points: points}
	}
	publish("inflation", monthly(day(2025, 8, 1), 323.4, 324.2, 324.5, 325.0, 326.0, 326.6, 327.5, 328.1, 328.9, 329.6, 330.5, 331.0, 332.9, 333.8, 335.1))
	publish("unemployment", monthly(day(2025, 9, 1), 4.4, gap, 4.5, 4.4, 4.3, 4.4, 4.3, 4.3, 4.2, 4.1, 4.2, 4.3, 4.3, 4.1))
	publish("payrolls", monthly(day(2026, 6, 1), 159400, 159421, 159443, 159410, 159529))
	publish("gdp growth", every(0, 3, day(2025, 1, 1), []float64{-0.6, 3.8, 4.4, 1.4, 2.0, 2.4, 3.1}))
	publish("nominal gdp", every(0, 3, day(2023, 7, 1), []float64{27967.697, 28296.967, 28624.069, 29016.714, 29349.924}))
	publish("10 year", append([]market.Point{{At: day(2025, 11, 20), Value: 4.1}}, every(1, 0, day(2026, 11, 18), []float64{3.97, 4, 3.88})...))
	publish("claims", append([]market.Point{{At: day(2025, 11, 15), Value: 222000}}, every(7, 0, day(2026, 11, 7), []float64{227000, 223000})...))
	publish("retail", monthly(day(2026, 8, 1), 730000, 733000, 731500))
	publish("sentiment", monthly(day(2025, 10, 1), 53.6, 51, 52.9, 56.4, 57, 57.4, 58, 60.1, 61, 62, 61.2, 63.4, 63.4))
	publish("deficit", every(0, 12, day(2022, 1, 1), []float64{-1375923, -1695240, -1832816, -1775000}))
	publish("m2 change", monthly(day(2025, 9, 1), 22200, 22300, 22350, 22400, 22450, 22500, 22550, 22600, 22650, 22700, 22750, 22800, 22900, 23010))
	publish("gasoline", every(7, 0, day(2026, 11, 2), []float64{3.07, 3.062, 3.061}))
	return b
}

func economy(of string) ask.Query {
	return ask.Query{Text: of, Intent: ask.Economic, Indicator: indicators[of]}
}

func TestEconomicCards(t *testing.T) {
	without := func(of string, months ...time.Time) *bazaar {
		b := withOffice()
		s := b.series[indicators[of].Series]
		var kept []market.Point
		for _, p := range s.Points {
			missing := false
			for _, m := range months {
				missing = missing || p.At.Equal(m)
			}
			if !missing {
				kept = append(kept, p)
			}
		}
		s.Points = kept
		b.series[indicators[of].Series] = s
		return b
	}
	first := withOffice()
	first.series["UNRATE"] = market.Series{Points: monthly(day(2026, 10, 1), 4.1)}
	young := withOffice()
	young.series["CPIAUCSL"] = market.Series{Points: monthly(day(2026, 9, 1), 333.8, 335.1)}
	empty := withOffice()
	empty.series["UNRATE"] = market.Series{}
	then := economy("inflation")
	then.Range = market.Range{From: day(2026, 9, 1), To: day(2026, 10, 1)}
	long := economy("inflation")
	long.Range = market.Range{From: day(1990, 1, 1), To: day(1991, 1, 1)}
	scenes := []scene{}
	for _, of := range []string{"inflation", "unemployment", "payrolls", "gdp growth", "nominal gdp", "10 year", "claims", "retail", "sentiment", "deficit", "m2 change", "gasoline", "nowhere"} {
		scenes = append(scenes, scene{of, withOffice(), economy(of)})
	}
	scenes = append(scenes,
		scene{"inflation of October 2026, October 2025 was not published", without("inflation", day(2025, 10, 1)), economy("inflation")},
		scene{"payrolls of October 2026, September was not published", without("payrolls", day(2026, 9, 1)), economy("payrolls")},
		scene{"unemployment, year on year not to be had", without("unemployment", day(2025, 10, 1)), economy("unemployment")},
		scene{"unemployment, the first ever", first, economy("unemployment")},
		scene{"inflation, too young", young, economy("inflation")},
		scene{"unemployment, nothing published", empty, economy("unemployment")},
		scene{"inflation in september 2026", withOffice(), then},
		scene{"inflation in 1990, before there is data", withOffice(), long},
		scene{"no indicator", withOffice(), ask.Query{Intent: ask.Economic}},
		scene{"no such indicator", withOffice(), ask.Query{Intent: ask.Economic, Unknown: []string{"flurbs"}}},
		scene{"office closed", withOffice().failing(fault(market.ErrUnavailable)), economy("inflation")},
	)
	golden(t, "economic", scenes)
}

func TestFiguresAreThoseOfTheFormula(t *testing.T) {
	v := numbers(withOffice().answer(t, economy("inflation")))
	want := map[string]float64{
		"cpi": 100 * (335.1/324.5 - 1), "cpi_before": 100 * (333.8/324.2 - 1), "cpi_change": 100*(335.1/324.5-1) - 100*(333.8/324.2-1), "cpi_level": 335.1,
	}
	for name, w := range want {
		if math.Abs(v[name]-w) > 1e-9 {
			t.Errorf("%s is %v, want %v", name, v[name], w)
		}
	}
}

func TestAMissingMonthIsSaidAndItsNeighbourIsNotUsed(t *testing.T) {
	b := withOffice()
	s := b.series["CPIAUCSL"]
	s.Points = append(s.Points[:2:2], s.Points[3:]...) // without October 2025
	b.series["CPIAUCSL"] = s
	c := b.answer(t, economy("inflation"))
	if !strings.Contains(c.Notice, "October 2026 is not available") || !strings.Contains(c.Notice, "October 2025") || !strings.Contains(c.Text, "September 2026") {
		t.Errorf("%s\n%s", c.Text, c.Notice)
	}
	if got, want := numbers(c)["cpi"], 100*(333.8/324.2-1); math.Abs(got-want) > 1e-9 {
		t.Errorf("%v, want that of September, %v", got, want)
	}
}

// figuresAsked are the requests for figures.
func (b *bazaar) figuresAsked() []market.Request {
	return slices.DeleteFunc(slices.Clone(b.asked), func(r market.Request) bool { return r.Kind != market.Economic })
}

func TestTheDayOfTheNextFigureIsTold(t *testing.T) {
	released := func(days ...time.Time) *bazaar {
		b := withOffice()
		for _, d := range days {
			b.releases = append(b.releases, market.Release{Name: "Consumer Price Index", At: d})
		}
		return b
	}
	when, rate, german := economy("inflation"), economy("10 year"), economy("inflation")
	when.When, rate.When, german.Language = true, true, "de"
	bank := economy("10 year")
	bank.Indicator.Code, bank.Indicator.Country, bank.When = "policy_rate", "eu", true
	meeting := economy("10 year")
	meeting.Indicator.Code, meeting.Indicator.Frequency, meeting.When = "fed_funds", market.Monthly, true
	golden(t, "upcoming", []scene{
		{"a month ahead", released(day(2026, 11, 13), day(2026, 12, 10), day(2027, 1, 14)), economy("inflation")},
		{"today, before it is out", released(day(2026, 11, 23), day(2026, 12, 10)), economy("inflation")},
		{"none to come", released(day(2026, 11, 13)), economy("inflation")},
		{"none to come, and that is what was asked", released(day(2026, 11, 13)), when},
		{"nobody tells, and that is what was asked", withOffice(), when},
		{"every day", released(day(2026, 11, 24)), economy("10 year")},
		{"meetings of the Fed", released(day(2026, 12, 1)), meeting},
		{"meetings of another bank", released(day(2026, 12, 1)), bank},
		{"in German", released(day(2026, 12, 10)), german},
	})
}

func TestTradingHours(t *testing.T) {
	spy := func(shut bool) *bazaar {
		b := open()
		b.stalls["SPY"] = &stall{usd: 668.4, home: "usd", change: ptr(0.4), shut: shut}
		return b
	}
	german := ask.Query{Intent: ask.Market, Text: "x", When: true, Language: "de"}
	golden(t, "hours", []scene{
		{"open", spy(false), ask.Query{Intent: ask.Market, Text: "x", When: true}},
		{"closed", spy(true), ask.Query{Intent: ask.Market, Text: "x", When: true}},
		{"in German", spy(true), german},
		{"nobody tells", open(), ask.Query{Intent: ask.Market, Text: "x", When: true}},
	})
}

func TestEnoughHistoryIsAskedForAndTheSameAllMonth(t *testing.T) {
	for of, want := range map[string]time.Time{"inflation": day(2023, 11, 1), "10 year": day(2024, 11, 1), "claims": day(2024, 11, 1), "gdp growth": day(2023, 11, 1), "deficit": day(2020, 11, 1)} {
		b := withOffice()
		b.answer(t, economy(of))
		if got := b.figuresAsked()[0].Range; !got.From.Equal(want) || !got.To.IsZero() {
			t.Errorf("%s: %+v", of, b.asked)
		}
	}
	past := economy("inflation")
	past.Range = market.Range{From: day(2015, 3, 1), To: day(2015, 4, 1)}
	b := withOffice()
	b.answer(t, past)
	if got := b.figuresAsked()[0].Range.From; !got.Equal(day(2012, 4, 1)) {
		t.Errorf("the past is asked from %v", got)
	}
}

func TestAChangeIsThatOfTheFiguresBesideIt(t *testing.T) {
	cpi := indicators["inflation"]
	for i, levels := range [][]float64{{100, 100, 102.55, 102.45}, {100, 100, 102.54, 102.46}, {100, 100, 103, 101}} {
		points := []market.Point{{At: day(2025, 9, 1), Value: levels[0]}, {At: day(2025, 10, 1), Value: levels[1]}, {At: day(2026, 9, 1), Value: levels[2]}, {At: day(2026, 10, 1), Value: levels[3]}}
		b := open()
		b.series[cpi.Series] = market.Series{Indicator: cpi, Points: points}
		c := b.answer(t, ask.Query{Intent: ask.Economic, Indicator: cpi})
		var latest, before, change float64
		for name, into := range map[string]*float64{"Latest": &latest, "Before": &before, "Change": &change} {
			for _, f := range c.Fields {
				if f.Name == name {
					number := strings.NewReplacer("▲ ", "", "▼ ", "", "−", "-", "+", "").Replace(f.Value)
					if _, err := fmt.Sscanf(number, "%f", into); err != nil {
						t.Fatalf("%s: %v", f.Value, err)
					}
				}
			}
		}
		if got := latest - before; math.Abs(got-change) > 1e-9 {
			t.Errorf("%d: %v after %v, and the change is %v", i, latest, before, change)
		}
	}
}

func TestADifferenceFromAYearBeforeHasTheDigitsOfItsFigure(t *testing.T) {
	yields := indicators["10 year"]
	b := open()
	b.series[yields.Series] = market.Series{Indicator: yields, Points: []market.Point{{At: day(2025, 11, 20), Value: 4.15}, {At: day(2026, 11, 19), Value: 4.12}, {At: day(2026, 11, 20), Value: 4.05}}}
	if c := b.answer(t, ask.Query{Intent: ask.Economic, Indicator: yields}); !strings.Contains(c.Plain(), "−0.10 percentage points") {
		t.Error(c.Plain())
	}
}
