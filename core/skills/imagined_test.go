package skills_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// like asks what a thing would be worth with the market cap of another.
func like(of, other market.Asset) ask.Query {
	q := ask.Query{Intent: ask.Compare, Text: "x", Metric: ask.MarketCap, Assets: []market.Asset{of, other}, Like: other}
	if of == other {
		q.Assets = q.Assets[:1]
	}
	return q
}

// withSizes opens a bazaar that knows of more things how large they are.
func withSizes() *bazaar {
	b := withStatistics()
	b.stalls["solana"].stats = market.Stats{Currency: "usd", Price: 241.5, MarketCap: ptr(900e9), Circulating: ptr(475e6)} // they don't fit
	b.stalls["SAP.DE"].stats = market.Stats{Currency: "eur", Price: 250, MarketCap: ptr(290e9), Circulating: ptr(1.16e9)}
	b.stalls["AAPL"].stats = market.Stats{Currency: "usd", Price: 230.12, MarketCap: ptr(3.47e12), Circulating: ptr(15.1e9)}
	return b
}

func TestImaginedCards(t *testing.T) {
	strange := like(eth, btc)
	strange.Unknown = []string{"foobarcoin"}
	golden(t, "imagined", []scene{
		{"eth with the market cap of btc", withSizes(), like(eth, btc)},
		{"btc with the market cap of eth", withSizes(), like(btc, eth)},
		{"shib with the market cap of btc", withSizes(), like(shib, btc)},
		{"a coin with the market cap of a share", withSizes(), like(eth, aapl)},
		{"a share with the market cap of a coin", withSizes(), like(aapl, btc)},
		{"in another currency", withSizes(), like(btc, sap)},
		{"the same coin", withSizes(), like(btc, btc)},
		{"the same coin, of which nothing is known", withStatistics(), like(sol, sol)},
		{"the market cap is not known", withSizes(), like(btc, shib)},
		{"the supply is not known", withStatistics(), like(aapl, btc)},
		{"neither is known", withStatistics(), like(aapl, gold)},
		{"the supply does not fit", withSizes(), like(sol, btc)},
		{"what else nobody knows", withSizes(), strange},
		{"nobody knows either", withSizes(), like(rare, rare)},
		{"out of reach", open().failing(fault(market.ErrTimeout)), like(eth, btc)},
	})
}

func TestTheImaginedPriceTimesTheSupplyIsTheMarketCap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		price, coins, size := rapid.Float64Range(1e-9, 1e6).Draw(rt, "price"), rapid.Float64Range(1, 1e15).Draw(rt, "supply"), rapid.Float64Range(1, 1e13).Draw(rt, "cap")
		b := open()
		b.stalls["ethereum"].stats = market.Stats{Currency: "usd", Price: price, Circulating: &coins}
		b.stalls["bitcoin"].stats = market.Stats{Currency: "usd", Price: 1, MarketCap: &size}
		v := numbers(asked(t, b, like(eth, btc)))
		near := func(got, want float64) bool { return math.Abs(got-want) <= 1e-9*math.Abs(want) }
		if !near(v["price_imagined"]*coins, size) || !near(v["multiple"]*price, v["price_imagined"]) || !near(1+v["change_imagined"]/100, v["multiple"]) && v["multiple"] > 1e-3 {
			rt.Fatalf("price %v, supply %v, market cap %v: %v", price, coins, size, v)
		}
	})
}

func TestNoPriceIsImaginedFromWhatIsNotKnown(t *testing.T) {
	for name, break_ := range map[string]func(x, y *market.Stats){
		"no market cap":     func(_, y *market.Stats) { y.MarketCap = nil },
		"a market cap of 0": func(_, y *market.Stats) { y.MarketCap = ptr(0.0) },
		"no supply":         func(x, _ *market.Stats) { x.Circulating = nil },
		"a supply of 0":     func(x, _ *market.Stats) { x.Circulating = ptr(0.0) },
		"infinite supply":   func(x, _ *market.Stats) { x.Circulating = ptr(math.Inf(1)) },
		"NaN market cap":    func(_, y *market.Stats) { y.MarketCap = ptr(math.NaN()) },
		"other currency":    func(_, y *market.Stats) { y.Currency = "eur" },
	} {
		b := withStatistics()
		break_(&b.stalls["ethereum"].stats, &b.stalls["bitcoin"].stats)
		c := b.answer(t, like(eth, btc))
		if len(c.Values) > 0 || strings.ContainsAny(c.Plain(), "0123456789×") {
			t.Errorf("%s:\n%s", name, c.Plain())
		}
	}
}
