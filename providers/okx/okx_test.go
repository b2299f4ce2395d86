package okx

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
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
	cfg.BaseURL, cfg.Timeout, cfg.Now = base, timeout, func() time.Time { return time.Unix(1_800_000_000, 0) }
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// exchange answers the way that the documentation shows it; it has no swap on ETH.
func exchange(w http.ResponseWriter, r *http.Request) {
	swap := r.URL.Query().Get("instId")
	if swap == "ETH-USDT-SWAP" {
		_, _ = fmt.Fprint(w, `{"code":"51001","data":[],"msg":"Instrument ID doesn't exist."}`)
		return
	}
	_, _ = fmt.Fprintf(w, `{"code":"0","data":[{"formulaType":"withRate","fundingRate":"0.0000182221218054","fundingTime":"1743609600000","instId":%q,"instType":"SWAP","method":"current_period","nextFundingRate":"","nextFundingTime":"1743638400000","premium":"0.0003","ts":"1743588686291"}],"msg":""}`, swap)
}

func TestOKXPassesTheSuiteOfAllProviders(t *testing.T) {
	row := func(rate, due, then string) string {
		return fmt.Sprintf(`{"code":"0","data":[{"instId":"BTC-USDT-SWAP","fundingRate":%q,"fundingTime":%q,"nextFundingTime":%q}]}`, rate, due, then)
	}
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, timeout)
		},
		Ask:  market.Request{Kind: market.Fundings, Assets: []market.Asset{btc, xyz}},
		Good: exchange,
		Absurd: []string{
			`{}`, `[]`, `{"code":"0","data":[]}`, row("NaN", "1743609600000", "1743638400000"), row("3", "1743609600000", "1743638400000"), row("", "1743609600000", "1743638400000"),
			row("0.0001", "0", "1743638400000"), row("0.0001", "1743638400000", "1743609600000"), row("0.0001", "1743609600000", "9743638400000"),
		},
	})
}

func TestRateHasTheIntervalThatTheDataName(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(exchange))
	t.Cleanup(s.Close)
	a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.Fundings, Assets: []market.Asset{btc, eth, xyz}})
	if err != nil || len(a.Funding) != 1 || len(a.Missing) != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	f := a.Funding[0]
	if math.Abs(f.Rate-0.00182221218054) > 1e-15 || f.Interval != 8*time.Hour || !f.Next.Equal(time.UnixMilli(1743609600000)) || !f.At.Equal(time.UnixMilli(1743588686291)) {
		t.Errorf("%+v", f)
	}
}

func TestErrorsWithStatus200HaveTheirFaults(t *testing.T) {
	for code, want := range map[string]market.Fault{
		"51001": market.ErrNotFound, "50011": market.ErrRateLimited, "50001": market.ErrUnavailable, "50004": market.ErrTimeout, "59999": market.ErrInvalidResponse,
	} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprintf(w, `{"code":%q,"data":[],"msg":"x"}`, code)
		}))
		t.Cleanup(s.Close)
		if _, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.Fundings, Assets: []market.Asset{btc}}); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", code, err, want)
		}
	}
}

func FuzzRate(f *testing.F) {
	f.Add(`{"instId":"BTC-USDT-SWAP","fundingRate":"0.0001","fundingTime":"1743609600000","nextFundingTime":"1743638400000","ts":"1743588686291"}`)
	f.Fuzz(func(t *testing.T, text string) {
		var r rate
		if json.Unmarshal([]byte(text), &r) != nil {
			return
		}
		got, ok := r.funding(btc, time.Unix(1_800_000_000, 0))
		if ok && (math.IsNaN(got.Rate) || math.Abs(got.Rate) > 20 || got.Interval < time.Hour || got.Interval > 24*time.Hour || got.Next.IsZero() || got.At.IsZero()) {
			t.Errorf("%+v", got)
		}
	})
}
