package market_test

import (
	"testing"
	"time"

	"tickertape/core/market"
)

// sessions are the starts of candles of a length, floored in UTC, of an exchange that is open from
// an hour on, five days a week.
func sessions(length market.Interval, open, close time.Duration) market.Series {
	var s market.Series
	monday := time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)
	for day := range 12 {
		if day%7 > 4 {
			continue
		}
		for at := open; at < close; at += 30 * time.Minute {
			start := length.Floor(monday.AddDate(0, 0, day).Add(at))
			if n := len(s.Candles); n == 0 || start.After(s.Candles[n-1].At) {
				s.Candles = append(s.Candles, market.Candle{At: start})
			}
		}
	}
	return s
}

func TestNightsAndWeekendsMakeNoCandlesLonger(t *testing.T) {
	newYork, tokyo := [2]time.Duration{14*time.Hour + 30*time.Minute, 21 * time.Hour}, [2]time.Duration{0, 6*time.Hour + 30*time.Minute}
	for _, hours := range [][2]time.Duration{newYork, tokyo} {
		for _, length := range []market.Interval{30 * market.Minute, market.Hour, 2 * market.Hour, 4 * market.Hour} {
			if got := sessions(length, hours[0], hours[1]).Length(); got != length {
				t.Errorf("open from %s: candles of %s are called of %s", hours[0], length.Duration(), got.Duration())
			}
		}
		for _, length := range []market.Interval{8 * market.Hour, 12 * market.Hour} { // one a day: only the provider knows
			s := sessions(length, hours[0], hours[1])
			if s.Interval = length; s.Length() != length {
				t.Errorf("open from %s: candles of %s are called of %s", hours[0], length.Duration(), s.Length().Duration())
			}
		}
	}
}

func TestLengthsOfFewAndOfEqualCandles(t *testing.T) {
	at := time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)
	series := func(steps ...time.Duration) market.Series {
		s := market.Series{Candles: []market.Candle{{At: at}}}
		for _, step := range steps {
			s.Candles = append(s.Candles, market.Candle{At: s.Candles[len(s.Candles)-1].At.Add(step)})
		}
		return s
	}
	for want, s := range map[market.Interval]market.Series{
		0: series(), market.Hour: series(0, 0, 0, time.Hour, time.Hour), market.Month: series(31*24*time.Hour, 28*24*time.Hour), market.Day: series(24 * time.Hour),
	} {
		if got := s.Length(); got != want {
			t.Errorf("%v is called %s", s.Candles, got.Duration())
		}
	}
	if got := series(0, 0, 0).Length(); got != 0 {
		t.Errorf("candles of one time are called %s", got.Duration())
	}
}

func TestASeriesIsTrueUntilItsLastCandleClosesOrNow(t *testing.T) {
	start := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	s := market.Series{Candles: []market.Candle{{At: start}}, Interval: 4 * market.Hour}
	for now, want := range map[time.Duration]time.Duration{time.Hour: time.Hour, 4 * time.Hour: 4 * time.Hour, 9 * time.Hour: 4 * time.Hour, -time.Hour: 0} {
		if got := s.Until(start.Add(now)); !got.Equal(start.Add(want)) {
			t.Errorf("%s after its start it is true until %s after", now, got.Sub(start))
		}
	}
	month := market.Series{Candles: []market.Candle{{At: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)}}, Interval: market.Month}
	if got := month.Until(start); !got.Equal(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("February ends on %v", got)
	}
	points := market.Series{Points: []market.Point{{At: start}}}
	if !points.Until(start.Add(time.Hour)).Equal(start) || !(market.Series{}).Until(start).IsZero() {
		t.Error("points are true when they are of")
	}
}
