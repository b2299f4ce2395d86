package check

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
)

var btc = market.Asset{Class: market.Crypto, ID: "bitcoin"}

// world is a check over two providers whose price is set.
type world struct {
	check *Check
	price map[string]float64
	fetch map[string]market.Fetch
}

func open() *world {
	w := &world{check: New(Config{Differ: 0.03, Jump: 0.5, Insist: 2 * time.Minute}, nil), price: map[string]float64{}, fetch: map[string]market.Fetch{}}
	for _, name := range []string{"one", "two"} {
		w.fetch[name] = w.check.Stage(name)(func(_ context.Context, r market.Request) (market.Answer, error) {
			return market.Answer{Quotes: []market.Quote{{Asset: btc, Price: w.price[name], Currency: r.Quote(), Source: strings.ToUpper(name)}}}, nil
		})
	}
	return w
}

func (w *world) ask(t *testing.T, name string, price float64) (market.Answer, error) {
	t.Helper()
	w.price[name] = price
	return w.fetch[name](t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}})
}

func (w *world) believed(t *testing.T, name string, price float64, want bool) {
	t.Helper()
	_, err := w.ask(t, name, price)
	if want != (err == nil) || (err != nil && !errors.Is(err, market.ErrInvalidResponse)) {
		t.Errorf("%s says %v: %v", name, price, err)
	}
}

func TestJumpIsBelievedWhenAnotherSaysSoToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := open()
		w.believed(t, "one", 100, true)
		w.believed(t, "one", 140, true)
		w.believed(t, "one", 1000, false)
		w.believed(t, "one", 1000, false)
		w.believed(t, "two", 1010, true)
		w.believed(t, "one", 1005, true)
		w.believed(t, "one", 1, false)
	})
}

func TestJumpIsBelievedWhenItStays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := open()
		w.believed(t, "one", 100, true)
		w.believed(t, "one", 10, false)
		time.Sleep(3 * time.Minute)
		w.believed(t, "one", 10.5, true)
		time.Sleep(2 * time.Hour)
		w.believed(t, "one", 1000, true) // nobody knows what happened meanwhile
	})
}

func TestDifferenceIsToldUntilItIsOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := open()
		cached := market.Answer{Quotes: []market.Quote{{Asset: btc, Price: 100, Currency: "usd"}}}
		w.believed(t, "two", 106, true)
		w.believed(t, "one", 100, true)
		a := w.check.Tell(cached)
		if len(a.Doubts) != 1 || a.Doubts[0].Source != "TWO" || fmt.Sprintf("%.1f", a.Doubts[0].Percent) != "6.0" {
			t.Fatalf("%+v", a.Doubts)
		}
		cached.Quotes[0].Source, cached.Quotes[0].Price = "TWO", 106
		if a := w.check.Tell(cached); len(a.Doubts) != 1 || a.Doubts[0].Source != "ONE" || fmt.Sprintf("%.1f", a.Doubts[0].Percent) != "-5.7" {
			t.Errorf("an answer of the other one says %+v", a.Doubts)
		}
		w.believed(t, "two", 101, true)
		if a := w.check.Tell(cached); len(a.Doubts) != 0 {
			t.Errorf("it is over: %+v", a.Doubts)
		}
		w.believed(t, "one", 110, true)
		for range 3 { // while nobody else is asked, the doubt stays
			time.Sleep(3 * time.Minute)
			w.believed(t, "one", 110, true)
			if a := w.check.Tell(cached); len(a.Doubts) != 1 {
				t.Errorf("nobody has agreed: %+v", a.Doubts)
			}
		}
		time.Sleep(20 * time.Minute)
		if a := w.check.Tell(cached); len(a.Doubts) != 0 {
			t.Errorf("long ago: %+v", a.Doubts)
		}
	})
}

func TestPricesOfOneProviderAloneAreListed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Differ: 0.1}, nil)
		tell := func(provider, id string, in market.Currency) {
			c.believe(provider, market.Quote{Asset: market.Asset{Class: market.Crypto, ID: id}, Price: 1, Currency: in}, time.Now())
		}
		tell("one", "b", "usd")
		tell("one", "a", "usd")
		tell("one", "c", "eur")
		tell("two", "d", "usd")
		tell("one", "both", "usd")
		tell("two", "both", "usd")
		who, assets := c.Single(time.Now(), 5)
		if who != "one" || len(assets) != 2 || assets[0].ID != "a" || assets[1].ID != "b" {
			t.Errorf("%s: %+v", who, assets)
		}
		if _, assets := c.Single(time.Now(), 1); len(assets) != 1 {
			t.Errorf("%+v", assets)
		}
		time.Sleep(2 * time.Minute)
		if who, assets := c.Single(time.Now(), 5); len(assets) != 0 {
			t.Errorf("long ago: %s, %+v", who, assets)
		}
		tell("one", "both", "usd")
		if who, assets := c.Single(time.Now(), 5); len(assets) != 0 {
			t.Errorf("two said it within ten minutes: %s, %+v", who, assets)
		}
		time.Sleep(20 * time.Minute)
		tell("one", "both", "usd")
		if _, assets := c.Single(time.Now(), 5); len(assets) != 1 {
			t.Error("the second opinion is old")
		}
	})
}

func TestMemoryIsBounded(t *testing.T) {
	c := New(Config{}, nil)
	for i := range most + 100 {
		c.believe("one", market.Quote{Asset: market.Asset{ID: fmt.Sprint(i)}, Price: 1}, time.Now())
	}
	if len(c.prices) > most {
		t.Errorf("%d assets", len(c.prices))
	}
}

func TestBadConfigIsRefused(t *testing.T) {
	err := Config{Differ: 2, Jump: -1, Insist: -time.Second, Second: time.Second}.Validate()
	for _, want := range []string{"differ: 2", "jump: -1", "insist: -1s", "second: 1s"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q: %v", want, err)
		}
	}
}
