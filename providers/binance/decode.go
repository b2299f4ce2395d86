package binance

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"time"

	"tickertape/core/market"
)

// ticker is a row of /api/v3/ticker/24hr; Binance writes numbers as strings.
type ticker struct {
	Symbol string `json:"symbol"`
	Last   string `json:"lastPrice"`
	Change string `json:"priceChangePercent"`
	Close  int64  `json:"closeTime"` // Unix milliseconds
}

func (t ticker) quote(asset market.Asset, now time.Time) (market.Quote, bool) {
	price, ok := number(t.Last)
	if !ok || price <= 0 {
		return market.Quote{}, false
	}
	q := market.Quote{Asset: asset, Currency: market.USD, Price: price, Open: true, Source: title, At: now.UTC()}
	if t.Close > 0 && t.Close < 1e14 {
		q.At = time.UnixMilli(t.Close).UTC()
	}
	if change, ok := number(t.Change); ok {
		q.Change24h = &change
	}
	return q, true
}

func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// kline is a row of /api/v3/klines: [start ms, "open", "high", "low", "close", "volume",
// end ms, "volume in the quote asset", …].
type kline []json.RawMessage

func (k kline) candle() (market.Candle, bool) {
	if len(k) < 8 {
		return market.Candle{}, false
	}
	var start int64
	if json.Unmarshal(k[0], &start) != nil || start <= 0 || start > 1e14 {
		return market.Candle{}, false
	}
	var v [5]float64 // open, high, low, close, turnover
	for i, field := range []int{1, 2, 3, 4, 7} {
		var text string
		var ok bool
		if json.Unmarshal(k[field], &text) != nil {
			return market.Candle{}, false
		}
		if v[i], ok = number(text); !ok || v[i] < 0 {
			return market.Candle{}, false
		}
	}
	c := market.Candle{At: time.UnixMilli(start).UTC(), Open: v[0], High: v[1], Low: v[2], Close: v[3], Volume: &v[4]}
	return c, c.Low > 0 && c.High >= c.Low
}

// explain reads {"code":-1121,"msg":"…"}.
func explain(status int, body []byte) (market.Fault, bool) {
	var e struct {
		Code int `json:"code"`
	}
	if status == http.StatusOK || json.Unmarshal(body, &e) != nil {
		return "", false
	}
	switch e.Code {
	case -1121: // no such symbol
		return market.ErrNotFound, true
	case -1003, -1015: // too many requests
		return market.ErrRateLimited, true
	}
	return "", false
}

// pairs are the coins that are asked for, by CoinGecko id: those whose symbol surely is that
// coin, and that have been listed for long.
var pairs = map[string]string{
	"bitcoin": "BTCUSDT", "ethereum": "ETHUSDT", "binancecoin": "BNBUSDT", "solana": "SOLUSDT", "ripple": "XRPUSDT", "usd-coin": "USDCUSDT",
	"dogecoin": "DOGEUSDT", "cardano": "ADAUSDT", "tron": "TRXUSDT", "polkadot": "DOTUSDT", "litecoin": "LTCUSDT", "bitcoin-cash": "BCHUSDT",
	"chainlink": "LINKUSDT", "avalanche-2": "AVAXUSDT", "stellar": "XLMUSDT", "ethereum-classic": "ETCUSDT", "cosmos": "ATOMUSDT", "sui": "SUIUSDT",
	"shiba-inu": "SHIBUSDT", "vechain": "VETUSDT", "filecoin": "FILUSDT", "algorand": "ALGOUSDT", "tezos": "XTZUSDT", "near": "NEARUSDT",
	"aptos": "APTUSDT", "arbitrum": "ARBUSDT", "optimism": "OPUSDT", "uniswap": "UNIUSDT", "aave": "AAVEUSDT", "internet-computer": "ICPUSDT",
	"hedera-hashgraph": "HBARUSDT", "injective-protocol": "INJUSDT", "pepe": "PEPEUSDT", "the-graph": "GRTUSDT", "the-sandbox": "SANDUSDT",
	"decentraland": "MANAUSDT", "the-open-network": "TONUSDT", "celestia": "TIAUSDT", "sei-network": "SEIUSDT", "render-token": "RENDERUSDT",
}
