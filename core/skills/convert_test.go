package skills_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func into(amount float64, from, to market.Asset) ask.Query {
	return ask.Query{Text: "convert", Intent: ask.Convert, Amount: amount, Assets: []market.Asset{from}, Target: to}
}

func inCurrency(amount float64, from market.Asset, to market.Currency) ask.Query {
	return ask.Query{Text: "convert", Intent: ask.Convert, Amount: amount, Assets: []market.Asset{from}, Currency: to}
}

func TestConversionCards(t *testing.T) {
	one := into(0, eth, market.Asset{})
	one.Text, one.Currency = "eth in eur", "eur"
	nothing := one
	nothing.Text = "0 eth in eur"
	strange := inCurrency(2, btc, "")
	strange.Unknown = []string{"foobarcoin"}
	two := into(2, btc, market.Asset{})
	two.Assets = append(two.Assets, eth)
	golden(t, "convert", []scene{
		{"1,000.50 eur in usd", nil, inCurrency(1000.5, euro, "usd")},
		{"1.5 eth in eur", nil, inCurrency(1.5, eth, "eur")},
		{"10k usd to btc", nil, into(10000, dollar, btc)},
		{"10k usd to btc, by its code", nil, inCurrency(10000, dollar, "btc")},
		{"2,5 btc to eth", nil, into(2.5, btc, eth)},
		{"100 gbp in usd", nil, inCurrency(100, pound, "usd")},
		{"1000000 jpy in eur", nil, inCurrency(1e6, yen, "eur")},
		{"1 million shib in usd", nil, inCurrency(1e6, shib, "usd")},
		{"1 shib in btc", nil, into(1, shib, btc)},
		{"10 aapl in eur", nil, inCurrency(10, aapl, "eur")},
		{"1 btc in aapl", nil, into(1, btc, aapl)},
		{"500 eur to gold", nil, into(500, euro, gold)},
		{"3 sap in btc, its market closed", nil, into(3, sap, btc)},
		{"eth in eur, without an amount", nil, one},
		{"2 btc, without a target", nil, inCurrency(2, btc, "")},
		{"2 btc eth", nil, two},
		{"1.5 btc in btc", nil, into(1.5, btc, btc)},
		{"20 eur in eur", nil, inCurrency(20, euro, "eur")},
		{"1e15 btc in jpy", nil, inCurrency(1e15, btc, "jpy")},
		{"0 eth in eur", nil, nothing},
		{"-1 eth in eur", nil, inCurrency(-1, eth, "eur")},
		{"not a number", nil, inCurrency(math.NaN(), eth, "eur")},
		{"too much", nil, inCurrency(1.1e15, eth, "eur")},
		{"s&p 500 in eur", nil, inCurrency(1, spx, "eur")},
		{"1 btc in foobarcoin", nil, strange},
		{"usd, without a target", nil, inCurrency(5, dollar, "")},
		{"nothing", nil, ask.Query{Intent: ask.Convert, Amount: 5}},
		{"rare in eur", nil, inCurrency(1, rare, "eur")},
		{"btc in rare", nil, into(1, btc, rare)},
		{"btc in an unknown currency", nil, inCurrency(1, btc, "xyz")},
		{"no rate for a stock", open().withoutRates(fault(market.ErrRateLimited)), inCurrency(1, aapl, "eur")},
		{"nobody answers", open().failing(exhausted(market.ErrTimeout, market.ErrNetwork)), into(1, btc, eth)},
	})
}

func TestPriceOfOneSideIsEnoughWhereMoneyIsOnTheOther(t *testing.T) {
	for name, q := range map[string]ask.Query{"coin to money": inCurrency(1, btc, "eur"), "money to coin": into(1, euro, btc), "both": into(1, btc, eth), "money": inCurrency(1, euro, "jpy")} {
		b := open()
		b.answer(t, q)
		if n := len(b.asked); n != 1 {
			t.Errorf("%s: %d requests", name, n)
		}
	}
}

func TestCoinThatIsNotQuotedInAMoneyGoesThroughDollars(t *testing.T) {
	b := open()
	b.fail = func(r market.Request) error {
		if r.Currency == "gbp" && r.Assets[0].Class == market.Crypto {
			return fault(market.ErrBadRequest)
		}
		return nil
	}
	for _, q := range []ask.Query{inCurrency(1, btc, "gbp"), into(1, pound, btc)} {
		c := b.answer(t, q)
		if got := numbers(c)["rate"]; math.Abs(got-97432.10/1.25) > 1e-9 && math.Abs(1/got-97432.10/1.25) > 1e-9 {
			t.Errorf("%v:\n%s", got, c.Plain())
		}
	}
}

func TestANoughtInANameIsNoAmount(t *testing.T) {
	for text, asks := range map[string]bool{"0x in usd": true, "1inch 0x": true, "0 btc in eur": false, "0.00 btc": false, "0,0 btc": false, "convert 0": false, "btc in eur": true, "2020 btc": true} {
		q := inCurrency(0, btc, "eur")
		q.Text = text
		if c := open().answer(t, q); (len(c.Values) > 0) != asks {
			t.Errorf("%q: %s", text, c.Text)
		}
	}
}

// things are what one can have an amount of.
var things = []market.Asset{btc, eth, sol, shib, aapl, sap, gold, dollar, euro, pound, yen}

func TestThereAndBackIsWhereItBegan(t *testing.T) {
	b := open()
	rapid.Check(t, func(r *rapid.T) {
		from, to := rapid.SampledFrom(things).Draw(r, "from"), rapid.SampledFrom(things).Draw(r, "to")
		amount := rapid.Float64Range(1e-6, 1e12).Draw(r, "amount")
		there := numbers(b.answer(t, into(amount, from, to)))
		if there["result"] > 1e15 {
			return
		}
		back := numbers(b.answer(t, into(there["result"], to, from)))
		if math.Abs(back["result"]-amount) > 1e-9*amount {
			r.Fatalf("%v %s is %v %s is %v", amount, from.ID, there["result"], to.ID, back["result"])
		}
		if math.Abs(there["rate"]*back["rate"]-1) > 1e-9 {
			r.Fatalf("rates %v and %v", there["rate"], back["rate"])
		}
		if inverse, shown := there["inverse"]; shown && math.Abs(there["rate"]*inverse-1) > 1e-12 {
			r.Fatalf("rate %v, inverse %v", there["rate"], inverse)
		}
	})
}

func TestTwiceAsMuchIsWorthTwiceAsMuchAndTheWayDoesNotMatter(t *testing.T) {
	b := open()
	rapid.Check(t, func(r *rapid.T) {
		x, y, z := rapid.SampledFrom(things).Draw(r, "x"), rapid.SampledFrom(things).Draw(r, "y"), rapid.SampledFrom(things).Draw(r, "z")
		amount := rapid.Float64Range(1e-3, 1e6).Draw(r, "amount")
		rate := func(from, to market.Asset) float64 { return numbers(b.answer(t, into(1, from, to)))["rate"] }
		once, twice := numbers(b.answer(t, into(amount, x, y))), numbers(b.answer(t, into(2*amount, x, y)))
		if math.Abs(twice["result"]-2*once["result"]) > 1e-9*twice["result"] {
			r.Fatalf("%v and %v", once, twice)
		}
		if direct, over := rate(x, z), rate(x, y)*rate(y, z); math.Abs(direct-over) > 1e-9*direct {
			r.Fatalf("%s to %s is %v, over %s %v", x.ID, z.ID, direct, y.ID, over)
		}
	})
}

func TestTheNumbersShownAreTheValuesRounded(t *testing.T) {
	c := open().answer(t, inCurrency(1.5, eth, "eur"))
	v := numbers(c)
	if v["amount"] != 1.5 || math.Abs(v["result"]-1.5*v["rate"]) > 1e-9 || !strings.Contains(c.Text, "1.5 ETH = €4,870.58") {
		t.Errorf("%s %v", c.Text, v)
	}
}
