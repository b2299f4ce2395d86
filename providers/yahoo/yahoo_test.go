package yahoo

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/providertest"
)

var (
	aapl = market.Asset{Class: market.Equity, ID: "AAPL", Symbol: "AAPL"}
	msft = market.Asset{Class: market.Equity, ID: "MSFT", Symbol: "MSFT"}
	gspc = market.Asset{Class: market.Index, ID: "^GSPC", Symbol: "SPX"}
	eur  = market.Asset{Class: market.Fiat, ID: "eur", Symbol: "EUR"}
	btc  = market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC"}
	pepe = market.Asset{Class: market.Crypto, ID: "pepe", Symbol: "PEPE"}
)

func open(t *testing.T, base string, change func(*Config)) *Provider {
	t.Helper()
	var cfg Config
	cfg.Defaults()
	cfg.BaseURL = base
	if change != nil {
		change(&cfg)
	}
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// exchange is a Yahoo with a file for each path; it notes what it was asked.
type exchange struct {
	mu    sync.Mutex
	asked []string
	files map[string]string // path and query's symbols -> file of testdata
}

func (e *exchange) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := strings.TrimPrefix(r.URL.EscapedPath(), "/")
	e.mu.Lock()
	e.asked = append(e.asked, key+" "+r.URL.Query().Get("symbols"))
	file, ok := e.files[key]
	e.mu.Unlock()
	if !ok {
		file = "chart-404-not-found.json"
		w.WriteHeader(http.StatusNotFound)
	}
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		panic(err)
	}
	_, _ = w.Write(b)
}

func serving(t *testing.T, files map[string]string) (*exchange, string) {
	t.Helper()
	e := &exchange{files: files}
	s := httptest.NewServer(e)
	t.Cleanup(s.Close)
	return e, s.URL
}

func price(t *testing.T, p *Provider, in market.Currency, assets ...market.Asset) (market.Answer, error) {
	t.Helper()
	return p.Fetch(t.Context(), market.Request{Kind: market.Price, Assets: assets, Currency: in})
}

func TestYahooPassesTheSuiteOfAllProviders(t *testing.T) {
	meta := func(symbol string) string {
		return fmt.Sprintf(`{"meta":{"symbol":%q,"currency":"USD","regularMarketPrice":336.91,"regularMarketTime":1785182401,"previousClose":333.02}}`, symbol)
	}
	for name, assets := range map[string][]market.Asset{"chart": {aapl}, "spark": {msft, pepe, aapl}} {
		t.Run(name, func(t *testing.T) {
			providertest.Exercise(t, providertest.Case{
				Open: func(t *testing.T, base string, timeout time.Duration) providertest.Provider {
					return open(t, base, func(c *Config) { c.Timeout = timeout })
				},
				Ask: market.Request{Kind: market.Price, Assets: assets},
				Good: func(w http.ResponseWriter, r *http.Request) {
					if strings.Contains(r.URL.Path, "spark") {
						_, _ = fmt.Fprintf(w, `{"spark":{"result":[{"symbol":"AAPL","response":[%s]},{"symbol":"MSFT","response":[%s]}]}}`, meta("AAPL"), meta("MSFT"))
						return
					}
					_, _ = fmt.Fprintf(w, `{"chart":{"result":[%s],"error":null}}`, meta("AAPL"))
				},
				Absurd: []string{
					`{"chart":{"result":[{"meta":{"currency":"USD","regularMarketPrice":0}}]},"spark":{"result":[{"symbol":"AAPL","response":[{"meta":{"currency":"USD","regularMarketPrice":0}}]}]}}`,
					`{"chart":{"result":[{"meta":{"currency":"USD"}}]},"spark":{"result":[{"symbol":"AAPL","response":[]}]}}`,
					`{"chart":{"result":[{"meta":{"regularMarketPrice":5}}]},"spark":{"result":[{"symbol":"AAPL","response":[{"meta":{"regularMarketPrice":-5,"currency":"USD"}}]}]}}`,
					`{"chart":{"result":[]},"spark":{"result":[]}}`,
				},
			})
		})
	}
}

func TestSeveralStocksAreOneCallInTheOrderAsked(t *testing.T) {
	e, base := serving(t, map[string]string{"v7/finance/spark": "spark-v7-MSFT-AAPL.json"})
	a, err := price(t, open(t, base, nil), "", aapl, msft)
	if err != nil || len(a.Quotes) != 2 || a.Quotes[0].Asset != aapl || a.Quotes[0].Price != 336.91 || a.Quotes[1].Price != 389.1 {
		t.Fatalf("%+v, %v", a, err)
	}
	if want := 100 * (336.91/333.02 - 1); math.Abs(*a.Quotes[0].Change24h-want) > 1e-9 {
		t.Errorf("change %v, want %v since the previous close", *a.Quotes[0].Change24h, want)
	}
	if len(e.asked) != 1 || e.asked[0] != "v7/finance/spark AAPL,MSFT" {
		t.Errorf("asked %v", e.asked)
	}
}

func TestSparkThatFailsIsReplacedByCharts(t *testing.T) {
	e, base := serving(t, map[string]string{"v8/finance/chart/BTC-USD": "chart-BTC-USD-1d.json"})
	a, err := price(t, open(t, base, nil), "usd", btc, aapl)
	if err != nil || len(a.Quotes) != 1 || a.Quotes[0].Asset != btc || len(a.Missing) != 1 || a.Missing[0] != aapl {
		t.Fatalf("%+v, %v; asked %v", a, err, e.asked)
	}
}

// chartPreviousClose is the close before the range: 7,200 for bitcoin where the range begins in 2020.
func TestChangeIsNeverTakenFromAnotherRange(t *testing.T) {
	for _, file := range []string{"chart-BTC-USD-1d.json", "chart-EURUSD-old-range.json", "chart-GC-1d.json"} {
		_, base := serving(t, map[string]string{"v8/finance/chart/AAPL": file})
		a, err := price(t, open(t, base, nil), "usd", aapl)
		if err != nil || len(a.Quotes) != 1 {
			t.Fatalf("%s: %+v, %v", file, a, err)
		}
		if c := a.Quotes[0].Change24h; c != nil && math.Abs(*c) > 50 {
			t.Errorf("%s: changed by %v %%", file, *c)
		}
	}
}

func TestPenceAreHundredthsOfAPound(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprint(w, `{"chart":{"result":[{"meta":{"currency":"GBp","symbol":"SHEL.L","regularMarketPrice":2750.5,"regularMarketTime":1785182401,"previousClose":2700,"regularMarketDayHigh":2760}}]}}`)
	}))
	defer s.Close()
	shell := market.Asset{Class: market.Equity, ID: "SHEL.L"}
	a, err := price(t, open(t, s.URL, nil), "usd", shell)
	if err != nil || a.Quotes[0].Price != 27.505 || a.Quotes[0].Currency != "gbp" {
		t.Errorf("%+v, %v", a.Quotes, err)
	}
	b, err := open(t, s.URL, nil).Fetch(t.Context(), market.Request{Kind: market.Statistics, Assets: []market.Asset{shell}})
	if err != nil || *b.Stats[0].High24h != 27.6 || b.Stats[0].MarketCap != nil {
		t.Errorf("%+v, %v", b.Stats, err)
	}
}

func TestSymbolsAreEscapedAndFollowYahoosForm(t *testing.T) {
	for _, c := range []struct {
		asset market.Asset
		in    market.Currency
		want  string
	}{
		{gspc, "usd", "v8/finance/chart/%5EGSPC"},
		{eur, "usd", "v8/finance/chart/EURUSD=X"},
		{btc, "eur", "v8/finance/chart/BTC-EUR"},
		{market.Asset{Class: market.Commodity, ID: "GC=F"}, "usd", "v8/finance/chart/GC=F"},
	} {
		e, base := serving(t, nil)
		_, _ = price(t, open(t, base, nil), c.in, c.asset)
		if len(e.asked) != 1 || strings.TrimSpace(e.asked[0]) != c.want {
			t.Errorf("%s: asked %v, want %s", c.asset.ID, e.asked, c.want)
		}
	}
}

func TestCoinWhoseSymbolIsNotSureIsMissingAndNotAsked(t *testing.T) {
	e, base := serving(t, nil)
	_, err := price(t, open(t, base, nil), "usd", pepe)
	if !errors.Is(err, market.ErrNotFound) || len(e.asked) != 0 {
		t.Errorf("%v, asked %v", err, e.asked)
	}
}

func TestCurrencyInItselfIsOne(t *testing.T) {
	e, base := serving(t, nil)
	a, err := price(t, open(t, base, nil), "eur", eur)
	if err != nil || a.Quotes[0].Price != 1 || len(e.asked) != 0 {
		t.Errorf("%+v, %v, asked %v", a, err, e.asked)
	}
}

func TestMarketIsOpenWithinItsHours(t *testing.T) {
	at := func(unix int64) time.Time { return time.Unix(unix, 0) }
	m := meta{Time: 1_785_182_401}
	if !m.open(aapl, at(m.Time+60)) || m.open(aapl, at(m.Time+3600)) || !m.open(btc, at(m.Time+99999)) {
		t.Error("without hours, the last trade decides")
	}
	m.Period.Regular.Start, m.Period.Regular.End = m.Time-3600, m.Time+3600
	if !m.open(aapl, at(m.Time+3000)) || m.open(aapl, at(m.Time+3600)) || m.open(aapl, at(m.Time-3601)) {
		t.Error("with hours, these decide")
	}
}

func TestSecondHostIsAskedOnlyAtTheRealYahoo(t *testing.T) {
	if p := open(t, mainHost, nil); len(p.hosts) != 2 || p.hosts[1].Base != otherHost {
		t.Errorf("%d hosts", len(p.hosts))
	}
	if p := open(t, "http://127.0.0.1:1", nil); len(p.hosts) != 1 {
		t.Errorf("%d hosts for a proxy", len(p.hosts))
	}
}

func TestTooManyRequestsIsTextAndRateLimited(t *testing.T) {
	b, err := os.ReadFile("testdata/429-too-many-requests.txt")
	if err != nil {
		t.Fatal(err)
	}
	if f, ok := explain(429, b); !ok || f != market.ErrRateLimited {
		t.Errorf("%v, %v", f, ok)
	}
	nf, _ := os.ReadFile("testdata/chart-404-not-found.json")
	if f, ok := explain(404, nf); !ok || f != market.ErrNotFound {
		t.Errorf("%v, %v", f, ok)
	}
}

// Everything that was recorded of the real Yahoo can be read, where it is at hand.
func TestRecordedChartsCanBeRead(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/fixtures/yahoo/chart-*.json")
	if len(files) == 0 {
		t.Skip("the recorded payloads are not beside the project")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var body chartBody
		if err := json.Unmarshal(b, &body); err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		if body.Chart.Error == nil && (len(body.Chart.Result) != 1 || !body.Chart.Result[0].Meta.usable()) {
			t.Errorf("%s: %+v", f, body.Chart.Result)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"chart":{"result":[{"meta":{"currency":"GBp","regularMarketPrice":1,"regularMarketTime":-9223372036854775808}}]}}`)
	f.Add(`{"spark":{"result":[{"symbol":"A","response":[{"meta":{}}]}]}}`)
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = explain(404, []byte(text))
		var c chartBody
		if json.Unmarshal([]byte(text), &c) == nil {
			for _, r := range c.Chart.Result {
				if r.Meta.usable() {
					r.Meta.quote(aapl, time.Unix(1, 0))
					r.Meta.stats(aapl)
				}
			}
		}
		var s sparkBody
		if json.Unmarshal([]byte(text), &s) == nil {
			s.metas()
		}
	})
}
