package budget

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
)

func answered(context.Context, market.Request) (market.Answer, error) { return market.Answer{}, nil }

func TestPeopleMaySpendTheMonthAndOthersTheirShareOfIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // the bubble's clock begins on 1 January 2000
		b := New("x", Config{PerMonth: 100})
		told := 0
		b.OnWarning(func(used, limit int) {
			told++
			if used != 80 || limit != 100 {
				t.Errorf("told at %d of %d", used, limit)
			}
		})
		fetch := b.Stage(answered)
		ask := func(l market.Lane) error {
			_, err := fetch(market.InLane(t.Context(), l), market.Request{})
			return err
		}
		spent := 0
		for range 50 {
			if ask(market.Batch) == nil {
				spent++
			}
		}
		if spent > 5 {
			t.Errorf("%d credits of 100 went to work that can wait, on the first day", spent)
		}
		for b.Usage().Used < 100 {
			if err := ask(market.Interactive); err != nil {
				t.Fatal(err)
			}
		}
		err := ask(market.Interactive)
		var failed *market.Error
		if !errors.As(err, &failed) || !errors.Is(err, market.ErrOwnBudget) || failed.Fault != market.ErrRateLimited || failed.After < 30*24*time.Hour {
			t.Errorf("beyond the month's credits: %v", err)
		}
		if told != 1 {
			t.Errorf("told %d times", told)
		}
		time.Sleep(31 * 24 * time.Hour)
		if err := ask(market.Interactive); err != nil {
			t.Errorf("in the next month: %v", err)
		}
	})
}

func TestSpendingIsResumedWithinItsMonth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New("x", Config{PerMonth: 100})
		_, _ = b.Stage(answered)(t.Context(), market.Request{})
		again := New("x", Config{PerMonth: 100})
		again.Resume(b.Usage())
		if u := again.Usage(); u.Used != 1 || u.Month != "2000-01" {
			t.Errorf("%+v", u)
		}
		again.Resume(Usage{Month: "1999-12", Used: 99})
		if u := again.Usage(); u.Used != 1 {
			t.Errorf("last month's credits were counted: %+v", u)
		}
	})
}
