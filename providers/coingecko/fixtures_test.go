package coingecko

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tickertape/core/market"
)

// recorded are what CoinGecko has answered, and what each is an answer to.
var recorded = map[string]market.Request{
	"net-simple-price.json":                {Kind: market.Price, Assets: []market.Asset{btc, eth}},
	"oas-simple-price.json":                {Kind: market.Price, Assets: []market.Asset{btc, eth}},
	"net-markets.json":                     {Kind: market.Listing},
	"oas-coins-markets.json":               {Kind: market.Listing},
	"markets-btc-eth-2026-07-28.json":      {Kind: market.Statistics, Assets: []market.Asset{btc, eth}},
	"net-global-full.json":                 {Kind: market.Global},
	"oas-global.json":                      {Kind: market.Global},
	"net-market-chart-range.json":          {Kind: market.History, Assets: []market.Asset{btc}},
	"oas-market-chart-range.json":          {Kind: market.History, Assets: []market.Asset{btc}},
	"oas-market-chart.json":                {Kind: market.History, Assets: []market.Asset{btc}},
	"net-ohlc.json":                        {Kind: market.Candles, Assets: []market.Asset{btc}, Range: market.Range{From: time.Unix(1, 0)}},
	"oas-ohlc.json":                        {Kind: market.Candles, Assets: []market.Asset{btc}, Range: market.Range{From: time.Unix(1, 0)}},
	"net-trending-full.json":               {Kind: market.Trending},
	"oas-trending.json":                    {Kind: market.Trending},
	"net-search.json":                      {Kind: market.Search, Text: "eth"},
	"oas-search.json":                      {Kind: market.Search, Text: "eth"},
	"net-coin-ethereum-full.json":          {Kind: market.Profile, Assets: []market.Asset{eth}},
	"oas-coin-bitcoin.json":                {Kind: market.Profile, Assets: []market.Asset{btc}},
	"error-429.json":                       {Kind: market.Price, Assets: []market.Asset{btc}},
	"error-422-missing-param.json":         {Kind: market.Price, Assets: []market.Asset{btc}},
	"error-400-vs-currency.json":           {Kind: market.Price, Assets: []market.Asset{btc}},
	"error-404-coin.json":                  {Kind: market.Price, Assets: []market.Asset{btc}},
	"error-401-10012-time-range.json":      {Kind: market.Price, Assets: []market.Asset{btc}},
	"error-400-10011-demo-key-on-pro.json": {Kind: market.Price, Assets: []market.Asset{btc}},
}

// Everything that was recorded is read, where the recordings are beside the project.
func TestRecordedAnswersAreRead(t *testing.T) {
	dir := "../../../shared/fixtures/coingecko"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the recordings are not beside the project")
	}
	for file, r := range recorded {
		body, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Error(err)
			continue
		}
		status := 200
		if file[:5] == "error" {
			status = int(file[6]-'0')*100 + int(file[7]-'0')*10 + int(file[8]-'0')
		}
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			_, _ = w.Write(body)
		}))
		a, err := open(t, s.URL, nil).Fetch(t.Context(), r)
		s.Close()
		var failed *market.Error
		switch {
		case status == 200 && err != nil:
			t.Errorf("%s: %v", file, err)
		case status == 200 && len(a.Quotes)+len(a.Stats)+len(a.Series)+len(a.Found)+len(a.About) == 0 && a.Global == nil:
			t.Errorf("%s: an empty answer", file)
		case status != 200 && !errors.As(err, &failed):
			t.Errorf("%s: %v", file, err)
		}
	}
}
