package skills_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

// figure is a value of a card by its name; it reports false where there is none.
func figure(c chat.Card, name string) (float64, bool) {
	for _, v := range c.Values {
		if v.Name == name {
			return v.Number, true
		}
	}
	return 0, false
}

// studiedOver asks for a chart of bitcoin with one study.
func studiedOver(span ask.Span, s ask.Study, period int) ask.Query {
	q := during(ask.Chart, span, btc)
	q.Studies, q.Periods, q.Strength = []ask.Study{s}, []int{period}, period
	return q
}

func TestStudiesCountWhatWasBeforeThePicture(t *testing.T) {
	for _, c := range []struct {
		study  ask.Study
		period int
		value  string
	}{{ask.Averages, 30, "average"}, {ask.Exponential, 30, "exponential_average"}, {ask.Bollinger, 20, "bollinger_upper"}, {ask.RSI, 14, "rsi"}} {
		short := withMonths().answer(t, studiedOver("10d", c.study, c.period))
		long := withMonths().answer(t, studiedOver("60d", c.study, c.period))
		a, known := figure(short, c.value)
		b, _ := figure(long, c.value)
		if !known || short.Notice != "" || math.Abs(a-b) > 0.005*b {
			t.Errorf("%s of %d: %v over ten days, %v over sixty: %q", c.study, c.period, a, b, short.Notice)
		}
		if points := short.Image.Plot.Lines[0].Runs[0]; noon.Sub(points[0].At) > 11*24*time.Hour {
			t.Errorf("%s: drawn from %v", c.study, points[0].At)
		}
	}
}

func TestStudiesOfCandlesCountEarlierOnesOfTheirLength(t *testing.T) {
	b := exchange()
	q := barred(4*market.Hour, "7d")
	q.Studies, q.Periods = []ask.Study{ask.Exponential}, []int{50}
	if c := b.answer(t, q); c.Notice != "" {
		t.Error(c.Notice)
	}
	asked := b.requests(market.Candles)
	last := asked[len(asked)-1]
	if len(asked) != 2 || last.Interval != 4*market.Hour || !last.Range.To.Equal(noon.AddDate(0, 0, -7)) && last.Range.To.After(noon.AddDate(0, 0, -6)) {
		t.Errorf("asked %+v", asked)
	}
	if long := last.Range.To.Sub(last.Range.From); long < 200*4*time.Hour || long > 220*4*time.Hour {
		t.Errorf("%v before the picture", long)
	}
}

func TestWithoutStudiesNothingEarlierIsAskedFor(t *testing.T) {
	b := withMonths()
	b.answer(t, during(ask.Chart, "10d", btc))
	if got := b.requests(market.History); len(got) != 1 {
		t.Errorf("asked %+v", got)
	}
}

func TestWhereThereIsNothingEarlierAStudySaysSo(t *testing.T) {
	for name, b := range map[string]*bazaar{"too young": withMonths(), "out of reach": withMonths()} {
		if name == "out of reach" {
			b.fail = func(r market.Request) error {
				if r.Kind == market.History && !r.Range.To.IsZero() {
					return fault(market.ErrNotFound)
				}
				return nil
			}
		}
		c := b.answer(t, studiedOver("10d", ask.Exponential, 90))
		if !strings.Contains(c.Notice, "too little data for exponential average (90)") || c.Image == nil {
			t.Errorf("%s: %q", name, c.Notice)
		}
	}
}

// Whatever is before a picture, a plain average at its end is that of the last n points.
func TestAnAverageIsTheSameHoweverShortThePicture(t *testing.T) {
	points := withMonths().prices["bitcoin"]
	for n := 2; n <= 26; n += 6 {
		sum := 0.0
		for _, x := range points[len(points)-n:] {
			sum += x.Value / float64(n)
		}
		for _, span := range []ask.Span{"2d", "9d", "30d"} {
			c := withMonths().answer(t, studiedOver(span, ask.Averages, n))
			if got, known := figure(c, "average"); !known || math.Abs(got-sum) > 1e-9*sum {
				t.Errorf("of %d over %s: %v, want %v: %s", n, span, got, sum, c.Notice)
			}
		}
	}
}
