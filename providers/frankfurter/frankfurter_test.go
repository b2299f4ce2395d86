package frankfurter

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/providertest"
)

var (
	usd  = market.Asset{Class: market.Fiat, ID: "usd"}
	lira = market.Asset{Class: market.Fiat, ID: "try"}
	xyz  = market.Asset{Class: market.Fiat, ID: "xyz"}
)

func open(t *testing.T, base string, timeout time.Duration) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.Timeout, cfg.Now = base, timeout, func() time.Time { return time.Unix(1_788_100_000, 0) }
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFrankfurterPassesTheSuiteOfAllProviders(t *testing.T) {
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, timeout)
		},
		Ask: market.Request{Kind: market.Price, Assets: []market.Asset{usd, xyz, lira}, Currency: "eur"},
		Good: func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprint(w, `{"amount":1.0,"base":"EUR","date":"2026-08-28","rates":{"USD":1.0915,"TRY":56.1718}}`)
		},
		Absurd: []string{`{"date":"2026-08-28","rates":{"USD":0}}`, `{"date":"2026-08-28","rates":{"USD":-1}}`, `{"date":"yesterday","rates":{"USD":1}}`, `{}`},
	})
}

func TestWeekendAnswersWithFridaysDate(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/latest" || r.URL.Query().Get("base") != "EUR" || r.URL.Query().Get("symbols") != "TRY" {
			t.Errorf("asked %s", r.URL)
		}
		http.ServeFile(w, r, "testdata/weekend-date.json")
	}))
	defer s.Close()
	a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{lira}, Currency: "eur"})
	if err != nil || len(a.Quotes) != 1 {
		t.Fatalf("%+v, %v", a, err)
	}
	if q := a.Quotes[0]; math.Abs(q.Price*56.1718-1) > 1e-12 || q.Open || q.At.Format(time.RFC3339) != "2026-08-28T15:00:00Z" {
		t.Errorf("%+v", q)
	}
}

func TestRecordedRatesAreRead(t *testing.T) {
	b, err := os.ReadFile("testdata/latest-EUR.json")
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(b) }))
	defer s.Close()
	a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{usd, xyz}, Currency: "eur"})
	if err != nil || len(a.Quotes) != 1 || len(a.Missing) != 1 || math.Abs(a.Quotes[0].Price*1.0915-1) > 1e-12 {
		t.Fatalf("%+v, %v", a, err)
	}
}

func TestHistoryIsInOrder(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/2026-08-01..2026-08-30" {
			t.Errorf("asked %s", r.URL)
		}
		_, _ = fmt.Fprint(w, `{"rates":{"2026-08-04":{"USD":0.5},"2026-08-03":{"USD":0.25}}}`)
	}))
	defer s.Close()
	a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.History, Assets: []market.Asset{usd}, Currency: "eur", Range: market.Range{From: time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC)}})
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Points) != 2 || a.Series[0].Points[0].Value != 4 || a.Series[0].Points[1].Value != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
}
