package simulated

import (
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"tickertape/core/market"
)

// rows are the fields of a table of the lexicon.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("../../core/nlu/lexicon/data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(strings.TrimRight(line, "\n"), "\t"))
		}
	}
	return out
}

func TestEveryCurrencyThatPeopleCanNameHasALevelOfItsOwn(t *testing.T) {
	for _, row := range rows(t, "currencies.tsv") {
		if perDollar[row[0]] <= 0 {
			t.Errorf("%s has no rate", row[0])
		}
	}
	p := at(time.Date(2026, 11, 27, 10, 0, 0, 0, time.UTC))
	for code, want := range map[market.Currency]float64{"kzt": 500, "idr": 16_500, "vnd": 26_000, "aed": 3.67, "eur": 0.87, "jpy": 150, "kwd": 0.31, "lbp": 89_500} {
		got := p.in(market.Asset{Class: market.Fiat, ID: "usd"}, code, p.cfg.Now())
		if r := got / want; r < 1/1.5 || r > 1.5 {
			t.Errorf("a dollar is %v %s, want about %v", got, code, want)
		}
	}
}

func TestEveryIndexAndCommodityHasALevelOfItsOwn(t *testing.T) {
	for _, row := range rows(t, "markets.tsv") {
		if (row[0] == "index" || row[0] == "commodity") && dollars[row[1]] <= 0 {
			t.Errorf("%s has no level", row[1])
		}
	}
}

func TestMarketCapsStandInTheOrderOfTheWorld(t *testing.T) {
	p := at(time.Date(2026, 11, 27, 10, 0, 0, 0, time.UTC))
	last, peaks := math.Inf(1), map[time.Time]bool{}
	for _, id := range []string{"bitcoin", "ethereum", "tether", "ripple", "binancecoin", "solana", "usd-coin", "dogecoin", "cardano", "bitcoin-cash", "avalanche-2", "pepe"} {
		s := p.stats(market.Asset{Class: market.Crypto, ID: id}, market.USD, p.cfg.Now())
		if *s.MarketCap > 1.1*last {
			t.Errorf("%s is worth %v, more than the one before (%v)", id, *s.MarketCap, last)
		}
		last = *s.MarketCap
		if peaks[s.ATHAt] || !s.ATHAt.Before(p.cfg.Now()) {
			t.Errorf("%s had its peak on %v, as another one or not yet", id, s.ATHAt)
		}
		peaks[s.ATHAt] = true
		if later := p.stats(market.Asset{Class: market.Crypto, ID: id}, market.USD, p.cfg.Now().Add(36*time.Hour)); *later.ATH != *s.ATH || *s.ATH < s.Price {
			t.Errorf("%s had its peak at %v, and later at %v", id, *s.ATH, *later.ATH)
		}
	}
	if s := p.stats(market.Asset{Class: market.Crypto, ID: "nobody-knows-it"}, market.USD, p.cfg.Now()); *s.MarketCap > 2e8 {
		t.Errorf("an unknown coin is worth %v", *s.MarketCap)
	}
}

func TestFiguresOfTheEconomyAreOfTheirSize(t *testing.T) {
	bounds := map[string][2]float64{ // in the figure's own unit
		"debt": {30e6, 50e6}, "housing_starts": {1_000, 1_700}, "consumer_sentiment": {45, 110}, "payrolls": {150_000, 170_000}, "nominal_gdp": {27_000, 36_000},
		"jobless_claims": {180_000, 300_000}, "cpi": {280, 380}, "unemployment": {3, 6}, "trade_balance": {-120_000, -30_000}, "gas_price": {2.5, 4.5}, "pmi": {45, 55},
	}
	now := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	for _, row := range rows(t, "indicators.tsv") {
		v := level(market.Indicator{Code: row[0], Country: row[1], Series: row[2], Unit: row[4]}, now)
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Errorf("%s: %v", row[0], v)
		}
		if _, listed := figures[row[0]]; row[1] == "us" && !listed && !strings.HasPrefix(row[4], "%") && !strings.HasPrefix(row[4], "index") {
			t.Errorf("%s (%s) has no level of its own", row[0], row[4])
		}
		if b, bounded := bounds[row[0]]; bounded && row[1] == "us" && (v < b[0] || v > b[1]) {
			t.Errorf("%s is %v, want %v", row[0], v, b)
		}
	}
}
