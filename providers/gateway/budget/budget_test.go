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

func TestNoMinuteSeesMoreThanIsAllowed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		perMinute := rapid.IntRange(1, 20).Draw(rt, "per minute")
		cfg := Config{PerMinute: perMinute, Burst: rapid.IntRange(1, perMinute).Draw(rt, "burst"), Wait: rapid.SampledFrom([]time.Duration{0, time.Second, 20 * time.Second}).Draw(rt, "wait")}
		pauses := rapid.SliceOfN(rapid.IntRange(0, 9000), 1, 80).Draw(rt, "pauses in ms")
		synctest.Test(t, func(t *testing.T) {
			var sent []time.Time
			fetch := New("x", cfg).Stage(func(context.Context, market.Request) (market.Answer, error) {
				sent = append(sent, time.Now())
				return market.Answer{}, nil
			})
			for _, p := range pauses {
				time.Sleep(time.Duration(p) * time.Millisecond)
				_, err := fetch(t.Context(), market.Request{Kind: market.Price})
				if err != nil && (!errors.Is(err, market.ErrRateLimited) || !errors.Is(err, market.ErrOwnBudget)) {
					t.Fatal(err)
				}
			}
			for i := range sent {
				if j := i + perMinute; j < len(sent) && sent[j].Sub(sent[i]) < span {
					t.Fatalf("%d calls within %s", perMinute+1, sent[j].Sub(sent[i]))
				}
			}
		})
	})
}

func TestWhatIsLeftFallsAndComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New("x", Config{PerMinute: 30, Burst: 5})
		fetch := b.Stage(func(context.Context, market.Request) (market.Answer, error) { return market.Answer{}, nil })
		if b.Left() != 1 {
			t.Errorf("%v at first", b.Left())
		}
		for range 5 {
			if _, err := fetch(t.Context(), market.Request{}); err != nil {
				t.Fatal(err)
			}
		}
		if b.Left() > 0.01 {
			t.Errorf("%v after the burst", b.Left())
		}
		time.Sleep(time.Minute)
		if b.Left() != 1 {
			t.Errorf("%v after a minute", b.Left())
		}
	})
}

func TestProviderThatSaysEnoughIsClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New("x", Config{})
		calls := 0
		fetch := b.Stage(func(context.Context, market.Request) (market.Answer, error) {
			calls++
			return market.Answer{}, &market.Error{Fault: market.ErrRateLimited}
		})
		for range 3 {
			_, _ = fetch(t.Context(), market.Request{})
		}
		if calls != 1 || b.Left() != 0 {
			t.Errorf("%d calls, %v left", calls, b.Left())
		}
		time.Sleep(closedFor + time.Second)
		if b.Left() != 1 {
			t.Errorf("%v left after the pause", b.Left())
		}
	})
}
