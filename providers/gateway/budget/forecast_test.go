package budget

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/market"
)

// inLane calls a provider that always answers, and reports whether the call left.
func inLane(t *testing.T, b *Budget, l market.Lane) bool {
	t.Helper()
	fetch := b.Stage(func(context.Context, market.Request) (market.Answer, error) { return market.Answer{}, nil })
	_, err := fetch(market.InLane(t.Context(), l), market.Request{Kind: market.Price})
	if err != nil && !errors.Is(err, market.ErrOwnBudget) {
		t.Fatal(err)
	}
	return err == nil
}

// weeks lets people call six hundred times in one hour of each week, the one from 10:00.
func weeks(t *testing.T, b *Budget, n int) {
	t.Helper()
	for range n * week {
		if time.Now().Hour() == 10 && time.Now().Weekday() == time.Monday {
			for range 600 {
				inLane(t, b, market.Interactive)
				time.Sleep(6 * time.Second)
			}
			continue
		}
		time.Sleep(time.Hour)
		b.Usage() // as the ledger does
	}
}

func TestWorkThatCanWaitLeavesWhatPeopleWillNeed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New("x", Config{PerMinute: 12, Burst: 12})
		b.Usage()
		weeks(t, b, 3)
		until := func(hour int) { // of the next Monday
			for time.Now().Weekday() != time.Monday || time.Now().Hour() != hour {
				time.Sleep(time.Minute)
				b.Usage()
			}
		}
		sent := func(l market.Lane) (n int) {
			for range 20 {
				if inLane(t, b, l) {
					n++
				}
			}
			return n
		}
		until(9)
		if n := sent(market.Batch); n != 12 {
			t.Errorf("%d calls in an hour in which nobody asks", n)
		}
		until(10)
		time.Sleep(time.Minute)
		if n := sent(market.Batch); n != 2 {
			t.Errorf("%d calls of 12 in an hour in which people make 10 a minute", n)
		}
		if n := sent(market.Interactive); n != 10 {
			t.Errorf("%d calls were left for people", n)
		}
	})
}

func TestForecastSurvivesARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New("x", Config{PerMinute: 12, Burst: 12})
		b.Usage()
		weeks(t, b, 2)
		again := New("x", Config{PerMinute: 12, Burst: 12})
		again.Resume(b.Usage())
		now := time.Now()
		first, _ := b.people.until(now, now.Add(week*time.Hour))
		second, ok := again.people.until(now, now.Add(week*time.Hour))
		if !ok || first != second || first < 500 || first > 700 {
			t.Errorf("%v before the restart, %v after it", first, second)
		}
	})
}

func TestMonthsCreditsLastForPeople(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New("x", Config{PerMinute: 600, Burst: 600, PerMonth: 10_000})
		b.Usage()
		weeks(t, b, 1) // 600 of the month's credits in a week, and as many in each of the three or four to come
		sent := 0
		for range 10_000 {
			if !inLane(t, b, market.Batch) {
				break
			}
			sent++
			time.Sleep(200 * time.Millisecond)
		}
		if left := 10_000 - b.Usage().Used; left < 1700 || left > 2700 {
			t.Errorf("after %d calls that could wait %d credits are left for people, who will need 1,800 to 2,400", sent, left)
		}
		if !inLane(t, b, market.Interactive) {
			t.Error("a person is refused")
		}
	})
}

func TestForecastIsNeverNegative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := newForecast()
		now := time.Unix(1_800_000_000, 0)
		for range rapid.IntRange(0, 50).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.Int64Range(0, int64(300*time.Hour)).Draw(t, "pause")))
			if rapid.Bool().Draw(t, "call") {
				f.note(now)
			}
			if f.minute(now) < 0 {
				t.Fatal("a minute with less than no calls")
			}
			if n, _ := f.until(now, now.Add(40*24*time.Hour)); n < 0 {
				t.Fatal("less than no calls")
			}
		}
	})
}
