package skills_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// lastOf is the value that a series ends at.
func lastOf(t *testing.T, c chat.Card) chat.Value {
	t.Helper()
	for _, v := range c.Values {
		if v.Name == "price_last" {
			return v
		}
	}
	t.Fatalf("no last price: %+v", c.Values)
	return chat.Value{}
}

func TestWhatGoesUpToTodayEndsAtThePriceOfNow(t *testing.T) {
	for _, intent := range []ask.Intent{ask.History, ask.Chart} {
		c := withMonths().answer(t, during(intent, "30d", btc))
		v := lastOf(t, c)
		if v.Number != 97432.10 || !v.At.Equal(noon) || v.Source == "" || !strings.Contains(c.Text, "$97,432.10") {
			t.Errorf("%s ends at %+v: %s", intent, v, c.Text)
		}
		if intent == ask.Chart {
			if run := c.Image.Plot.Lines[0].Runs; run[len(run)-1][len(run[len(run)-1])-1].Value != v.Number {
				t.Errorf("the line ends elsewhere: %+v", run)
			}
		}
	}
}

func TestOldSeriesAndClosedTimesEndAsTheyWereWritten(t *testing.T) {
	if v := lastOf(t, withPast().answer(t, during(ask.History, "30d", aapl))); v.Number != 230 || !v.At.Equal(day(2026, 11, 20)) {
		t.Errorf("a share that was not traded today ends at %+v", v)
	}
	b := withMonths()
	if v := lastOf(t, b.answer(t, during(ask.History, "2026-10-01..2026-11-01", btc))); v.At.After(day(2026, 11, 2)) {
		t.Errorf("October ends at %+v", v)
	}
	for _, r := range b.asked {
		if r.Kind == market.Price {
			t.Error("it asked for the price of now, of a time in the past")
		}
	}
}

func TestWhereAllFellNobodyDidBest(t *testing.T) {
	b := withMonths()
	b.stalls["bitcoin"].usd, b.stalls["ethereum"].usd, b.stalls["^GSPC"].usd = 80_000, 1_000, 5_000
	c := b.answer(t, during(ask.History, "30d", btc, eth, spx))
	if !strings.HasPrefix(c.Text, "Of 3, Bitcoin fell least: down") {
		t.Error(c.Text)
	}
	b.stalls["ethereum"].usd = 9_000
	if c = b.answer(t, during(ask.History, "30d", btc, eth, spx)); !strings.HasPrefix(c.Text, "Of 3, Ethereum did best: up") {
		t.Error(c.Text)
	}
}

// endingAt opens a bazaar whose series of bitcoin ends with a point at a time of today.
func endingAt(last time.Time, value float64) *bazaar {
	b := withMonths()
	b.prices["bitcoin"] = append(slices.Clone(b.prices["bitcoin"]), market.Point{At: last, Value: value})
	return b
}

func TestTheProvisionalLastPointGivesWayToThePriceOfNow(t *testing.T) {
	for name, last := range map[string]time.Time{"an hour ago": noon.Add(-time.Hour), "of now": noon, "asked for after the price": noon.Add(time.Minute)} {
		c := endingAt(last, 96_500).answer(t, during(ask.Chart, "30d", btc))
		runs := c.Image.Plot.Lines[0].Runs
		points := runs[len(runs)-1]
		end, before := points[len(points)-1], points[len(points)-2]
		if end.Value != 97432.10 || !end.At.Equal(noon) || before.Value == 96_500 || noon.Sub(before.At) < 6*time.Hour {
			t.Errorf("%s: the line ends with %+v and %+v", name, before, end)
		}
	}
}

func TestALastPointThatIsRegularStays(t *testing.T) {
	c := withMonths().answer(t, during(ask.Chart, "30d", btc))
	runs := c.Image.Plot.Lines[0].Runs
	points := runs[len(runs)-1]
	if before := points[len(points)-2]; !before.At.Equal(day(2026, 11, 23)) {
		t.Errorf("the point of the day is gone: %+v", before)
	}
}

func TestStudiesCountWhatWasWrittenAndNotThePriceOfNow(t *testing.T) {
	strength := func(b *bazaar) float64 {
		q := during(ask.Chart, "60d", btc)
		q.Studies = []ask.Study{ask.RSI}
		for _, v := range b.answer(t, q).Values {
			if v.Name == "rsi" {
				return v.Number
			}
		}
		t.Fatal("no strength")
		return 0
	}
	cheap, dear := withMonths(), withMonths()
	cheap.stalls["bitcoin"].usd, dear.stalls["bitcoin"].usd = 50_000, 150_000
	if a, b := strength(cheap), strength(dear); a != b {
		t.Errorf("the strength is %v and %v", a, b)
	}
}

func TestPriceChartHistoryAndComparisonAgreeOnNow(t *testing.T) {
	b := endingAt(noon.Add(-time.Minute), 96_500)
	b.bars = []market.Interval{market.Day}
	change := 0.0
	for _, q := range []ask.Query{priced(btc), during(ask.Chart, "30d", btc), during(ask.History, "30d", btc), during(ask.Compare, "30d", btc, eth), during(ask.Chart, "30d", btc, eth)} {
		c := b.answer(t, q)
		if !strings.Contains(c.Plain(), "$97,432.10") {
			t.Errorf("%s: %s", q.Intent, c.Plain())
		}
		for _, v := range c.Values {
			if v.Of == btc.ID && (v.Name == "price" || v.Name == "price_last") && v.Number != 97432.10 {
				t.Errorf("%s: %+v", q.Intent, v)
			}
			if v.Of == btc.ID && v.Name == "price_change" {
				if change != 0 && v.Number != change {
					t.Errorf("%s: changed by %v, elsewhere by %v", q.Intent, v.Number, change)
				}
				change = v.Number
			}
		}
	}
	q := during(ask.Chart, "30d", btc)
	q.Candles = true
	c := b.answer(t, q)
	if v := lastOf(t, c); v.Number != 97432.10 || !v.At.Equal(noon) {
		t.Errorf("candles end at %+v", v)
	}
}
