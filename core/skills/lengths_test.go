package skills_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// exchange opens a bazaar that has candles of bitcoin, of all usual lengths or of some.
func exchange(lengths ...market.Interval) *bazaar {
	b := withMonths()
	b.bars = lengths
	if len(lengths) == 0 {
		b.bars = []market.Interval{market.Hour, 15 * market.Minute, 4 * market.Hour, market.Day, market.Week}
	}
	return b
}

// barred asks for candles of a length over a time.
func barred(length market.Interval, span ask.Span) ask.Query {
	q := ask.Query{Intent: ask.Chart, Assets: []market.Asset{btc}}
	if span != "" {
		q = during(ask.Chart, span, btc)
	}
	q.Candles, q.Interval = true, length
	return q
}

func TestCandleCards(t *testing.T) {
	studied := barred(4*market.Hour, "")
	studied.Studies, studied.Periods, studied.Strength = []ask.Study{ask.Exponential, ask.RSI}, []int{20, 50, 200}, 7
	golden(t, "candles", []scene{
		{"of four hours over a week", exchange(), barred(4*market.Hour, "7d")},
		{"of a quarter of an hour, no time named", exchange(), barred(15*market.Minute, "")},
		{"of a week, no time named", exchange(), barred(market.Week, "")},
		{"with studies", exchange(), studied},
		{"more than a picture can show", exchange(), barred(15*market.Minute, "30d")},
		{"longer than the time", exchange(), barred(market.Week, "24h")},
		{"of a length that nobody has", exchange(4 * market.Hour), barred(15*market.Minute, "24h")},
		{"of nobody", withMonths(), barred(4*market.Hour, "30d")},
		{"out of reach", exchange().failing(fault(market.ErrTimeout)), barred(4*market.Hour, "7d")},
	})
}

func TestCandlesAreAskedForInTheLengthThatIsWanted(t *testing.T) {
	for _, c := range []struct {
		q    ask.Query
		want market.Interval
	}{
		{barred(4*market.Hour, "7d"), 4 * market.Hour}, {barred(15*market.Minute, "30d"), 2 * market.Hour}, {barred(market.Hour, "1y"), market.Day}, {barred(market.Day, "1y"), market.Day}, {barred(market.Hour, "max"), market.Month}, {barred(0, "7d"), 0},
	} {
		b := exchange()
		b.answer(t, c.q)
		if got := b.requests(market.Candles)[0].Interval; got != c.want {
			t.Errorf("%s over %s: asked for %s, want %s", c.q.Interval.Duration(), c.q.Span, got.Duration(), c.want.Duration())
		}
	}
}

func TestALongAverageGetsATimeInWhichItIsSeen(t *testing.T) {
	for _, c := range []struct {
		length market.Interval
		period int
		want   ask.Span
	}{{market.Day, 20, "90d"}, {market.Day, 50, "100d"}, {market.Day, 200, "367d"}, {4 * market.Hour, 200, "61d"}, {market.Minute, 100, "3h"}, {market.Week, 50, "2y"}} {
		b := exchange(market.Minute, 4*market.Hour, market.Day, market.Week)
		q := barred(c.length, "")
		q.Studies, q.Periods = []ask.Study{ask.Averages}, []int{c.period}
		b.answer(t, q)
		want, _ := c.want.Range(noon)
		if r := b.requests(market.Candles)[0]; r.Interval != c.length || r.Range.From.Sub(want.From).Abs() > 24*time.Hour {
			t.Errorf("average of %d, candles of %s: asked from %v, want %v", c.period, c.length.Duration(), r.Range.From, want.From)
		}
	}
}

func TestCandlesHaveButtonsToOtherLengthsInPlace(t *testing.T) {
	q := barred(4*market.Hour, "7d")
	q.Studies, q.Periods = []ask.Study{ask.Exponential}, []int{20, 50}
	var got []string
	for _, b := range exchange().answer(t, q).Buttons {
		got = append(got, b.Label+" = "+b.Value)
	}
	want := []string{
		"24h = draw:chart bitcoin 24h 4h candles ema 20 50", "30d = draw:chart bitcoin 30d 4h candles ema 20 50", "1y = draw:chart bitcoin 1y candles ema 20 50",
		"🕯 15m = draw:chart bitcoin 24h 15m candles ema 20 50", "🕯 1h = draw:chart bitcoin 7d 1h candles ema 20 50", "🕯 1d = draw:chart bitcoin 7d 1d candles ema 20 50",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if b := exchange().answer(t, during(ask.Chart, "7d", btc)).Buttons; len(b) != 3 {
		t.Errorf("a line has buttons to lengths: %+v", b)
	}
	shown := exchange().answer(t, barred(0, "7d")).Buttons
	if len(shown) < 5 {
		t.Errorf("of candles of any length only %+v", shown)
	}
	for _, b := range shown {
		if b.Label == "🕯 1h" {
			t.Errorf("a button to what is shown: %+v", b)
		}
	}
}

func TestAveragesWithoutATimeAreOfDaysThatShowThem(t *testing.T) {
	b := exchange()
	q := ask.Query{Intent: ask.Chart, Assets: []market.Asset{btc}, Studies: []ask.Study{ask.Averages}, Periods: []int{50}}
	c := b.answer(t, q)
	if r := b.requests(market.Candles); len(r) == 0 || r[0].Interval != market.Day || noon.Sub(r[0].Range.From) < 100*24*time.Hour || c.Notice != "" {
		t.Errorf("asked %+v: %s", r, c.Notice)
	}
	q.Span, q.Range = "7d", during(ask.Chart, "7d", btc).Range
	b = exchange()
	b.answer(t, q)
	if r := b.requests(market.Candles); len(r) > 0 {
		t.Errorf("over a time that was named, asked %+v", r)
	}
}

func TestNoAverageIsLeftOutInSilence(t *testing.T) {
	q := barred(market.Day, "1y")
	q.Studies, q.Periods = []ask.Study{ask.Exponential}, []int{5, 10, 20, 50, 100, 200}
	if got := exchange().answer(t, q).Notice; !strings.Contains(got, "left out 2 more") {
		t.Errorf("of six averages: %q", got)
	}
	q.Periods = []int{1000}
	young := exchange()
	young.since = noon.AddDate(-2, 0, 0)
	if got := young.answer(t, q).Notice; !strings.Contains(got, "too little data for exponential average (1000)") {
		t.Errorf("of a thousand days: %q", got)
	}
}

func TestCandlesOfSeveralAreSaidToBeLines(t *testing.T) {
	b := withMonths()
	q := during(ask.Chart, "30d", btc, eth)
	q.Candles, q.Interval = true, 4*market.Hour
	if got := b.answer(t, q).Notice; !strings.Contains(got, "candles of one asset at a time") {
		t.Errorf("%q", got)
	}
}
