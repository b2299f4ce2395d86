package alternative

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/providertest"
)

func open(t *testing.T, base string, timeout time.Duration) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.Timeout, cfg.Now = base, timeout, func() time.Time { return time.Unix(1_662_990_000, 0) }
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAlternativePassesTheSuiteOfAllProviders(t *testing.T) {
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, timeout)
		},
		Ask:  market.Request{Kind: market.Sentiment},
		Good: func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "testdata/fng-2.json") },
		Absurd: []string{
			`{"data":[{"value":"101","timestamp":"1"}]}`, `{"data":[{"value":"-1","timestamp":"1"}]}`, `{"data":[{"value":"x","timestamp":"1"}]}`, `{"data":[{"value":"5","timestamp":"x"}]}`, `{"data":[]}`,
		},
	})
}

func TestRecordedIndexIsInOrder(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/fng/" || r.URL.Query().Get("limit") != "8" {
			t.Errorf("asked %s", r.URL)
		}
		http.ServeFile(w, r, "testdata/fng-2.json")
	}))
	defer s.Close()
	a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.Sentiment, Range: market.Range{From: time.Unix(1_662_990_000, 0).Add(-7 * day)}})
	if err != nil || len(a.Series) != 1 || len(a.Series[0].Points) != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	if p := a.Series[0].Points; p[0].Value != 26 || p[1].Value != 25 || !a.AsOf.Equal(time.Unix(1662940800, 0)) {
		t.Errorf("%+v", a)
	}
}
