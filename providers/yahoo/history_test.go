package yahoo

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"testing"
	"time"

	"tickertape/core/market"
)

// answering serves one file of testdata and keeps the last request.
func answering(t *testing.T, file string) (p *Provider, last func() *url.URL) {
	t.Helper()
	body, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan *url.URL, 64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen <- r.URL
		_, _ = w.Write(body)
	}))
	t.Cleanup(s.Close)
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.Now = s.URL, func() time.Time { return time.Unix(1_800_000_000, 0) }
	if p, err = New(cfg); err != nil {
		t.Fatal(err)
	}
	return p, func() *url.URL { return <-seen }
}

var fund = market.Asset{Class: market.Equity, ID: "WSU.DE"}

func TestHistoryIsClosesInTheExchangesCurrency(t *testing.T) {
	p, last := answering(t, "chart-WSU.DE-null-bars.json")
	from := time.Unix(1_790_000_000, 0)
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.History, Assets: []market.Asset{fund}, Range: market.Range{From: from, To: from.Add(90 * day)}})
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Points) != 3 {
		t.Fatalf("%+v, %v", a, err)
	}
	if s := a.Series[0]; s.Currency != "eur" || s.Points[0].Value != 34.45000076293945 || !a.AsOf.Equal(s.Points[2].At) {
		t.Errorf("%+v, as of %v", s, a.AsOf)
	}
	if u := last(); u.Query().Get("interval") != "1d" || u.Query().Get("period1") != "1790000000" {
		t.Errorf("asked %s", u)
	}
}

func TestCandlesHaveTheirTurnover(t *testing.T) {
	p, _ := answering(t, "chart-WSU.DE-null-bars.json")
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.Candles, Assets: []market.Asset{fund}})
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Candles) != 3 {
		t.Fatalf("%+v, %v", a, err)
	}
	if c := a.Series[0].Candles[1]; c.Open != 34.79999923706055 || c.High != 34.79999923706055 || c.Low != 34 || c.Close != 34 || *c.Volume != 336*34 {
		t.Errorf("%+v", c)
	}
}

func TestSpanWithoutTradeIsNotFound(t *testing.T) {
	p, _ := answering(t, "chart-AAPL-1m-empty-weekend.json")
	_, err := p.Fetch(t.Context(), market.Request{Kind: market.History, Assets: []market.Asset{fund}})
	if !errors.Is(err, market.ErrNotFound) {
		t.Error(err)
	}
}

func TestIntervalIsOneThatYahooStillHas(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	for _, c := range []struct {
		back, span time.Duration
		want       string
	}{
		{day, day, "5m"}, {7 * day, 7 * day, "30m"}, {30 * day, 30 * day, "1h"}, {100 * day, day, "1h"}, {800 * day, day, "1d"}, {365 * day, 365 * day, "1d"}, {4000 * day, 4000 * day, "1wk"},
	} {
		from := now.Add(-c.back)
		if got := interval(from, from.Add(c.span), now); got != c.want {
			t.Errorf("%s from %s ago: %s, want %s", c.span, c.back, got, c.want)
		}
	}
}

func TestSearchLeavesOutWhatHasNoClass(t *testing.T) {
	p, last := answering(t, "search-AAPL.json")
	a, err := p.Fetch(t.Context(), market.Request{Kind: market.Search, Text: "aapl"})
	if err != nil || len(a.Found) < 2 || a.Found[0] != (market.Asset{Class: market.Equity, ID: "AAPL", Symbol: "AAPL", Name: "Apple Inc."}) {
		t.Fatalf("%+v, %v", a.Found, err)
	}
	for _, f := range a.Found {
		if len(f.ID) > 12 {
			t.Errorf("an option was found: %+v", f)
		}
	}
	if u := last(); u.Query().Get("q") != "aapl" {
		t.Errorf("asked %s", u)
	}
}
