package skills_test

import (
	"strings"
	"testing"

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
