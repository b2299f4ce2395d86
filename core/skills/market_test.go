package skills_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func about(m ask.Metric, assets ...market.Asset) ask.Query {
	return ask.Query{Text: "market", Intent: ask.Market, Metric: m, Assets: assets}
}

// withStatistics opens a bazaar that knows more than prices.
func withStatistics() *bazaar {
	b := open()
	b.stalls["bitcoin"].stats = market.Stats{
		Currency: "usd", Price: 97432.10, Change24h: ptr(2.4149), Rank: ptr(1), MarketCap: ptr(1.926e12), FDV: ptr(2.046e12), Volume24h: ptr(45.1e9),
		High24h: ptr(98100.5), Low24h: ptr(94870.0), Circulating: ptr(19786543.0), Total: ptr(19786543.0), Max: ptr(21e6),
		ATH: ptr(108786.0), ATHAt: time.Date(2025, 1, 20, 9, 11, 0, 0, time.UTC), ATHChange: ptr(-10.44), ATL: ptr(67.81), ATLAt: time.Date(2013, 7, 6, 0, 0, 0, 0, time.UTC),
	}
	b.stalls["ethereum"].stats = market.Stats{
		Currency: "usd", Price: 3520.456, Change24h: ptr(-1.2), Rank: ptr(2), MarketCap: ptr(424.3e9), Volume24h: ptr(21e9), Circulating: ptr(120.5e6), Total: ptr(120.5e6),
		ATH: ptr(4878.26), ATHAt: time.Date(2021, 11, 10, 0, 0, 0, 0, time.UTC),
	}
	b.stalls["shiba-inu"].stats = market.Stats{Currency: "usd", Price: 0.00001234, Circulating: ptr(5.89e14), High24h: ptr(0.0000131), ATL: ptr(5.6366e-11)}
	b.stalls["AAPL"].stats = market.Stats{Currency: "usd", Price: 230.12, Change24h: ptr(1.2), Volume24h: ptr(12.3e9), High24h: ptr(231.0), Low24h: ptr(227.5)}
	b.stalls["^GSPC"].stats = market.Stats{Currency: "usd", Price: 6012.45, Change24h: ptr(-0.31), High24h: ptr(6030.1), Low24h: ptr(5999.0)}
	b.global = &market.GlobalStats{
		Currency: "usd", MarketCap: 3.312e12, Volume24h: 184.6e9, CapChange24h: ptr(1.204), ActiveCoins: 17012, Markets: 1201, At: noon,
		Dominance: map[string]float64{"btc": 58.1512, "eth": 12.81, "usdt": 4.2, "sol": 3.49},
	}
	return b
}

func TestMarketCards(t *testing.T) {
	inEuro := about("", aapl)
	inEuro.Currency = "eur"
	some := about("", btc, eth, aapl, rare)
	some.Unknown = []string{"foobarcoin"}
	bare := withStatistics()
	bare.global = &market.GlobalStats{Currency: "usd", MarketCap: 3.312e12, At: noon}
	scenes := []scene{
		{"market btc", nil, about("", btc)},
		{"market eth, without a maximum", nil, about("", eth)},
		{"market shib, of which little is known", nil, about("", shib)},
		{"market aapl", nil, about("", aapl)},
		{"market aapl in eur", nil, inEuro},
		{"market s&p 500", nil, about("", spx)},
		{"market btc eth aapl rare foobarcoin", nil, some},
		{"market cap of btc eth", nil, about(ask.MarketCap, btc, eth)},
		{"supply of btc eth shib", nil, about(ask.Supply, btc, eth, shib)},
		{"market rare", nil, about("", rare)},
		{"market foobarcoin", nil, ask.Query{Intent: ask.Market, Unknown: []string{"foobarcoin"}}},
		{"global market", nil, about("")},
		{"global market, of which little is known", bare, about("")},
		{"global volume", nil, about(ask.Volume)},
		{"dominance", nil, about(ask.Dominance)},
		{"btc dominance", nil, about(ask.Dominance, btc)},
		{"dominance of btc and shib", nil, about(ask.Dominance, btc, shib)},
		{"shib dominance", nil, about(ask.Dominance, shib)},
		{"all-time high of what?", nil, about(ask.ATH)},
		{"global market is empty", open(), about("")},
	}
	for _, m := range []ask.Metric{ask.MarketCap, ask.Volume, ask.Supply, ask.ATH, ask.ATL, ask.Rank, ask.FDV} {
		scenes = append(scenes, scene{string(m) + " of btc", nil, about(m, btc)}, scene{string(m) + " of aapl", nil, about(m, aapl)})
	}
	for i := range scenes {
		if scenes[i].at == nil {
			scenes[i].at = withStatistics()
		}
	}
	golden(t, "market", scenes)
}

func TestWhatIsNotKnownIsNeverZero(t *testing.T) {
	b := withStatistics()
	b.stalls["solana"].stats = market.Stats{Currency: "usd", Price: 241.5, MarketCap: ptr(math.NaN()), Volume24h: ptr(math.Inf(1)), ATH: ptr(0.0)}
	for _, m := range []ask.Metric{"", ask.MarketCap, ask.Volume, ask.Supply, ask.ATH, ask.ATL, ask.Rank, ask.FDV} {
		for _, q := range []ask.Query{about(m, sol), about(m, sol, btc)} {
			c := b.answer(t, q)
			wellFormed(t, string(m), c)
			if s := c.Plain(); strings.Contains(s, " 0") || strings.Contains(s, "$0") {
				t.Errorf("%s:\n%s", m, s)
			}
			for _, v := range c.Values {
				if v.Of == "solana" && v.Name != "price" {
					t.Errorf("%s: %+v", m, v)
				}
			}
		}
	}
}

func TestDistanceFromTheRecordIsComputedWhereNobodySaysIt(t *testing.T) {
	v := numbers(withStatistics().answer(t, about(ask.ATH, eth)))
	if got, want := v["ath_change"], 100*(3520.456/4878.26-1); math.Abs(got-want) > 1e-9 {
		t.Errorf("%v, want %v", got, want)
	}
	if v := numbers(withStatistics().answer(t, about(ask.ATH, btc))); v["ath_change"] != -10.44 {
		t.Errorf("the provider says −10.44, the card %v", v["ath_change"])
	}
}

func TestDominanceNeedsNoStatisticsAndStatisticsNoDominance(t *testing.T) {
	b := withStatistics()
	b.answer(t, about(ask.Dominance, btc))
	if len(b.requests(market.Statistics)) != 0 || len(b.requests(market.Global)) != 1 {
		t.Errorf("%+v", b.asked)
	}
	b.answer(t, about("", btc))
	if len(b.requests(market.Global)) != 1 {
		t.Errorf("%+v", b.asked)
	}
}

func TestAStockThatHasACoinsSymbolHasNoDominance(t *testing.T) {
	stock := market.Asset{Class: market.Equity, ID: "SOL", Symbol: "SOL", Name: "Emeren"}
	if c := withStatistics().answer(t, about(ask.Dominance, stock)); len(c.Values) != 0 {
		t.Error(c.Plain())
	}
}
