package defillama

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/providertest"
)

var (
	btc = market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC"}
	eth = market.Asset{Class: market.Crypto, ID: "ethereum", Symbol: "ETH"}
	xyz = market.Asset{Class: market.Crypto, ID: "nobody"}
)

func open(t *testing.T, base string, timeout time.Duration) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.Timeout, cfg.Now = base, timeout, func() time.Time { return time.Unix(1_700_090_000, 0) }
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func serving(t *testing.T, file string) (p *Provider, last func() *url.URL) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan *url.URL, 64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen <- r.URL
		_, _ = w.Write(b)
	}))
	t.Cleanup(s.Close)
	return open(t, s.URL, time.Second), func() *url.URL { return <-seen }
}

func TestDefiLlamaPassesTheSuiteOfAllProviders(t *testing.T) {
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, timeout)
		},
		Ask: market.Request{Kind: market.Price, Assets: []market.Asset{eth, xyz, btc}},
		Good: func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprint(w, `{"coins":{"coingecko:bitcoin":{"price":97432.1,"timestamp":1700000000,"confidence":0.99},"coingecko:ethereum":{"price":3550,"timestamp":1700000001}}}`)
		},
		Absurd: []string{`{}`, `{"coins":{"coingecko:bitcoin":{"price":0}}}`, `{"coins":{"coingecko:bitcoin":{"price":-1}}}`, `{"coins":{"coingecko:bitcoin":{"price":5,"confidence":0.2}}}`},
	})
}

func TestPriceIsReadWithItsTime(t *testing.T) {
	p, last := serving(t, "prices-current-btc.json")
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc, xyz}})
	if err != nil || len(a.Quotes) != 1 || a.Quotes[0].Price != 100.14 || !a.AsOf.Equal(time.Unix(1668592376, 0)) || len(a.Missing) != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	if got := last().Path; got != "/prices/current/coingecko:bitcoin,coingecko:nobody" {
		t.Errorf("asked %s", got)
	}
}

func TestHistoryIsPointsInOrder(t *testing.T) {
	p, last := serving(t, "chart-btc.json")
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.History, Assets: []market.Asset{btc}, Range: market.Range{From: time.Unix(1_700_000_000, 0).Add(-365 * day)}})
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Points) != 2 || a.Series[0].Points[1].Value != 37500.25 {
		t.Fatalf("%+v, %v", a, err)
	}
	if q := last().Query(); q.Get("period") != "1440m" || q.Get("span") != "367" {
		t.Errorf("asked %v", q)
	}
}
