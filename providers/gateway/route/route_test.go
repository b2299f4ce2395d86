package route

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
)

var btc = market.Asset{Class: market.Crypto, ID: "bitcoin"}

// two are a first and a second choice; the first fails while it is told to.
type two struct {
	first, second int // calls
	fails         bool
	slow          time.Duration
	left          float64
	shut          bool
}

func (w *two) router() *Router {
	can := []market.Capability{
		{Kind: market.Price, Classes: []market.Class{market.Crypto}, Batch: 10},
		{Kind: market.History, Classes: []market.Class{market.Crypto}, Depth: 365 * 24 * time.Hour},
		{Kind: market.Search},
	}
	quote := func(r market.Request, from string) market.Answer {
		if r.Kind == market.Search {
			return market.Answer{Found: []market.Asset{{ID: from}}, Source: from}
		}
		return market.Answer{Quotes: []market.Quote{{Asset: btc, Price: 1}}, Source: from}
	}
	return New([]Candidate{
		{Name: "first", Can: can, Weight: 1, Left: func() float64 { return w.left }, Open: func(market.Kind) bool { return w.shut }, Fetch: func(ctx context.Context, r market.Request) (market.Answer, error) {
			w.first++
			select {
			case <-time.After(w.slow):
			case <-ctx.Done():
				return market.Answer{}, ctx.Err()
			}
			if w.fails {
				return market.Answer{}, &market.Error{Fault: market.ErrUnavailable}
			}
			return quote(r, "first"), nil
		}},
		{Name: "second", Can: append(can[:1:1], market.Capability{Kind: market.History, Classes: can[0].Classes}, can[2]), Weight: 0.8, Fetch: func(_ context.Context, r market.Request) (market.Answer, error) {
			w.second++
			return quote(r, "second"), nil
		}},
	})
}

func ask(t *testing.T, r *Router) string {
	t.Helper()
	a, err := r.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}})
	if err != nil {
		t.Fatal(err)
	}
	return a.Source
}

func TestFailingProviderLosesItsTrafficWithinSecondsAndGetsItBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &two{left: 1}
		r := w.router()
		w.fails = true
		for range 50 {
			ask(t, r)
			time.Sleep(100 * time.Millisecond)
		}
		if w.first > 20 {
			t.Errorf("%d of 50 questions went to a provider that fails", w.first)
		}
		w.fails, w.first = false, 0
		back := 0
		for i := range 300 {
			if ask(t, r) == "first" {
				back = i
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		time.Sleep(10 * time.Second)
		w.first, w.second = 0, 0
		for range 50 {
			ask(t, r)
			time.Sleep(100 * time.Millisecond)
		}
		if back > 100 || w.first < 40 {
			t.Errorf("it was tried again after %d tenths of a second, and then had %d of 50", back, w.first)
		}
	})
}

func TestLateAnswersAreNoUse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &two{left: 1, slow: 3 * time.Second}
		r := w.router()
		for range 20 {
			ask(t, r)
		}
		if w.second < 10 {
			t.Errorf("%d of 20 went to the quick one", w.second)
		}
	})
}

func TestWorkThatCanWaitSparesAShortBudget(t *testing.T) {
	w := &two{left: 0.4}
	r := w.router()
	for lane, want := range map[market.Lane]string{market.Interactive: "first", market.Batch: "second"} {
		got := map[string]int{}
		for range 50 {
			got[r.rank(market.Request{Kind: market.Price}, market.Crypto, lane)[0].Name]++
		}
		if got[want] < 45 {
			t.Errorf("%s: %v", lane, got)
		}
	}
}

func TestWhoCannotAnswerIsNotAsked(t *testing.T) {
	w := &two{left: 1, shut: true}
	r := w.router()
	if got := r.Explain(market.Request{Kind: market.Price}, market.Crypto); got[0].Name != "second" || got[1].Value != 0 || got[1].Why() != "left alone after failures" {
		t.Errorf("%+v", got)
	}
	deep := market.Request{Kind: market.History, Range: market.Range{From: time.Now().AddDate(-3, 0, 0)}}
	if got := r.Explain(deep, market.Crypto); len(got) != 1 || got[0].Name != "second" {
		t.Errorf("three years back: %+v", got)
	}
	if got := r.Explain(market.Request{Kind: market.Price}, market.Equity); len(got) != 0 {
		t.Errorf("stocks: %+v", got)
	}
	if _, err := r.Fetch(t.Context(), market.Request{Kind: "weather"}); !errors.Is(err, market.ErrBadRequest) {
		t.Errorf("the weather: %v", err)
	}
}

func TestSearchAsksEverybody(t *testing.T) {
	w := &two{left: 1}
	a, err := w.router().Fetch(t.Context(), market.Request{Kind: market.Search, Text: "x"})
	if err != nil || len(a.Found) != 2 || a.Source != "first, second" {
		t.Errorf("%+v, %v", a, err)
	}
	w.fails = true
	if a, err = w.router().Fetch(t.Context(), market.Request{Kind: market.Search, Text: "x"}); err != nil || len(a.Found) != 1 {
		t.Errorf("with one of them down: %+v, %v", a, err)
	}
}

func TestPersonDoesNotWaitForAProviderThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &two{left: 1, slow: 4 * time.Second}
		r := w.router()
		start := time.Now()
		if from := ask(t, r); from != "second" || time.Since(start) != hedgeAfter {
			t.Errorf("from %s after %s", from, time.Since(start))
		}
		for _, c := range r.Explain(market.Request{Kind: market.Price}, market.Crypto) {
			if c.Name == "first" && c.Success > 0.8 {
				t.Errorf("nothing is held against the one that hangs: %+v", c)
			}
		}
		w.first, w.second = 0, 0
		if _, err := r.Fetch(market.InLane(t.Context(), market.Batch), market.Request{Kind: market.Price, Assets: []market.Asset{btc}}); err != nil || w.first+w.second != 1 {
			t.Errorf("work that can wait asked %d and %d, %v", w.first, w.second, err)
		}
		synctest.Wait() // those that were given up end
	})
}
