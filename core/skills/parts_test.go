package skills_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func both(first ask.Query, more ...ask.Query) ask.Query {
	first.Also = more
	return first
}

func over(days int, m ask.Metric, a market.Asset) ask.Query {
	q := about(m, a)
	q.Range = market.Range{From: noon.AddDate(0, 0, -days)}
	return q
}

func priced(assets ...market.Asset) ask.Query { return ask.Query{Intent: ask.Price, Assets: assets} }

func inflation() ask.Query {
	return ask.Query{Intent: ask.Economic, Indicator: indicators["inflation"]}
}

// withoutKinds makes requests of some kinds fail.
func (b *bazaar) withoutKinds(kinds ...market.Kind) *bazaar {
	b.fail = func(r market.Request) error {
		for _, k := range kinds {
			if r.Kind == k {
				return fault(market.ErrUnavailable)
			}
		}
		return nil
	}
	return b
}

func TestCardsOfSeveralParts(t *testing.T) {
	rich := func() *bazaar {
		b := withStatistics()
		b.series = withOffice().series
		return b
	}
	half := ask.Query{Intent: ask.Convert, Amount: 1.5, Assets: []market.Asset{eth}, Currency: "eur"}
	golden(t, "parts", []scene{
		{"price btc and us inflation", rich(), both(priced(btc), inflation())},
		{"price btc and us inflation, which nobody tells", rich().withoutKinds(market.Economic), both(priced(btc), inflation())},
		{"price btc, which nobody tells, and us inflation", rich().withoutKinds(market.Price), both(priced(btc), inflation())},
		{"price btc and us inflation, neither of which is told", rich().failing(fault(market.ErrUnavailable)), both(priced(btc), inflation())},
		{"price btc eth and market cap of btc eth: two tables", rich(), both(priced(btc, eth), about(ask.MarketCap, btc, eth))},
		{"price btc rare and 1.5 eth in eur", rich(), both(priced(btc, rare), half)},
		{"market cap of btc over 7 days", rich(), over(7, ask.MarketCap, btc)},
		{"volume of eth over a day", rich(), over(1, ask.Volume, eth)},
		{"market cap of btc over 7 days, of which the past is not told", rich().withoutKinds(market.CapHistory), over(7, ask.MarketCap, btc)},
		{"market cap of btc over 7 days, of which now is not told", rich().withoutKinds(market.Statistics), over(7, ask.MarketCap, btc)},
		{"market cap of btc over 7 days, nothing told", rich().withoutKinds(market.Statistics, market.CapHistory), over(7, ask.MarketCap, btc)},
		{"market cap of aapl over 7 days", rich(), over(7, ask.MarketCap, aapl)},
		{"market cap of btc in the future", rich(), over(-7, ask.MarketCap, btc)},
	})
}

// The parts are asked side by side: the answer takes as long as the slowest.
func TestPartsAreAskedSideBySide(t *testing.T) {
	b := withStatistics()
	b.series = withOffice().series
	b.fail = func(market.Request) error { time.Sleep(200 * time.Millisecond); return nil }
	start := time.Now()
	c := b.answer(t, both(priced(btc), inflation(), about(ask.MarketCap, eth), over(7, ask.Volume, btc)))
	if took := time.Since(start); took > 600*time.Millisecond {
		t.Errorf("four parts took %s", took)
	}
	if n := strings.Count(c.Text, "\n"); n != 3 {
		t.Errorf("four parts are\n%s", c.Text)
	}
}
