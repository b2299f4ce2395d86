package coingecko

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"tickertape/core/market"
)

// hosts are CoinGecko's two, which count what they are asked; pro answers /key as told.
func hosts(t *testing.T, key http.HandlerFunc) (public, pro string, asked func() (public, pro, keys int64)) {
	t.Helper()
	var a, b, k atomic.Int64
	price := `{"bitcoin":{"usd":1,"last_updated_at":1799999990}}`
	first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.Add(1)
		if r.Header.Get("X-Cg-Pro-Api-Key") != "" {
			t.Error("the public host got a paid plan's header")
		}
		_, _ = fmt.Fprint(w, price)
	}))
	second := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/key" {
			k.Add(1)
			key(w, r)
			return
		}
		b.Add(1)
		_, _ = fmt.Fprint(w, price)
	}))
	t.Cleanup(first.Close)
	t.Cleanup(second.Close)
	return first.URL, second.URL, func() (int64, int64, int64) { return a.Load(), b.Load(), k.Load() }
}

func TestKeyIsTakenToTheHostOfItsPlan(t *testing.T) {
	answer := func(status int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status); _, _ = fmt.Fprint(w, body) }
	}
	for name, c := range map[string]struct {
		key               http.HandlerFunc
		public, pro, keys int64
	}{
		"paid":           {answer(200, `{"plan":"Analyst","rate_limit_request_per_minute":500}`), 0, 3, 1},
		"demo":           {answer(400, `{"timestamp":"x","error_code":10011,"status":{"error_message":"demo"}}`), 3, 0, 1},
		"unknown":        {answer(401, `{"status":{"error_code":10002,"error_message":"no"}}`), 3, 0, 1},
		"nobody can say": {answer(503, ""), 3, 0, 1},
	} {
		public, pro, asked := hosts(t, c.key)
		p := open(t, public, func(cfg *Config) { cfg.ProURL, cfg.APIKey = pro, "k" })
		for range 3 {
			if _, err := p.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}}); err != nil {
				t.Fatal(err)
			}
		}
		if a, b, k := asked(); a != c.public || b != c.pro || k != c.keys {
			t.Errorf("%s: public %d, pro %d, /key %d", name, a, b, k)
		}
	}
}

func TestLimitsOfAPaidPlanArePassedOn(t *testing.T) {
	said := func(body string) (q market.Quota, told int) {
		_, pro, asked := hosts(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, body) })
		now := time.Unix(1_800_000_000, 0)
		p := open(t, "http://127.0.0.1:1", func(cfg *Config) {
			cfg.ProURL, cfg.APIKey, cfg.Now = pro, "k", func() time.Time { return now }
		})
		ctx := market.OnQuota(t.Context(), func(heard market.Quota) { q, told = heard, told+1 })
		for range 4 {
			if _, err := p.Fetch(ctx, market.Request{Kind: market.Price, Assets: []market.Asset{btc}}); err != nil {
				t.Fatal(err)
			}
			now = now.Add(lookAgain/2 + time.Second)
		}
		if _, _, keys := asked(); keys != 2 {
			t.Errorf("/key was asked %d times in two hours", keys)
		}
		return q, told
	}
	// The answers are those of CoinGecko's API description, the second with less for the key.
	q, told := said(`{"plan":"Other","rate_limit_request_per_minute":1000,"monthly_call_credit":1000000,"current_total_monthly_calls":104,"current_remaining_monthly_calls":999896}`)
	if told != 2 || q.PerMinute != 1000 || q.PerMonth != 1_000_000 || q.LeftMonth == nil || *q.LeftMonth != 999_896 {
		t.Errorf("%d times, %+v", told, q)
	}
	q, _ = said(`{"rate_limit_request_per_minute":1000,"monthly_call_credit":1000000,"current_remaining_monthly_calls":999968,"api_key_rate_limit_request_per_minute":50,"api_key_monthly_call_credit":1000,"api_key_current_total_monthly_calls":8}`)
	if q.PerMinute != 50 || q.PerMonth != 1000 || *q.LeftMonth != 992 {
		t.Errorf("%+v", q)
	}
	if _, told := said(`[]`); told != 0 {
		t.Error("an answer that can't be read is passed on")
	}
}

func TestPlanIsAskedForAgainWhenNobodyCouldSay(t *testing.T) {
	var well atomic.Bool
	public, pro, asked := hosts(t, func(w http.ResponseWriter, _ *http.Request) {
		if !well.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	now := time.Unix(1_800_000_000, 0)
	p := open(t, public, func(cfg *Config) {
		cfg.ProURL, cfg.APIKey, cfg.Now = pro, "k", func() time.Time { return now }
	})
	ask := func() { _, _ = p.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: []market.Asset{btc}}) }
	ask()
	well.Store(true)
	now = now.Add(askAgain + time.Second)
	ask()
	if a, b, k := asked(); a != 1 || b != 1 || k != 2 {
		t.Errorf("public %d, pro %d, /key %d", a, b, k)
	}
}

func TestKeyForAnotherHostStaysThere(t *testing.T) {
	for want, c := range map[bool]Config{
		true:  {BaseURL: publicURL, ProURL: proURL, Plan: "auto", APIKey: "k"},
		false: {BaseURL: "http://127.0.0.1:1", ProURL: proURL, Plan: "auto", APIKey: "k"},
	} {
		if c.detects() != want {
			t.Errorf("%s: %v", c.BaseURL, !want)
		}
	}
	if (Config{BaseURL: publicURL, ProURL: proURL, Plan: "demo", APIKey: "k"}).detects() || (Config{BaseURL: publicURL, ProURL: proURL, Plan: "auto"}).detects() {
		t.Error("it is asked although the configuration tells")
	}
}
