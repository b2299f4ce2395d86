package budget

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
)

// told is a stage whose provider says something about its limits with every answer.
func told(b *Budget, q *market.Quota) market.Fetch {
	return b.Stage(func(ctx context.Context, _ market.Request) (market.Answer, error) {
		market.TellQuota(ctx, *q)
		return market.Answer{}, nil
	})
}

// passes counts the calls that leave at once.
func passes(t *testing.T, fetch market.Fetch, n int) (passed int) {
	t.Helper()
	for range n {
		_, err := fetch(t.Context(), market.Request{Kind: market.Price})
		if err == nil {
			passed++
		} else if !errors.Is(err, market.ErrOwnBudget) {
			t.Fatal(err)
		}
	}
	return passed
}

func TestPlanThatAProviderTellsOverrulesOurs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		left := 3
		q := &market.Quota{PerMinute: 600}
		b := New("x", Config{PerMinute: 6, Burst: 1})
		fetch := told(b, q)
		if n := passes(t, fetch, 10); n != 1 {
			t.Errorf("%d calls at once before it is known", n)
		}
		time.Sleep(time.Minute)
		if n := passes(t, fetch, 200); n < 90 || n > 101 {
			t.Errorf("%d calls at once of 600 a minute", n)
		}
		*q = market.Quota{PerMonth: 1000, LeftMonth: &left}
		time.Sleep(time.Minute)
		passes(t, fetch, 1)
		left = 0
		passes(t, fetch, 1)
		if n := passes(t, fetch, 5); n != 0 {
			t.Errorf("%d calls after the last credit of the month", n)
		}
		if u := b.Usage(); u.Used != 1001 && u.Used != 1000 {
			t.Errorf("used %d", u.Used)
		}
	})
}

func TestCallsOfOthersCount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		half := 0.5
		b := New("x", Config{PerMinute: 10, Burst: 10})
		fetch := told(b, &market.Quota{LeftMinute: &half})
		if n := passes(t, fetch, 20); n != 6 {
			t.Errorf("%d calls, although others had made half of them", n)
		}
		if b.Left() > 0 {
			t.Errorf("left %v", b.Left())
		}
		full := 1.0
		time.Sleep(time.Minute)
		b.hear(market.Quota{LeftMinute: &full})
		if b.Left() != 1 {
			t.Errorf("left %v after a minute", b.Left())
		}
	})
}

func TestSmallerPlanKeepsWhatWasSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New("x", Config{PerMinute: 10, Burst: 10})
		fetch := told(b, &market.Quota{})
		passes(t, fetch, 4)
		b.hear(market.Quota{PerMinute: 4})
		time.Sleep(30 * time.Second)
		if n := passes(t, fetch, 4); n != 0 {
			t.Errorf("%d calls more than the smaller plan allows", n)
		}
	})
}

func TestProviderThatSaidAllIsSpentIsAskedOnceAnHour(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		left := 0
		q := &market.Quota{PerMonth: 1000, LeftMonth: &left}
		b := New("x", Config{PerMinute: 60, Burst: 10})
		fetch := told(b, q)
		passes(t, fetch, 1)
		if n := passes(t, fetch, 5); n != 0 {
			t.Errorf("%d calls although all is spent", n)
		}
		time.Sleep(2 * time.Hour)
		more := 500
		q.LeftMonth = &more // somebody has paid
		if n := passes(t, fetch, 5); n != 5 {
			t.Errorf("%d calls after it was topped up", n)
		}
	})
}

func TestWhatTheProviderToldIsNotCountedTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		left := 400
		b := New("x", Config{PerMinute: 60, Burst: 10})
		passes(t, told(b, &market.Quota{PerMonth: 1000, LeftMonth: &left}), 1)
		b.Resume(Usage{Month: time.Now().UTC().Format("2006-01"), Used: 600})
		if u := b.Usage(); u.Used > 601 {
			t.Errorf("used %d of 1000, of which 400 are left", u.Used)
		}
	})
}
