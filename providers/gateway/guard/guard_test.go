package guard_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway/guard"
)

var price = market.Request{Kind: market.Price}

// patient gives every call up after a while, as somebody does who was answered elsewhere.
func patient(ask market.Fetch, after time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	ctx, give := context.WithCancel(ctx)
	time.AfterFunc(after/2, give)
	_, err := ask(ctx, price)
	return err
}

func TestProviderThatHangsIsLeftAloneAlsoWhereNobodyWaitsForIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hangs := true
		g := guard.New("x", guard.Config{Timeout: 4 * time.Second})
		ask := g.Stage(func(ctx context.Context, _ market.Request) (market.Answer, error) {
			if hangs {
				<-ctx.Done()
				return market.Answer{}, ctx.Err()
			}
			return market.Answer{}, nil
		})
		for range 10 {
			if err := patient(ask, 200*time.Millisecond); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		}
		if g.Open(market.Price) {
			t.Error("people who leave at once count against it")
		}
		for range 10 {
			_ = patient(ask, 1400*time.Millisecond)
		}
		if !g.Open(market.Price) {
			t.Fatal("it is still asked")
		}
		time.Sleep(6 * time.Second)
		trial := make(chan error, 1)
		go func() { trial <- patient(ask, 200*time.Millisecond) }()
		time.Sleep(50 * time.Millisecond)
		if !g.Open(market.Price) {
			t.Error("others are sent there while one finds out")
		}
		if err := <-trial; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		if !g.Open(market.Price) {
			t.Error("a trial that was given up is taken for a success")
		}
		hangs = false
		time.Sleep(6 * time.Second)
		if _, err := ask(t.Context(), price); err != nil || g.Open(market.Price) {
			t.Errorf("well again: %v", err)
		}
	})
}

func TestRefusedTrialIsNoSuccess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		says := error(&market.Error{Fault: market.ErrUnavailable})
		g := guard.New("x", guard.Config{Timeout: time.Second})
		ask := g.Stage(func(context.Context, market.Request) (market.Answer, error) { return market.Answer{}, says })
		for range 10 {
			_, _ = ask(t.Context(), price)
		}
		time.Sleep(6 * time.Second)
		says = &market.Error{Fault: market.ErrRateLimited, Err: market.ErrOwnBudget}
		if _, err := ask(t.Context(), price); !errors.Is(err, market.ErrOwnBudget) {
			t.Errorf("it says %v", err)
		}
		if !g.Open(market.Price) {
			t.Error("a call that was never sent closed the breaker")
		}
	})
}
