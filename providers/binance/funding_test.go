package binance

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

var shib = market.Asset{Class: market.Crypto, ID: "shiba-inu", Symbol: "SHIB"}

// exchange answers for futures the way that the documentation shows it.
func exchange(w http.ResponseWriter, r *http.Request) {
	symbol := r.URL.Query().Get("symbol")
	switch {
	case symbol == "ETHUSDT":
		w.WriteHeader(http.StatusBadRequest)
		_, _ = fmt.Fprint(w, `{"code":-1121,"msg":"Invalid symbol."}`)
	case r.URL.Path == "/fapi/v1/premiumIndex":
		_, _ = fmt.Fprintf(w, `{"symbol":%q,"markPrice":"11793.63104562","lastFundingRate":"-0.00038246","interestRate":"0.00010000","nextFundingTime":1597392000000,"time":1597370495002}`, symbol)
	case r.URL.Path == "/fapi/v1/fundingRate" && r.URL.Query().Get("limit") == "2":
		_, _ = fmt.Fprintf(w, `[{"symbol":%q,"fundingRate":"0.01","fundingTime":1597363200003},{"symbol":%[1]q,"fundingRate":"-0.03750000","fundingTime":1597377600004,"markPrice":"34287.54619963"}]`, symbol)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func TestFundingPassesTheSuiteOfAllProviders(t *testing.T) {
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, timeout)
		},
		Ask:  market.Request{Kind: market.Fundings, Assets: []market.Asset{btc, xyz}},
		Good: exchange,
		Absurd: []string{
			`{}`, `[]`, `{"symbol":"BTCUSDT","lastFundingRate":"NaN","nextFundingTime":1597392000000}`, `{"symbol":"BTCUSDT","lastFundingRate":"7","nextFundingTime":1597392000000}`,
			`{"symbol":"BTCUSDT","lastFundingRate":"0.0001","nextFundingTime":0}`, `{"symbol":"ETHUSDT","lastFundingRate":"0.0001","nextFundingTime":1597392000000}`,
		},
	})
}

func TestFundingHasTheIntervalOfItsPayments(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(exchange))
	t.Cleanup(s.Close)
	a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.Fundings, Assets: []market.Asset{btc, eth, shib, xyz}})
	if err != nil || len(a.Funding) != 2 || len(a.Missing) != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	f := a.Funding[0]
	if math.Abs(f.Rate+0.038246) > 1e-12 || f.Interval != 4*time.Hour || !f.Next.Equal(time.UnixMilli(1597392000000)) || !f.At.Equal(time.UnixMilli(1597370495002)) || f.Contract != "BTCUSDT" {
		t.Errorf("%+v", f)
	}
	if got := a.Funding[1].Contract; got != "1000SHIBUSDT" {
		t.Errorf("contract %s", got)
	}
}

func TestCountryWithoutFuturesIsRefusedAndNothingIsMadeUp(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnavailableForLegalReasons) }))
	t.Cleanup(s.Close)
	if a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.Fundings, Assets: []market.Asset{btc}}); !errors.Is(err, market.ErrUnauthorized) {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestFuturesURLIsChecked(t *testing.T) {
	var c Config
	c.Defaults()
	if c.Validate() != nil {
		t.Error("the defaults are refused")
	}
	if c.FuturesURL = "fapi"; c.Validate() == nil {
		t.Error("a word is no URL")
	}
}

func TestTheIntervalOfFundingIsNotDoubledWhileTheListLags(t *testing.T) {
	eight := time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC)
	at := func(hours ...float64) (out []payment) {
		for _, h := range hours {
			out = append(out, payment{eight.Add(time.Duration(h*float64(time.Hour))).UnixMilli() + 4})
		}
		return out
	}
	for name, c := range map[string]struct {
		paid []payment
		next time.Duration
		now  time.Duration
		want time.Duration
	}{
		"of eight hours":            {at(-8, 0), 8 * time.Hour, time.Hour, 8 * time.Hour},
		"lagging, of eight hours":   {at(-16, -8), 8 * time.Hour, time.Minute, 8 * time.Hour},
		"lagging, of four hours":    {at(-8, -4), 4 * time.Hour, time.Minute, 4 * time.Hour},
		"made longer":               {at(-4, 0), 8 * time.Hour, time.Hour, 8 * time.Hour},
		"made longer, and far on":   {at(-4, 0), 8 * time.Hour, 7 * time.Hour, 8 * time.Hour},
		"made shorter":              {at(-8, 0), time.Hour, time.Minute, time.Hour},
		"of one payment":            {at(0), 4 * time.Hour, time.Minute, 4 * time.Hour},
		"of one payment, lagging":   {at(-8), 8 * time.Hour, time.Minute, 0},
		"of three hours":            {at(-3, 0), 3 * time.Hour, time.Minute, 0},
		"of nobody":                 {nil, 8 * time.Hour, time.Minute, 0},
		"next before the last paid": {at(-8, 0), -8 * time.Hour, time.Minute, 0},
	} {
		if got, ok := between(c.paid, eight.Add(c.next), eight.Add(c.now)); got != c.want || ok != (c.want > 0) {
			t.Errorf("%s: every %s, want %s", name, got, c.want)
		}
	}
}

func FuzzPremium(f *testing.F) {
	f.Add(`{"symbol":"BTCUSDT","lastFundingRate":"0.00038246","nextFundingTime":1597392000000,"time":1597370495002}`, `[{"fundingTime":1597363200004}]`)
	f.Fuzz(func(t *testing.T, text, history string) {
		var p premium
		var paid []payment
		if json.Unmarshal([]byte(text), &p) != nil || json.Unmarshal([]byte(history), &paid) != nil {
			return
		}
		r, ok := p.funding(btc, time.Unix(1_800_000_000, 0))
		if !ok {
			return
		}
		if math.IsNaN(r.Rate) || math.Abs(r.Rate) > 20 || r.Next.IsZero() || r.At.IsZero() {
			t.Errorf("%+v", r)
		}
		if d, ok := between(paid, r.Next, r.At); ok && (d < time.Hour || d > 8*time.Hour) {
			t.Errorf("every %s", d)
		}
	})
}
