package skills_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/skills"
)

// questions are one for each way to the data.
var questions = []struct {
	name string
	q    ask.Query
}{
	{"price btc", prices("", btc)},
	{"price btc eth sol aapl gold", prices("", btc, eth, sol, aapl, gold)},
	{"1 btc in eth", into(1, btc, eth)},
	{"market btc", about("", btc)},
	{"global market", about("")},
	{"inflation", economy("inflation")},
	{"should I buy btc", ask.Query{Intent: ask.Advice, Assets: []market.Asset{btc}}},
}

func TestTroubleCards(t *testing.T) {
	long := &market.Error{Op: "price", Provider: "coingecko", Fault: market.ErrRateLimited, After: 119 * time.Second, Err: errors.New(secret)}
	day := &market.Error{Op: "price", Provider: "coingecko", Fault: market.ErrRateLimited, After: 20 * time.Hour, Err: errors.New(secret)}
	var scenes []scene
	for _, f := range []struct {
		name string
		err  error
	}{
		{"rate limited", fault(market.ErrRateLimited)},
		{"rate limited for two minutes", long},
		{"rate limited for a day", day},
		{"unavailable", fault(market.ErrUnavailable)},
		{"timeout", fault(market.ErrTimeout)},
		{"network", fault(market.ErrNetwork)},
		{"invalid response", fault(market.ErrInvalidResponse)},
		{"overloaded", fault(market.ErrOverloaded)},
		{"cache failed", fault(market.ErrCacheFailed)},
		{"unauthorized", fault(market.ErrUnauthorized)},
		{"bad request", fault(market.ErrBadRequest)},
		{"not found", fault(market.ErrNotFound)},
		{"exhausted: one does not know it, one is down", exhausted(market.ErrNotFound, market.ErrUnavailable)},
		{"exhausted: one is limited, one is slow", exhausted(market.ErrRateLimited, market.ErrTimeout)},
		{"exhausted, without a reason", fault(market.ErrExhausted)},
		{"something else", errors.New(secret)},
	} {
		for i, ask := range questions {
			if i == 0 || f.name == "rate limited" || f.name == "not found" || f.name == "bad request" || f.name == "unavailable" {
				scenes = append(scenes, scene{f.name + " ━ " + ask.name, open().failing(f.err), ask.q})
			}
		}
	}
	golden(t, "trouble", scenes)
}

func TestNoAnswerOfAProviderAndNoErrorReachesACard(t *testing.T) {
	faults := []market.Fault{
		market.ErrRateLimited, market.ErrUnavailable, market.ErrInvalidResponse, market.ErrTimeout, market.ErrUnauthorized, market.ErrNotFound,
		market.ErrBadRequest, market.ErrNetwork, market.ErrOverloaded, market.ErrCacheFailed, market.ErrExhausted,
	}
	for _, f := range faults {
		for _, ask := range questions {
			for _, err := range []error{fault(f), exhausted(f, market.ErrNotFound), fmt.Errorf("deep down: %w", fault(f)), f} {
				c := open().failing(err).answer(t, ask.q)
				wellFormed(t, fmt.Sprintf("%s, %s", f, ask.name), c)
				if len(c.Values) > 0 || c.Source != "" || !c.AsOf.IsZero() {
					t.Errorf("%s, %s: numbers from nowhere: %+v", f, ask.name, c)
				}
				if s := c.Plain(); strings.Count(s, ". ") > 3 {
					t.Errorf("%s, %s is a speech: %s", f, ask.name, s)
				}
			}
		}
	}
}

func TestAnswersThatAreEmptyOrMuddledAreTroubleToo(t *testing.T) {
	other := market.Quote{Asset: shib, Currency: "usd", Price: 1, At: noon}
	for name, a := range map[string]market.Answer{
		"empty":             {},
		"of something else": {Quotes: []market.Quote{other}, Stats: []market.Stats{{Asset: shib, Price: 1}}},
		"without points":    {Series: []market.Series{{}}, Global: &market.GlobalStats{}},
	} {
		src := market.Fetch(func(context.Context, market.Request) (market.Answer, error) { return a, nil })
		for _, q := range questions {
			c := asked(t, src, q.q)
			wellFormed(t, name+", "+q.name, c)
			if len(c.Values) > 0 {
				t.Errorf("%s, %s:\n%s", name, q.name, c.Plain())
			}
		}
	}
}

func TestDataThatTakesTooLongIsGivenUpInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := open()
		b.hang = true
		book := newBook(t, b, skills.Options{})
		start := time.Now()
		c, err := book.Answer(t.Context(), prices("", btc))
		if err != nil || time.Since(start) != 8*time.Second || !strings.Contains(c.Text, "take too long") {
			t.Errorf("after %v: %v %s", time.Since(start), err, c.Text)
		}
		quick := newBook(t, b, skills.Options{Deadline: time.Second})
		start = time.Now()
		if _, err := quick.Answer(t.Context(), about("")); err != nil || time.Since(start) != time.Second {
			t.Errorf("after %v: %v", time.Since(start), err)
		}
	})
}

func TestTimeThatRunsOutAtTheRateStillGivesThePrice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := open()
		slowRates := market.Fetch(func(ctx context.Context, r market.Request) (market.Answer, error) {
			if r.Assets[0].Class == market.Fiat {
				<-ctx.Done()
				return market.Answer{}, ctx.Err()
			}
			return b.Fetch(ctx, r)
		})
		c, err := newBook(t, slowRates, skills.Options{}).Answer(t.Context(), prices("eur", aapl))
		if err != nil || !strings.Contains(c.Text, "$230.12") || !strings.Contains(c.Notice, "Not converted") {
			t.Errorf("%v\n%s", err, c.Plain())
		}
	})
}

func TestAPersonWhoLeftGetsNoCard(t *testing.T) {
	for _, q := range append(questions, struct {
		name string
		q    ask.Query
	}{"help", ask.Query{Intent: ask.Help}}) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		b := open()
		b.hang = true
		c, err := newBook(t, b, skills.Options{}).Answer(ctx, q.q)
		if !errors.Is(err, context.Canceled) || c.Text != "" {
			t.Errorf("%s: %v, %+v", q.name, err, c)
		}
	}
}
