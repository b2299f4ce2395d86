package chart

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/market"
	"tickertape/core/skills/format"
)

var origin = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

func points(t *rapid.T, name string) []market.Point {
	out := make([]market.Point, rapid.IntRange(1, 80).Draw(t, name))
	at := origin.AddDate(0, 0, rapid.IntRange(0, 5).Draw(t, name+" begins"))
	for i := range out {
		out[i] = market.Point{At: at, Value: rapid.Float64Range(1e-6, 1e6).Draw(t, name+" value")}
		at = at.Add(time.Duration(rapid.IntRange(1, 48).Draw(t, name+" hours")) * time.Hour)
	}
	return out
}

func TestIndexedLinesBeginAtAHundredAndKeepTheirRatios(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := []Line{{Name: "a", Points: points(t, "a")}, {Name: "b", Points: points(t, "b")}}
		for k, l := range Indexed(lines) {
			if len(l.Points) == 0 { // it ended before the other began
				continue
			}
			of := map[time.Time]float64{}
			for _, p := range lines[k].Points {
				of[p.At] = p.Value
			}
			first := l.Points[0]
			base := 100 * of[first.At] / first.Value
			for _, p := range l.Points {
				if want := 100 * of[p.At] / base; math.Abs(p.Value-want) > 1e-6*want {
					t.Fatalf("%s at %v: %v, want %v", l.Name, p.At, p.Value, want)
				}
			}
		}
	})
}

func TestMarksAreInOrderWithinTheClockAndAtRoundTimesOfTheZone(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		rapid.Check(t, func(t *rapid.T) {
			from := origin.Add(time.Duration(rapid.Int64Range(0, int64(8*366*day)).Draw(t, "from")))
			span := time.Duration(rapid.Int64Range(int64(time.Hour), int64(40*366*day)).Draw(t, "span"))
			c := clock{from, from.Add(span), 0, Width, zone, format.Locale{}}
			last := time.Time{}
			for _, m := range c.marks() {
				if m.at.Before(c.from) || m.at.After(c.to) || !m.at.After(last) {
					t.Fatalf("%v in %v to %v, after %v", m.at, c.from, c.to, last)
				}
				if local := m.at.In(zone); local.Second() != 0 || local.Minute() != 0 && span > 3*day {
					t.Fatalf("%v is no round time", local)
				}
				last = m.at
			}
		})
	}
}

func TestMarksOfADayWithAnHourLessOrMore(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []time.Time{time.Date(2026, 3, 29, 0, 0, 0, 0, berlin), time.Date(2026, 10, 25, 0, 0, 0, 0, berlin)} {
		labels := map[string]bool{}
		for _, m := range (clock{d, d.AddDate(0, 0, 1), 0, Width, berlin, format.Locale{}}).marks() {
			labels[m.label] = true
		}
		for _, want := range []string{"00:00", "04:00", "08:00", "12:00", "16:00", "20:00"} {
			if !labels[want] {
				t.Errorf("%v: no mark at %s: %v", d, want, labels)
			}
		}
	}
}

func TestTicksAreRoundAndWithinTheScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e9, 1e9).Draw(t, "low")
		high := low + math.Pow(10, rapid.Float64Range(-9, 9).Draw(t, "room"))
		s := scaleOf(low, high, 0, 400)
		if s.y(low) > 400 || s.y(high) < 0 {
			t.Fatalf("%v to %v is drawn outside", low, high)
		}
		ticks, step := s.ticks()
		if len(ticks) > 12 || !(step > 0) {
			t.Fatalf("%d ticks, %v apart", len(ticks), step)
		}
		for _, v := range ticks {
			if v < s.low-step/1e3 || v > s.high+step/1e3 {
				t.Fatalf("%v outside of %v to %v", v, s.low, s.high)
			}
		}
	})
}

func TestThinningKeepsTheExtremesOfEveryColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2*Width+1, 6*Width).Draw(t, "points")
		all := make([]market.Point, n)
		seed := rapid.Float64Range(1, 50).Draw(t, "seed")
		for i := range all {
			all[i] = market.Point{At: origin.Add(time.Duration(i) * time.Minute), Value: math.Sin(seed * float64(i*i))}
		}
		c := clock{all[0].At, all[n-1].At, 0, Width, time.UTC, format.Locale{}}
		extremes := func(points []market.Point) map[int][2]float64 {
			out := map[int][2]float64{}
			for _, p := range points {
				e, seen := out[c.x(p.At)]
				if !seen {
					e = [2]float64{p.Value, p.Value}
				}
				out[c.x(p.At)] = [2]float64{min(e[0], p.Value), max(e[1], p.Value)}
			}
			return out
		}
		few := thinned(all, c.x)
		if len(few) > 4*(Width+1) {
			t.Fatalf("%d left of %d", len(few), n)
		}
		want, got := extremes(all), extremes(few)
		for x, e := range want {
			if got[x] != e {
				t.Fatalf("column %d: %v, want %v", x, got[x], e)
			}
		}
	})
}

func TestStudiesUseNoLaterDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := points(t, "prices")
		n := rapid.IntRange(1, 20).Draw(t, "n")
		cut := rapid.IntRange(0, len(all)).Draw(t, "cut")
		for name, study := range map[string]func([]market.Point) []market.Point{
			"average":  func(p []market.Point) []market.Point { return Average(p, n) },
			"strength": func(p []market.Point) []market.Point { return Strength(p, n) },
			"upper":    func(p []market.Point) []market.Point { u, _ := Bollinger(p, n, 2); return u },
		} {
			early, late := study(all[:cut]), study(all)
			for i, p := range early {
				if math.Abs(p.Value-late[i].Value) > 1e-6*math.Abs(p.Value) || !p.At.Equal(late[i].At) {
					t.Fatalf("%s changes with what comes later: %v, %v", name, p, late[i])
				}
			}
		}
	})
}

func TestStudiesOfKnownNumbers(t *testing.T) {
	var rising, steady []market.Point
	for i := range 30 {
		at := origin.AddDate(0, 0, i)
		rising, steady = append(rising, market.Point{At: at, Value: float64(i + 1)}), append(steady, market.Point{At: at, Value: 7})
	}
	if a := Average(rising, 3); len(a) != 28 || a[0].Value != 2 || a[27].Value != 29 {
		t.Errorf("average: %v", a)
	}
	if u, l := Bollinger(steady, 20, 2); len(u) != 11 || u[0].Value != 7 || l[10].Value != 7 {
		t.Errorf("bands of a flat line: %v %v", u, l)
	}
	if r := Strength(rising, 14); len(r) != 16 || r[0].Value != 100 {
		t.Errorf("strength of a rise: %v", r)
	}
	if r := Strength(steady, 14); r[0].Value != 50 {
		t.Errorf("strength of a flat line: %v", r)
	}
}

func TestExponentialAverageIsBetweenItsValuesAndFollowsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "n")
		var points []market.Point
		low, high := math.Inf(1), math.Inf(-1)
		for i := range rapid.IntRange(n, 60).Draw(t, "points") {
			v := rapid.Float64Range(1, 100).Draw(t, "value")
			low, high = min(low, v), max(high, v)
			points = append(points, market.Point{At: time.Unix(int64(i)*60, 0), Value: v})
		}
		out := Exponential(points, n)
		if len(out) != len(points)-n+1 || !out[0].At.Equal(points[n-1].At) || !out[len(out)-1].At.Equal(points[len(points)-1].At) {
			t.Fatalf("%d of %d points by %d", len(out), len(points), n)
		}
		for i, p := range out {
			if p.Value < low-1e-9 || p.Value > high+1e-9 {
				t.Fatalf("%v is not between %v and %v", p.Value, low, high)
			}
			if i > 0 {
				before, now, k := out[i-1].Value, points[n-1+i].Value, 2/float64(n+1)
				if math.Abs(p.Value-(before+k*(now-before))) > 1e-9 {
					t.Fatalf("%v after %v and %v", p.Value, before, now)
				}
			}
		}
	})
	if Exponential(nil, 5) != nil || Exponential([]market.Point{{Value: 1}}, 0) != nil {
		t.Error("an average of too little")
	}
}
