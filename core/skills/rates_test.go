package skills_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// withRates opens a bazaar that knows what gas costs, and the funding rates of three coins.
func withRates() *bazaar {
	b := open()
	b.gas = &market.Gas{Base: 6.012, Slow: 6.05, Normal: 6.4217, Fast: 8.5, Block: 21_000_000, Source: "Ethereum node", At: noon.Add(-12 * time.Second)}
	rate := func(percent float64, every time.Duration) market.Funding {
		return market.Funding{Rate: percent, Interval: every, Next: time.Date(2026, 11, 23, 16, 0, 0, 0, time.UTC), Contract: "BTCUSDT", Source: "Binance Futures"}
	}
	b.funded = map[string]market.Funding{"bitcoin": rate(0.01, 8*time.Hour), "ethereum": rate(-0.0375, 8*time.Hour), "solana": rate(0.00001, 4*time.Hour), "shiba-inu": rate(0, 8*time.Hour)}
	return b
}

func asksFor(m ask.Metric, assets ...market.Asset) ask.Query {
	return ask.Query{Intent: ask.Market, Metric: m, Assets: assets}
}

func TestGasAndFundingCards(t *testing.T) {
	inEuro, inMadrid, lastWeek := asksFor(ask.Gas, eth), asksFor(ask.Funding, btc), asksFor(ask.Funding, btc)
	inEuro.Currency = "eur"
	inMadrid.Asker = member
	lastWeek.Span = "7d"
	poor := withRates()
	delete(poor.stalls, "ethereum")
	made := withRates()
	made.made = true
	golden(t, "rates", []scene{
		{"gas", withRates(), asksFor(ask.Gas)},
		{"gas in euros", withRates(), inEuro},
		{"gas without a price of ether", poor, asksFor(ask.Gas, eth)},
		{"gas, made up", made, asksFor(ask.Gas, eth)},
		{"gas of another chain", withRates(), asksFor(ask.Gas, sol)},
		{"nobody knows gas", open(), asksFor(ask.Gas)},
		{"gas out of reach", withRates().failing(fault(market.ErrTimeout)), asksFor(ask.Gas)},
		{"buyers pay", withRates(), asksFor(ask.Funding, btc)},
		{"sellers pay", withRates(), asksFor(ask.Funding, eth)},
		{"very little", withRates(), asksFor(ask.Funding, sol)},
		{"nobody pays", withRates(), asksFor(ask.Funding, shib)},
		{"in another zone", withRates(), inMadrid},
		{"over a time", withRates(), lastWeek},
		{"of no coin", withRates(), asksFor(ask.Funding)},
		{"of several, one has none", withRates(), asksFor(ask.Funding, sol, rare, btc)},
		{"of a share", withRates(), asksFor(ask.Funding, aapl)},
		{"of a coin and a share", withRates(), asksFor(ask.Funding, btc, aapl)},
		{"gas of a chain without a coin", withRates(), ask.Query{Intent: ask.Market, Metric: ask.Gas, Unknown: []string{"base"}}},
		{"of a coin that has none", withRates(), asksFor(ask.Funding, rare)},
		{"funding limits us", withRates().failing(fault(market.ErrRateLimited)), asksFor(ask.Funding, btc)},
	})
}

func TestTransferCostsGasTimesFeeTimesPrice(t *testing.T) {
	c := withRates().answer(t, asksFor(ask.Gas, eth))
	got := map[string]float64{}
	for _, v := range c.Values {
		got[v.Name] = v.Number
	}
	if want := 21000 * 6.4217e-9 * 3520.456; math.Abs(got["transfer_gas_normal"]-want) > 1e-9 {
		t.Errorf("%v, want %v", got["transfer_gas_normal"], want)
	}
	for _, v := range c.Values {
		if strings.HasPrefix(v.Name, "transfer") && (v.Source != "Ethereum node, CoinGecko" || !v.At.Equal(noon.Add(-12*time.Second))) {
			t.Errorf("%s is of %s, %v", v.Name, v.Source, v.At)
		}
	}
	if !c.AsOf.Equal(noon) || !strings.Contains(c.Source, "Ethereum node") || !strings.Contains(c.Source, "CoinGecko") {
		t.Errorf("as of %v, %s", c.AsOf, c.Source)
	}
}
