package fred

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"tickertape/core/market"
)

func TestReleasesAreDatesInOrder(t *testing.T) {
	mux := http.NewServeMux()
	for path, file := range map[string]string{"/fred/series/release": "series-release-GDP.json", "/fred/release/dates": "release-dates-10.json"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "testdata/"+file) })
	}
	s := httptest.NewServer(mux)
	defer s.Close()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.APIKey, cfg.Now = s.URL, "k", func() time.Time { return time.Unix(1_800_000_000, 0) }
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	r := market.Request{Kind: market.Releases, Indicator: market.Indicator{Series: "GDP"}}
	a, err := p.Fetch(t.Context(), r)
	if err != nil || len(a.Releases) != 8 || a.Releases[0].Name != "Gross Domestic Product" || a.Releases[0].At.Year() != 1949 || a.Releases[7].At.Year() != 2024 {
		t.Fatalf("%+v, %v", a, err)
	}
	p.cfg.APIKey = ""
	if _, err := p.Fetch(t.Context(), r); !errors.Is(err, market.ErrUnauthorized) {
		t.Errorf("without a key: %v", err)
	}
}
