package ethereum

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/providertest"
)

const now = 1_800_000_000

func open(t *testing.T, base string, timeout time.Duration) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL, cfg.Timeout, cfg.Now = base, timeout, func() time.Time { return time.Unix(now, 0) }
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// fees are five blocks after the example of the execution API specification; the third is empty.
const fees = `{"oldestBlock":"0x10b52f","baseFeePerGas":["0x3fa63a3f","0x37f999ee","0x3e36f20a","0x4099f79a","0x430d532d","0x46fcd4a4"],
"gasUsedRatio":[0.017,0.945,0,0.651,0.734],
"reward":[["0x1","0x3b9aca00","0x59682f00"],["0x3a13012","0x3a13012","0x77359400"],["0x0","0x0","0x0"],["0xf4240","0xf4240","0xf4240"],["0xf4240","0x1e8480","0x3b9aca00"]]}`

// node answers as one does whose newest block is of a time.
func node(t *testing.T, seconds int64) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var asked request
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%s, %v", r.Method, err)
		}
		result := fmt.Sprintf(`{"number":"0x10b533","timestamp":"0x%x"}`, seconds)
		switch asked.Method {
		case "eth_feeHistory":
			result = fees
		case "eth_getBlockByNumber":
			if asked.Params[0] != "0x10b533" {
				t.Errorf("asked for block %v", asked.Params[0])
			}
		default:
			t.Errorf("asked for %s", asked.Method)
		}
		_, _ = fmt.Fprintf(w, `{"jsonrpc":"2.0","id":1,"result":%s}`, result)
	}
}

func TestEthereumPassesTheSuiteOfAllProviders(t *testing.T) {
	result := func(text string) string { return `{"jsonrpc":"2.0","id":1,"result":` + text + `}` }
	providertest.Exercise(t, providertest.Case{
		Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
			return open(t, base, timeout)
		},
		Ask:  market.Request{Kind: market.GasFees},
		Good: node(t, now-12),
		Absurd: []string{
			`{}`, result(`null`), result(`{}`), result(`"x"`), result(`{"oldestBlock":"0x1","baseFeePerGas":["0x1","0x0"],"reward":[["0x1","0x1","0x1"]]}`),
			result(`{"oldestBlock":"0x1","baseFeePerGas":["0x1","-1"],"reward":[["0x1","0x1","0x1"]]}`), result(`{"oldestBlock":"0x1","baseFeePerGas":["0x1","0xfffffffffffffff"],"reward":[["0x1","0x1","0x1"]]}`),
			result(`{"oldestBlock":"0x1","baseFeePerGas":["0x1","0x9"],"reward":[["0x1"]]}`), result(`{"oldestBlock":"0x1","baseFeePerGas":["0x1","0x9"],"reward":[]}`),
			result(`{"oldestBlock":"0x1","baseFeePerGas":["0x1","0x9"],"reward":[["0x9","0x2","0x1"]]}`),
		},
	})
}

func TestFeesAreTheNextBaseFeeAndTheMedianTip(t *testing.T) {
	s := httptest.NewServer(node(t, now-12))
	t.Cleanup(s.Close)
	a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.GasFees})
	if err != nil {
		t.Fatal(err)
	}
	base := float64(0x46fcd4a4) / 1e9
	for name, pair := range map[string][2]float64{
		"base": {a.Gas.Base, base}, "slow": {a.Gas.Slow, base + 0.001}, "normal": {a.Gas.Normal, base + (0.002+float64(0x3a13012)/1e9)/2}, "fast": {a.Gas.Fast, base + 1.25},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-9 {
			t.Errorf("%s is %v gwei, want %v", name, pair[0], pair[1])
		}
	}
	if a.Gas.Block != 0x10b533 || !a.AsOf.Equal(time.Unix(now-12, 0)) {
		t.Errorf("block %x at %v", a.Gas.Block, a.AsOf)
	}
}

func TestNodeThatHasFallenBehindHasNoAnswer(t *testing.T) {
	s := httptest.NewServer(node(t, now-3600))
	t.Cleanup(s.Close)
	if a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.GasFees}); !errors.Is(err, market.ErrUnavailable) {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestNodeThatLacksTheNewestBlockIsUnavailable(t *testing.T) {
	good := node(t, now-12)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if strings.Contains(string(body), "eth_getBlockByNumber") {
			_, _ = fmt.Fprint(w, `{"jsonrpc":"2.0","id":1,"result":null}`)
			return
		}
		r.Body = io.NopCloser(strings.NewReader(string(body)))
		good.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	if a, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.GasFees}); !errors.Is(err, market.ErrUnavailable) {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestErrorsOfJSONRPCHaveTheirFaults(t *testing.T) {
	for code, want := range map[int]market.Fault{-32005: market.ErrRateLimited, -32601: market.ErrBadRequest, -32603: market.ErrUnavailable} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprintf(w, `{"jsonrpc":"2.0","id":1,"error":{"code":%d,"message":"x"}}`, code)
		}))
		t.Cleanup(s.Close)
		if _, err := open(t, s.URL, time.Second).Fetch(t.Context(), market.Request{Kind: market.GasFees}); !errors.Is(err, want) {
			t.Errorf("%d: %v, want %v", code, err, want)
		}
	}
}

func FuzzHistory(f *testing.F) {
	f.Add(strings.ReplaceAll(fees, "\n", ""))
	f.Fuzz(func(t *testing.T, text string) {
		var h history
		if json.Unmarshal([]byte(text), &h) != nil {
			return
		}
		g, ok := h.gas()
		if ok && !(g.Base > 0 && g.Base <= g.Slow && g.Slow <= g.Normal && g.Normal <= g.Fast && g.Fast <= 2*mostGwei) {
			t.Errorf("%+v", g)
		}
	})
}
