package binance

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strconv"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/providertest"
)

var (
	btc = market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC"}
	eth = market.Asset{Class: market.Crypto, ID: "ethereum", Symbol: "ETH"}
	xyz = market.Asset{Class: market.Crypto, ID: "nobody", Symbol: "BTC"}
)

func open(t *testing.T, base string, timeout time.Duration) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.FuturesURL, cfg.Timeout, cfg.Now = base, base, timeout, func() time.Time { return time.Unix(1_800_000_000, 0) }
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func serving(t *testing.T, status int, file string) (p *Provider, last func() *url.URL) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan *url.URL, 64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen <- r.URL
		w.WriteHeader(status)
		_, _ = w.Write(b)
	}))
	t.Cleanup(s.Close)
	return open(t, s.URL, time.Second), func() *url.URL { return <-seen }
}

func TestBinancePassesTheSuiteOfAllProviders(t *testing.T) {
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, timeout)
		},
		Ask: market.Request{Kind: market.Price, Assets: []market.Asset{eth, xyz, btc}},
		Good: func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprint(w, `[{"symbol":"BTCUSDT","lastPrice":"97432.10","priceChangePercent":"2.4","closeTime":1799999999000},{"symbol":"ETHUSDT","lastPrice":"3550.2","priceChangePercent":"-1","closeTime":1799999999000}]`)
		},
		Absurd: []string{`[]`, `[{"symbol":"BTCUSDT","lastPrice":"0"}]`, `[{"symbol":"BTCUSDT","lastPrice":"NaN"}]`, `[{"symbol":"BTCUSDT","lastPrice":"-1"}]`, `[{"symbol":"BTCUSDT","lastPrice":"1e999"}]`},
	})
}

func TestOnlyPairsThatAreSureAreAskedFor(t *testing.T) {
	p, last := serving(t, 200, "ticker-24hr-array.json")
	_, err := p.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc, xyz}})
	if !errors.Is(err, market.ErrInvalidResponse) { // the recorded answer has another pair
		t.Error(err)
	}
	if got := last().Query().Get("symbols"); got != `["BTCUSDT"]` {
		t.Errorf("asked for %s", got)
	}
	if _, err := p.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}, Currency: "eur"}); !errors.Is(err, market.ErrNotFound) {
		t.Errorf("in euros: %v", err)
	}
}

func TestRecordedTickerIsRead(t *testing.T) {
	b, err := os.ReadFile("testdata/ticker-24hr-array.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows []ticker
	if err := json.Unmarshal(b, &rows); err != nil {
		t.Fatal(err)
	}
	q, ok := rows[0].quote(btc, time.Now())
	if !ok || q.Price != 4.000002 || *q.Change24h != -95.96 || !q.At.Equal(time.UnixMilli(1499869899040)) {
		t.Errorf("%+v, %v", q, ok)
	}
}

func TestBarsHaveTurnoverInDollars(t *testing.T) {
	p, last := serving(t, 200, "klines.json")
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.Candles, Assets: []market.Asset{btc, xyz}})
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Candles) != 1 || len(a.Missing) != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	c := a.Series[0].Candles[0]
	if c.Open != .0163479 || c.High != .8 || c.Low != .015758 || c.Close != .015771 || *c.Volume != 2434.19055334 || !c.At.Equal(time.UnixMilli(1499040000000)) {
		t.Errorf("%+v", c)
	}
	if a.Series[0].Interval != market.Hour || !a.AsOf.Equal(c.At.Add(time.Hour)) {
		t.Errorf("candles of %s, true until %v", a.Series[0].Interval.Duration(), a.AsOf)
	}
	if u := last(); u.Query().Get("interval") != "1h" || u.Query().Get("symbol") != "BTCUSDT" {
		t.Errorf("asked %s", u)
	}
}

func TestBarsHaveTheLengthThatIsAskedFor(t *testing.T) {
	p, last := serving(t, 200, "klines.json")
	now := time.Unix(1_800_000_000, 0) // 08:00 UTC
	ask := func(length market.Interval, back time.Duration) error {
		_, err := p.Fetch(t.Context(), market.Request{Kind: market.Candles, Assets: []market.Asset{btc}, Interval: length, Range: market.Range{From: now.Add(-back)}})
		return err
	}
	for length, want := range map[market.Interval]string{15 * market.Minute: "15m", 4 * market.Hour: "4h", market.Day: "1d", market.Week: "1w", market.Month: "1M"} {
		if err := ask(length, 2*day-time.Minute); err != nil {
			t.Fatal(err)
		}
		q := last().Query()
		start, _ := strconv.ParseInt(q.Get("startTime"), 10, 64)
		if at := time.UnixMilli(start); q.Get("interval") != want || !at.Equal(length.Floor(at)) {
			t.Errorf("%s from %v, want %s from the start of one", q.Get("interval"), at.UTC(), want)
		}
	}
	if err := ask(10*market.Minute, day); !errors.Is(err, market.ErrNotFound) {
		t.Errorf("of ten minutes: %v", err)
	}
	if err := ask(market.Minute, 3*day); !errors.Is(err, market.ErrNotFound) {
		t.Errorf("4320 bars: %v", err)
	}
}

func TestErrorsHaveTheirFaults(t *testing.T) {
	for file, want := range map[string]struct {
		status int
		fault  market.Fault
	}{
		"error-400-symbol.json":     {400, market.ErrNotFound},
		"error-429-1003.json":       {429, market.ErrRateLimited},
		"error-451-restricted.json": {451, market.ErrUnauthorized},
	} {
		p, _ := serving(t, want.status, file)
		if _, err := p.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}}); !errors.Is(err, want.fault) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func FuzzKlines(f *testing.F) {
	f.Add(`[[1499040000000,"1","2","0.5","1","9",1499644799999,"3"]]`)
	f.Fuzz(func(t *testing.T, text string) {
		var rows []kline
		if json.Unmarshal([]byte(text), &rows) != nil {
			return
		}
		for _, c := range series(btc, market.Candles, rows).Candles {
			if c.Low <= 0 || c.High < c.Low || c.At.IsZero() {
				t.Errorf("%+v", c)
			}
		}
	})
}
