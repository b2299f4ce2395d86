package skills_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
	"tickertape/core/market"
)

func prices(in market.Currency, assets ...market.Asset) ask.Query {
	return ask.Query{Text: "price", Intent: ask.Price, Assets: assets, Currency: in}
}

func against(level float64, q ask.Query) ask.Query {
	q.Level = level
	return q
}

func weighed(q ask.Query) ask.Query {
	q.Unit = ask.Gram
	return q
}

func also(q ask.Query, more ...ask.Query) ask.Query {
	q.Also = more
	return q
}

func TestPriceCards(t *testing.T) {
	old := open()
	old.stale, old.made = 3*time.Hour, true
	noChange := open()
	noChange.stalls["bitcoin"].change = nil
	golden(t, "price", []scene{
		{"price btc", nil, prices("", btc)},
		{"price btc in eur", nil, prices("eur", btc)},
		{"price eth in btc", nil, prices("btc", eth)},
		{"price shib", nil, prices("", shib)},
		{"price btc, unchanged unknown", noChange, prices("", btc)},
		{"price btc, old and simulated", old, prices("", btc)},
		{"$AAPL", nil, prices("", aapl)},
		{"$AAPL in eur", nil, prices("eur", aapl)},
		{"$AAPL in btc", nil, prices("btc", aapl)},
		{"$AAPL in eur, no rate to be had", open().withoutRates(fault(market.ErrUnavailable)), prices("eur", aapl)},
		{"sap, closed, in its exchange's currency", nil, prices("", sap)},
		{"sap in usd, closed", nil, prices("usd", sap)},
		{"s&p 500", nil, prices("", spx)},
		{"s&p 500 in eur", nil, prices("eur", spx)},
		{"gold in eur", nil, prices("eur", gold)},
		{"eurusd", nil, prices("usd", euro)},
		{"usdjpy", nil, prices("jpy", dollar)},
		{"jpyusd", nil, prices("usd", yen)},
		{"usd", nil, prices("", dollar)},
		{"usd in usd", nil, prices("usd", dollar)},
		{"price btc eth", nil, prices("", btc, eth)},
		{"price btc eth sol shib", nil, prices("eur", btc, eth, sol, shib)},
		{"price aapl gold", nil, prices("", aapl, gold)},
		{"everything in eur", nil, prices("eur", btc, aapl, sap, spx, gold, pound)},
		{"everything in eur, no rate to be had", open().withoutRates(exhausted(market.ErrTimeout)), prices("eur", btc, aapl, sap, spx)},
		{"price btc rare and an unknown word", nil, ask.Query{Intent: ask.Price, Assets: []market.Asset{btc, rare}, Unknown: []string{"foobarcoin"}}},
		{"price foobarcoin", nil, ask.Query{Intent: ask.Price, Unknown: []string{"foobarcoin"}}},
		{"price of nothing", nil, prices("")},
		{"price rare", nil, prices("", rare)},
		{"is btc above 200k", nil, against(200_000, prices("", btc))},
		{"is btc above 90k", nil, against(90_000, prices("", btc))},
		{"is gold above 120 a gram", nil, weighed(against(120, prices("", gold)))},
		{"is shib above a dollar", nil, against(1, prices("", shib))},
		{"is eurusd above 1.05", nil, against(1.05, prices("usd", euro))},
		{"price of btc in usd and eur", nil, also(prices("usd", btc), prices("eur", btc))},
		{"why is btc down", nil, ask.Query{Intent: ask.OutOfScope, Moved: []market.Asset{btc}}},
	})
}

func TestOneRequestForAllAssetsAndOneForTheRates(t *testing.T) {
	b := open()
	b.answer(t, prices("eur", btc, eth, aapl, gold, sap, aapl))
	got := b.requests(market.Price)
	if len(got) != 2 || len(got[0].Assets) != 5 || len(got[1].Assets) != 1 || got[1].Assets[0].ID != "usd" || got[1].Currency != "eur" {
		t.Errorf("%+v", got)
	}
}

func TestNobodyNamedACurrencySoNothingIsConverted(t *testing.T) {
	b := open()
	c := b.answer(t, prices("", sap, btc))
	if n := len(b.requests(market.Price)); n != 1 || !strings.Contains(c.Plain(), "€") {
		t.Errorf("%d requests:\n%s", n, c.Plain())
	}
}

func TestConvertedPriceIsPriceTimesRate(t *testing.T) {
	c := open().answer(t, prices("eur", aapl))
	v := numbers(c)
	if got, want := v["price"], v["price_quoted"]*v["exchange_rate"]; math.Abs(got-want) > 1e-9 || math.Abs(got-230.12/1.0842) > 1e-9 {
		t.Errorf("%v, want %v", got, want)
	}
	if !strings.Contains(c.Text, "1 USD = 0.9223 EUR") {
		t.Error(c.Text)
	}
}

func TestAPairThatNobodyQuotesGoesThroughDollars(t *testing.T) {
	b := open()
	c := b.answer(t, prices("btc", aapl))
	if got, want := numbers(c)["price"], 230.12/97432.10; math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, want %v", got, want)
	}
	if n := len(b.requests(market.Price)); n != 2 {
		t.Errorf("%d requests", n)
	}
	noPairs := open()
	noPairs.fail = func(r market.Request) error {
		if r.Assets[0].Class == market.Fiat && r.Currency != market.USD {
			return fault(market.ErrNotFound)
		}
		return nil
	}
	c = noPairs.answer(t, prices("gbp", aapl))
	if got, want := numbers(c)["price"], 230.12/1.25; math.Abs(got-want) > 1e-9 {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestImpossiblePricesAreMissingAndNeverShown(t *testing.T) {
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		b := open()
		b.stalls["bitcoin"].usd = bad
		c := b.answer(t, prices("", btc, eth))
		if c.Table != nil || c.Notice != "No data for Bitcoin (BTC)." || c.Title != "Ethereum (ETH)" {
			t.Errorf("%v:\n%s", bad, c.Plain())
		}
		if c := b.answer(t, prices("", btc)); len(c.Values) > 0 || !strings.Contains(c.Text, "Bitcoin") {
			t.Errorf("%v:\n%s", bad, c.Plain())
		}
	}
	b := open()
	b.stalls["bitcoin"].change = ptr(math.NaN())
	if c := b.answer(t, prices("", btc)); len(c.Fields) != 1 {
		t.Errorf("a change that is no number:\n%s", c.Plain())
	}
}

func TestNoMoreAssetsThanACardHolds(t *testing.T) {
	b := open()
	var many []market.Asset
	for i := range 40 {
		id := fmt.Sprintf("coin-%d", i)
		b.stalls[id] = &stall{usd: float64(i + 1)}
		many = append(many, coin(id, fmt.Sprintf("C%d", i), ""))
	}
	many = append(many, many...)
	c := b.answer(t, prices("", many...))
	if len(c.Table.Rows) != 25 || len(b.asked[0].Assets) != 25 || !strings.Contains(c.Notice, "left out 15") {
		t.Errorf("%d rows, %d asked, %s", len(c.Table.Rows), len(b.asked[0].Assets), c.Notice)
	}
}

func TestTrendIsThatOfTheNumberShown(t *testing.T) {
	for change, want := range map[float64]chat.Trend{2: chat.Up, -2: chat.Down, 0.001: chat.Flat, -0.004: chat.Flat} {
		b := open()
		b.stalls["bitcoin"].change = &change
		f := b.answer(t, prices("", btc)).Fields[1]
		if f.Trend != want || strings.Contains(f.Value, "−0.00") {
			t.Errorf("%v: %+v", change, f)
		}
	}
}

func TestCardIsAsOldAsItsOldestPart(t *testing.T) {
	b := open()
	slow := noon.Add(-time.Hour)
	aged := market.Fetch(func(ctx context.Context, r market.Request) (market.Answer, error) {
		a, err := b.Fetch(ctx, r)
		if r.Assets[0].Class == market.Fiat {
			a.AsOf, a.Stale, a.Simulated, a.Source = slow, time.Minute, true, "European Central Bank"
		}
		return a, err
	})
	c := asked(t, aged, prices("eur", aapl))
	if !c.AsOf.Equal(slow) || c.Stale != time.Minute || !c.Simulated || c.Source != "Yahoo Finance, European Central Bank" {
		t.Errorf("%+v", c)
	}
}

func numbers(c chat.Card) map[string]float64 {
	out := map[string]float64{}
	for _, v := range c.Values {
		out[v.Name] = v.Number
	}
	return out
}
