package yahoo

import (
	"bytes"
	"encoding/json"
	"math"
	"net/http"
	"time"

	"tickertape/core/market"
)

// meta is what Yahoo says of a symbol now, the same in chart and spark.
type meta struct {
	Symbol        string   `json:"symbol"`
	Currency      string   `json:"currency"`
	Price         *float64 `json:"regularMarketPrice"`
	Time          int64    `json:"regularMarketTime"` // Unix seconds
	High          *float64 `json:"regularMarketDayHigh"`
	Low           *float64 `json:"regularMarketDayLow"`
	Volume        *float64 `json:"regularMarketVolume"`
	PreviousClose *float64 `json:"previousClose"`
	ChartClose    *float64 `json:"chartPreviousClose"` // the close before the range, which is a day only if Range says so
	Range         string   `json:"range"`
	Period        struct {
		Regular struct {
			Start int64 `json:"start"`
			End   int64 `json:"end"`
		} `json:"regular"`
	} `json:"currentTradingPeriod"`
}

// chartBody is /v8/finance/chart.
type chartBody struct {
	Chart struct {
		Result []struct {
			Meta meta `json:"meta"`
		} `json:"result"`
		Error *yahooError `json:"error"`
	} `json:"chart"`
}

// sparkBody is /v7/finance/spark.
type sparkBody struct {
	Spark struct {
		Result []struct {
			Symbol   string `json:"symbol"`
			Response []struct {
				Meta meta `json:"meta"`
			} `json:"response"`
		} `json:"result"`
		Error *yahooError `json:"error"`
	} `json:"spark"`
}

type yahooError struct {
	Code string `json:"code"`
}

func (b sparkBody) metas() map[string]meta {
	found := map[string]meta{}
	for _, r := range b.Spark.Result {
		if len(r.Response) > 0 {
			found[r.Symbol] = r.Response[0].Meta
		}
	}
	return found
}

func (m meta) usable() bool { return positive(m.Price) && m.Currency != "" && m.Time > 0 }

func positive(v *float64) bool { return v != nil && *v > 0 && !math.IsInf(*v, 0) }

// quote is the price of an asset, in its exchange's currency.
func (m meta) quote(a market.Asset, now time.Time) market.Quote {
	currency, per := currencyOf(m.Currency)
	q := market.Quote{
		Asset: a, Currency: currency, Price: *m.Price / per, Change24h: m.change(),
		Open: m.open(a, now), Source: title, At: m.at(),
	}
	if a.Class == market.Crypto {
		q.Change24h = nil // it is since 00:00 UTC, which is not what a coin's change means
	}
	return q
}

// stats are the few statistics that chart has.
func (m meta) stats(a market.Asset) market.Stats {
	currency, per := currencyOf(m.Currency)
	part := func(v *float64) *float64 {
		if !positive(v) {
			return nil
		}
		x := *v / per
		return &x
	}
	s := market.Stats{
		Asset: a, Currency: currency, Price: *m.Price / per, Change24h: m.change(),
		High24h: part(m.High), Low24h: part(m.Low), Source: title, At: m.at(),
	}
	return s
}

func (m meta) at() time.Time { return time.Unix(m.Time, 0).UTC() }

// change is the percentage since the previous close; nil where Yahoo does not tell that close.
func (m meta) change() *float64 {
	before := m.PreviousClose
	if !positive(before) && m.Range == "1d" {
		before = m.ChartClose
	}
	if !positive(before) {
		return nil
	}
	c := 100 * (*m.Price / *before - 1)
	return &c
}

// recent is how old the last trade may be in a market that is open, where Yahoo tells no hours.
const recent = 30 * time.Minute

// open reports whether the market trades now.
func (m meta) open(a market.Asset, now time.Time) bool {
	if a.Class == market.Crypto {
		return true
	}
	if p := m.Period.Regular; p.End > p.Start {
		return now.Unix() >= p.Start && now.Unix() < p.End && now.Sub(m.at()) < 24*time.Hour
	}
	return now.Sub(m.at()) < recent
}

// explain reads Yahoo's errors: JSON with a code, or the plain words "Too Many Requests".
func explain(status int, body []byte) (market.Fault, bool) {
	if status == http.StatusOK {
		return "", false
	}
	if bytes.Contains(body[:min(len(body), 200)], []byte("Too Many Requests")) {
		return market.ErrRateLimited, true
	}
	var e struct {
		Chart, Spark, Finance struct {
			Error *yahooError `json:"error"`
		}
	}
	if json.Unmarshal(body, &e) != nil {
		return "", false
	}
	for _, one := range []*yahooError{e.Chart.Error, e.Spark.Error, e.Finance.Error} {
		if one != nil && one.Code == "Not Found" {
			return market.ErrNotFound, true
		}
	}
	return "", false
}
