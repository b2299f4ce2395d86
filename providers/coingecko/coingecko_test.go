package coingecko

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
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

func open(t *testing.T, base string, change func(*Config)) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL = base
	cfg.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	if change != nil {
		change(&cfg)
	}
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// serving answers every request with a file of testdata and keeps the last request.
func serving(t *testing.T, status int, file string) (base string, last func() *url.URL) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan *url.URL, 64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen <- r.URL
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write(b)
	}))
	t.Cleanup(s.Close)
	return s.URL, func() *url.URL { return <-seen }
}

func TestCoinGeckoPassesTheSuiteOfAllProviders(t *testing.T) {
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, func(c *Config) { c.APIKey, c.Timeout = providertest.Secret, timeout })
		},
		Ask: market.Request{Kind: market.Price, Assets: []market.Asset{eth, xyz, btc}},
		Good: func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprint(w, `{"bitcoin":{"usd":97432.1,"usd_24h_change":2.41,"last_updated_at":1799999990},"ethereum":{"usd":3550.2,"usd_24h_change":null,"last_updated_at":1799999980}}`)
		},
		Absurd: []string{
			`{"bitcoin":{"usd":0}}`, `{"bitcoin":{"usd":-5}}`, `{"bitcoin":{"usd":null}}`, `{"bitcoin":{}}`, `{"bitcoin":{"usd":1e999}}`, `{}`,
		},
	})
}

func TestPriceIsReadWithItsTimeAndChange(t *testing.T) {
	base, last := serving(t, 200, "oas-simple-price.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc, xyz}, Currency: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	q := a.Quotes[0]
	if q.Price != 76975 || *q.Change24h != -1.4093297098441402 || !q.At.Equal(time.Unix(1779092258, 0)) || !q.Open || q.Currency != "usd" {
		t.Errorf("%+v", q)
	}
	if len(a.Missing) != 1 || a.Missing[0] != xyz || !a.AsOf.Equal(q.At) {
		t.Errorf("missing %v, as of %v", a.Missing, a.AsOf)
	}
	u := last()
	if u.Path != "/simple/price" || u.Query().Get("ids") != "bitcoin,nobody" || u.Query().Get("vs_currencies") != "usd" || u.Query().Get("precision") != "full" {
		t.Errorf("asked %s", u)
	}
}

func TestStatisticsKeepWhatIsUnknownUnknown(t *testing.T) {
	base, _ := serving(t, 200, "markets-btc-eth-2026-07-28.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Statistics, Assets: []market.Asset{eth, btc}})
	if err != nil || len(a.Stats) != 2 || a.Stats[1].Asset != btc {
		t.Fatalf("%+v, %v", a, err)
	}
	s := a.Stats[1]
	if s.Price != 63236 || *s.MarketCap != 1268723428054 || *s.Rank != 1 || *s.Max != 21e6 || *s.ATH != 126080 || s.ATHAt.Format(time.DateOnly) != "2025-10-06" || *s.ATHChange != -49.84429 {
		t.Errorf("%+v", s)
	}
	if a.Stats[0].Max != nil {
		t.Errorf("ethereum has a maximum supply of %v", *a.Stats[0].Max)
	}
}

func TestGlobalFigures(t *testing.T) {
	base, _ := serving(t, 200, "oas-global.json")
	a, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Global})
	if err != nil || a.Global == nil || a.Global.MarketCap != 2621040321355.0405 || a.Global.Dominance["btc"] != 57.9539332566265 || a.Global.ActiveCoins != 17397 {
		t.Fatalf("%+v, %v", a.Global, err)
	}
	if _, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Global, Currency: "xxx"}); !errors.Is(err, market.ErrInvalidResponse) {
		t.Errorf("a currency without a figure: %v", err)
	}
}

func TestEveryShapeOfErrorHasItsFault(t *testing.T) {
	for file, want := range map[string]struct {
		status int
		fault  market.Fault
	}{
		"error-429.json":                       {429, market.ErrRateLimited},
		"error-404-coin.json":                  {404, market.ErrNotFound},
		"error-401-10012-time-range.json":      {401, market.ErrBadRequest},
		"error-400-10011-demo-key-on-pro.json": {400, market.ErrUnauthorized},
		"error-401-10002-missing-key.json":     {401, market.ErrUnauthorized},
		"error-400-vs-currency.json":           {400, market.ErrBadRequest},
	} {
		base, _ := serving(t, want.status, file)
		_, err := open(t, base, nil).Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}})
		if !errors.Is(err, want.fault) {
			t.Errorf("%s: %v, want %s", file, err, want.fault)
		}
	}
}

func TestBatchThatIsTooLargeIsHalved(t *testing.T) {
	var largest int
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ids := strings.Split(r.URL.Query().Get("ids"), ",")
		if len(ids) > 2 {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = fmt.Fprint(w, `{"error":"too_many_coin_ids"}`)
			return
		}
		largest = max(largest, len(ids))
		out := map[string]map[string]float64{}
		for _, id := range ids {
			out[id] = map[string]float64{"usd": 1}
		}
		_ = json.NewEncoder(w).Encode(out)
	}))
	defer s.Close()
	var assets []market.Asset
	for i := range 5 {
		assets = append(assets, market.Asset{Class: market.Crypto, ID: fmt.Sprint("coin", i)})
	}
	a, err := open(t, s.URL, nil).Fetch(t.Context(), market.Request{Kind: market.Price, Assets: assets})
	if err != nil || len(a.Quotes) != 5 || len(a.Missing) != 0 || largest != 2 {
		t.Errorf("%d quotes, missing %v, %v", len(a.Quotes), a.Missing, err)
	}
}

func TestKeyGoesIntoTheHeaderOfItsPlan(t *testing.T) {
	for plan, header := range map[string]string{"auto": "X-Cg-Demo-Api-Key", "demo": "X-Cg-Demo-Api-Key", "pro": "X-Cg-Pro-Api-Key"} {
		var got http.Header
		var query string
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			got, query = r.Header, r.URL.RawQuery
			_, _ = fmt.Fprint(w, `{"bitcoin":{"usd":1}}`)
		}))
		_, err := open(t, s.URL, func(c *Config) { c.APIKey, c.Plan = "k", plan }).Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}})
		s.Close()
		if err != nil || got.Get(header) != "k" || strings.Contains(query, "k=") && strings.Contains(query, "api_key") {
			t.Errorf("%s: header %q, query %q, %v", plan, got.Get(header), query, err)
		}
	}
	if (Config{BaseURL: "https://pro-api.coingecko.com/api/v3", Plan: "auto"}).header() != "X-Cg-Pro-Api-Key" {
		t.Error("the paid plans' host does not get its header")
	}
}

func TestBadConfigIsRefusedWithWhatIsAllowed(t *testing.T) {
	err := Config{BaseURL: "nowhere", Plan: "gold", Batch: 0, Timeout: 0}.Validate()
	for _, want := range []string{"base_url:", `plan: "gold" is not known, use auto, demo or pro`, "batch: 0", "timeout: 0s"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q: %v", want, err)
		}
	}
}

// The provider's own description of its interface, where it is at hand.
func TestRequestsFitTheOfficialDescription(t *testing.T) {
	b, err := os.ReadFile("../../../shared/specs/coingecko-openapi-demo.json")
	if err != nil {
		t.Skip("CoinGecko's API description is not beside the project")
	}
	var spec struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct {
					Name string `json:"name"`
				} `json:"parameters"`
			} `json:"get"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(b, &spec); err != nil {
		t.Fatal(err)
	}
	for _, r := range []market.Request{
		{Kind: market.Price, Assets: []market.Asset{btc}}, {Kind: market.Statistics, Assets: []market.Asset{btc}}, {Kind: market.Global},
	} {
		base, last := serving(t, 404, "error-404-coin.json")
		_, _ = open(t, base, nil).Fetch(t.Context(), r)
		u := last()
		path, ok := spec.Paths[u.Path]
		if !ok {
			t.Errorf("%s is not a path", u.Path)
			continue
		}
		for name := range u.Query() {
			found := false
			for _, p := range path.Get.Parameters {
				found = found || p.Name == name
			}
			if !found {
				t.Errorf("%s has no parameter %s", u.Path, name)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"bitcoin":{"usd":1,"last_updated_at":1e300}}`)
	f.Add(`{"error":{"status":{"error_code":10012}}}`)
	f.Add(`[{"id":"bitcoin","current_price":1}]`)
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = explain(400, []byte(text))
		r := market.Request{Assets: []market.Asset{btc}}
		var prices map[string]map[string]*float64
		if json.Unmarshal([]byte(text), &prices) == nil {
			quotes(r, prices, time.Unix(1, 0))
		}
		var rows []marketRow
		if json.Unmarshal([]byte(text), &rows) == nil {
			stats(r, rows, time.Unix(1, 0))
		}
	})
}
