package coingecko

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tickertape/core/market"
)

func TestHistoryIsPointsInOrder(t *testing.T) {
	base, last := serving(t, 200, "oas-market-chart-range.json")
	from := time.Unix(1779000000, 0)
	r := market.Request{Kind: market.History, Assets: []market.Asset{btc}, Range: market.Range{From: from, To: from.Add(day)}}
	a, err := open(t, base, nil).Fetch(t.Context(), r)
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Points) != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	s := a.Series[0]
	if s.Asset != btc || s.Currency != "usd" || s.Points[0].Value != 77953.82550382407 || !s.Points[0].At.Equal(time.UnixMilli(1779027899041)) || !a.AsOf.Equal(s.Points[1].At) {
		t.Errorf("%+v, as of %v", s, a.AsOf)
	}
	if u := last(); u.Path != "/coins/bitcoin/market_chart/range" || u.Query().Get("from") != "1779000000" || u.Query().Get("to") != "1779086400" {
		t.Errorf("asked %s", u)
	}
}

func TestCandlesAreStampedWithTheirStart(t *testing.T) {
	base, last := serving(t, 200, "oas-ohlc.json")
	p := open(t, base, func(c *Config) { c.Now = func() time.Time { return time.UnixMilli(1779201000000) } })
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.Candles, Assets: []market.Asset{btc}, Range: market.Range{From: time.UnixMilli(1779201000000).Add(-day)}})
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Candles) != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	if c := a.Series[0].Candles[0]; !c.At.Equal(time.UnixMilli(1779199200000).Add(-30*time.Minute)) || c.Open != 76769 || c.High != 76889 || c.Low != 76744 || c.Close != 76818 {
		t.Errorf("%+v", c)
	}
	if u := last(); u.Query().Get("days") != "1" {
		t.Errorf("asked %s", u)
	}
}

func TestSpanChoosesTheDaysThatAreOffered(t *testing.T) {
	for span, want := range map[time.Duration]string{time.Hour: "1", day: "1", 2 * day: "7", 30 * day: "30", 31 * day: "90", 366 * day: "max"} {
		if got, _ := ohlcDays(span, 0); got != want {
			t.Errorf("%s: %s days, want %s", span, got, want)
		}
	}
}

func TestListingHasNamesAndFigures(t *testing.T) {
	base, last := serving(t, 200, "markets-btc-eth-2026-07-28.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Listing})
	if err != nil || len(a.Stats) != 2 || a.Stats[0].Asset.Symbol != "BTC" || a.Stats[0].Asset.Name != "Bitcoin" || a.Stats[0].Change24h == nil {
		t.Fatalf("%+v, %v", a, err)
	}
	if _, other := a.Stats[0].ChangeOver[7*24*time.Hour]; other {
		t.Errorf("a change that nobody told: %v", a.Stats[0].ChangeOver)
	}
	if u := last(); u.Query().Get("order") != "market_cap_desc" || u.Query().Has("ids") {
		t.Errorf("asked %s", u)
	}
}

func TestListingHasTheChangesOfLongerTimes(t *testing.T) {
	base, last := serving(t, 200, "oas-coins-markets.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Listing})
	if err != nil || len(a.Stats) == 0 {
		t.Fatalf("%+v, %v", a, err)
	}
	over := a.Stats[0].ChangeOver
	for long, want := range map[time.Duration]float64{time.Hour: 0.5823392426906319, 7 * day: -4.042267423689584, 30 * day: 1.9453890367549207, 365 * day: -25.214612207475373} {
		if over[long] != want {
			t.Errorf("over %s: %v, want %v", long, over[long], want)
		}
	}
	if u := last(); u.Query().Get("price_change_percentage") != "1h,7d,14d,30d,200d,1y" {
		t.Errorf("asked %s", u)
	}
}

func TestTrendingIsInTheOrderOfDemand(t *testing.T) {
	base, _ := serving(t, 200, "oas-trending.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Trending})
	if err != nil || len(a.Stats) == 0 || a.Stats[0].Asset.ID != "bonk" || a.Stats[0].Price != 5.938674704566297e-06 || a.Stats[0].Change24h == nil {
		t.Fatalf("%+v, %v", a, err)
	}
	if _, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Trending, Currency: "eur"}); !errors.Is(err, market.ErrInvalidResponse) {
		t.Errorf("dollars were taken for euros: %v", err)
	}
}

func TestSearchFindsCoins(t *testing.T) {
	base, last := serving(t, 200, "oas-search.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Search, Text: "eth & co"})
	if err != nil || len(a.Found) == 0 || a.Found[0] != (market.Asset{Class: market.Crypto, ID: "ethereum", Symbol: "ETH", Name: "Ethereum"}) {
		t.Fatalf("%+v, %v", a, err)
	}
	if u := last(); u.Query().Get("query") != "eth & co" {
		t.Errorf("asked %s", u)
	}
}

func TestDescriptionIsPlainAndShort(t *testing.T) {
	base, _ := serving(t, 200, "oas-coin-bitcoin.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Profile, Assets: []market.Asset{btc}})
	if err != nil || len(a.About) != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	about := a.About[0]
	if len(about.Text) > maxText+4 || strings.ContainsAny(about.Text, "<>") || !strings.HasPrefix(about.Text, "Bitcoin is the first successful internet money") {
		t.Errorf("%q", about.Text)
	}
	if about.Homepage != "http://www.bitcoin.org" || about.Started.Format(time.DateOnly) != "2009-01-03" || about.Categories[0] != "Cryptocurrency" {
		t.Errorf("%+v", about)
	}
}

func TestEveryCapabilityIsAnswered(t *testing.T) {
	base, _ := serving(t, 404, "error-404-coin.json")
	p := open(t, base, nil)
	for _, c := range p.Capabilities() {
		_, err := p.Fetch(t.Context(), market.Request{Kind: c.Kind, Assets: []market.Asset{btc}, Text: "x"})
		if !errors.Is(err, market.ErrNotFound) {
			t.Errorf("%s: %v", c.Kind, err)
		}
	}
}

func TestMarketCapsAndVolumesComeFromTheSameChart(t *testing.T) {
	for kind, want := range map[market.Kind]float64{market.History: 77953.82550382407, market.CapHistory: 1560631481361.8042, market.VolHistory: 18688431751.857048} {
		base, last := serving(t, 200, "oas-market-chart-range.json")
		p := open(t, base, nil)
		a, err := p.Fetch(t.Context(), market.Request{Kind: kind, Assets: []market.Asset{btc}})
		if err != nil || len(a.Series) != 1 || len(a.Series[0].Points) != 2 || a.Series[0].Points[0].Value != want {
			t.Errorf("%s: %+v, %v", kind, a, err)
		}
		if path := last().Path; path != "/coins/bitcoin/market_chart/range" {
			t.Errorf("%s asked %s", kind, path)
		}
	}
}

func TestSpansStayWhereThePointsAreFine(t *testing.T) {
	to := time.Unix(1779000000, 0)
	for span, want := range map[time.Duration]time.Duration{
		day + 4*time.Minute: day, 90*day + 20*time.Hour: 90 * day, 365*day + 20*time.Hour: 365 * day, 30 * day: 30 * day, 2 * day: 2 * day, 95 * day: 95 * day,
	} {
		if got := to.Sub(within(to.Add(-span), to)); got != want {
			t.Errorf("%s became %s", span, got)
		}
	}
}
