package skills_test

import (
	"math"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// valueOf is the first number of a card that has a name.
func valueOf(c chat.Card, name string) float64 {
	for _, v := range c.Values {
		if v.Name == name {
			return v.Number
		}
	}
	return math.NaN()
}

func TestPlotOfAPictureHasTheNumbersOfItsCard(t *testing.T) {
	c := withMonths().answer(t, during(ask.Chart, "30d", btc))
	plot := c.Image.Plot
	if plot == nil || len(plot.Lines) != 1 || len(plot.Lines[0].Runs) != 1 || plot.Lines[0].Name != "BTC" {
		t.Fatalf("%+v", plot)
	}
	run := plot.Lines[0].Runs[0]
	low, high := math.Inf(1), math.Inf(-1)
	for i, p := range run {
		low, high = min(low, p.Value), max(high, p.Value)
		if i > 0 && !p.At.After(run[i-1].At) {
			t.Errorf("%v comes after %v", p.At, run[i-1].At)
		}
	}
	for name, got := range map[string]float64{"price_first": run[0].Value, "price_last": run[len(run)-1].Value, "price_low": low, "price_high": high} {
		if want := valueOf(c, name); got != want {
			t.Errorf("%s is %v on the plot, %v on the card", name, got, want)
		}
	}
}

func TestPlotOfSeveralStartsAtAHundred(t *testing.T) {
	plot := withMonths().answer(t, during(ask.Chart, "60d", btc, eth, spx)).Image.Plot
	if len(plot.Lines) != 3 {
		t.Fatalf("%d lines", len(plot.Lines))
	}
	for _, l := range plot.Lines {
		if first := l.Runs[0][0].Value; math.Abs(first-100) > 1e-9 || l.Name == "" {
			t.Errorf("%s begins at %v", l.Name, first)
		}
	}
}

func TestPlotHasTheStudiesOfItsPicture(t *testing.T) {
	q := during(ask.Chart, "90d", btc)
	q.Studies = []ask.Study{ask.Averages, ask.Bollinger, ask.RSI}
	plot := withMonths().answer(t, q).Image.Plot
	if len(plot.Lines) != 1 || len(plot.Studies) != 3 || plot.Studies[0].Name != "Average of 20" || plot.Studies[1].Name != plot.Studies[2].Name {
		t.Fatalf("%+v", plot)
	}
	last := func(l chat.Line) chat.Point { run := l.Runs[len(l.Runs)-1]; return run[len(run)-1] }
	average, upper, lower := last(plot.Studies[0]), last(plot.Studies[1]), last(plot.Studies[2])
	if !(lower.Value < average.Value && average.Value < upper.Value) || average.At.After(last(plot.Lines[0]).At) {
		t.Errorf("they end at %v, %v and %v", lower, average, upper)
	}
}
