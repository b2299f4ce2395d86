package coingecko

import (
	"encoding/json"
	"math"
	"net/http"
	"strings"
	"time"

	"tickertape/core/market"
)

// quotes reads /simple/price: {"bitcoin":{"usd":n,"usd_24h_change":n,"last_updated_at":unix}}.
func quotes(r market.Request, body map[string]map[string]*float64, now time.Time) market.Answer {
	vs := string(r.Quote())
	var a market.Answer
	for _, asset := range r.Assets {
		row := body[asset.ID]
		price := row[vs]
		if !positive(price) {
			continue
		}
		a.Quotes = append(a.Quotes, market.Quote{
			Asset: asset, Currency: r.Quote(), Price: *price, Change24h: row[vs+"_24h_change"], Open: true,
			Source: title, At: unix(row["last_updated_at"], now),
		})
	}
	return a
}

// marketRow is one coin of /coins/markets.
type marketRow struct {
	ID          string    `json:"id"`
	Symbol      string    `json:"symbol"`
	Name        string    `json:"name"`
	Price       *float64  `json:"current_price"`
	MarketCap   *float64  `json:"market_cap"`
	Rank        *int      `json:"market_cap_rank"`
	FDV         *float64  `json:"fully_diluted_valuation"`
	Volume      *float64  `json:"total_volume"`
	High        *float64  `json:"high_24h"`
	Low         *float64  `json:"low_24h"`
	Change      *float64  `json:"price_change_percentage_24h"`
	Change1h    *float64  `json:"price_change_percentage_1h_in_currency"`
	Change7d    *float64  `json:"price_change_percentage_7d_in_currency"`
	Change14d   *float64  `json:"price_change_percentage_14d_in_currency"`
	Change30d   *float64  `json:"price_change_percentage_30d_in_currency"`
	Change200d  *float64  `json:"price_change_percentage_200d_in_currency"`
	Change1y    *float64  `json:"price_change_percentage_1y_in_currency"`
	Circulating *float64  `json:"circulating_supply"`
	Total       *float64  `json:"total_supply"`
	Max         *float64  `json:"max_supply"`
	ATH         *float64  `json:"ath"`
	ATHChange   *float64  `json:"ath_change_percentage"`
	ATHDate     time.Time `json:"ath_date"`
	ATL         *float64  `json:"atl"`
	ATLDate     time.Time `json:"atl_date"`
	Updated     time.Time `json:"last_updated"`
}

func stats(r market.Request, body []marketRow, now time.Time) market.Answer {
	rows := map[string]marketRow{}
	for _, row := range body {
		rows[row.ID] = row
	}
	var a market.Answer
	for _, asset := range r.Assets {
		row, ok := rows[asset.ID]
		if !ok || !positive(row.Price) {
			continue
		}
		at := row.Updated
		if at.IsZero() {
			at = now
		}
		a.Stats = append(a.Stats, market.Stats{
			Asset: asset, Currency: r.Quote(), Price: *row.Price, Change24h: row.Change, ChangeOver: row.changes(), Rank: row.Rank,
			MarketCap: known(row.MarketCap), FDV: known(row.FDV), Volume24h: known(row.Volume), High24h: known(row.High), Low24h: known(row.Low),
			Circulating: known(row.Circulating), Total: known(row.Total), Max: known(row.Max),
			ATH: known(row.ATH), ATHAt: row.ATHDate.UTC(), ATHChange: row.ATHChange, ATL: known(row.ATL), ATLAt: row.ATLDate.UTC(),
			Source: title, At: at.UTC(),
		})
	}
	return a
}

// changesAsked are the changes of price that a row may have besides that of 24 hours.
const changesAsked = "1h,7d,14d,30d,200d,1y"

// changes are those that a row has, by how long ago they count from; nil where there is none.
func (m marketRow) changes() map[time.Duration]float64 {
	const day = 24 * time.Hour
	var out map[time.Duration]float64
	for over, change := range map[time.Duration]*float64{
		time.Hour: m.Change1h, 7 * day: m.Change7d, 14 * day: m.Change14d, 30 * day: m.Change30d, 200 * day: m.Change200d, 365 * day: m.Change1y,
	} {
		if change == nil || math.IsNaN(*change) || math.IsInf(*change, 0) {
			continue
		}
		if out == nil {
			out = map[time.Duration]float64{}
		}
		out[over] = *change
	}
	return out
}

// globalBody is /global.
type globalBody struct {
	Data struct {
		Coins     int                `json:"active_cryptocurrencies"`
		Markets   int                `json:"markets"`
		Cap       map[string]float64 `json:"total_market_cap"`
		Volume    map[string]float64 `json:"total_volume"`
		Shares    map[string]float64 `json:"market_cap_percentage"`
		CapChange *float64           `json:"market_cap_change_percentage_24h_usd"`
		Updated   *float64           `json:"updated_at"`
	} `json:"data"`
}

func (b globalBody) read(in market.Currency, now time.Time) (market.GlobalStats, bool) {
	d := b.Data
	marketCap, ok := d.Cap[string(in)]
	g := market.GlobalStats{
		Currency: in, MarketCap: marketCap, Volume24h: d.Volume[string(in)], CapChange24h: d.CapChange, Dominance: d.Shares,
		ActiveCoins: d.Coins, Markets: d.Markets, At: unix(d.Updated, now),
	}
	return g, ok && marketCap > 0
}

// errTooMany is CoinGecko's word for a batch beyond its limit.
var errTooMany = market.Fault("too many coins in one request")

// explain reads CoinGecko's errors, which come in four shapes, and in HTML from its CDN:
//
//	{"error":"coin not found"}
//	{"status":{"error_code":10002,"error_message":"…"}}
//	{"error_code":10010,"status":{"error_message":"…"}}
//	{"error":{"status":{"error_code":10012,"error_message":"…"}}}
func explain(status int, body []byte) (market.Fault, bool) {
	if status == http.StatusOK {
		return "", false
	}
	var e struct {
		Error  json.RawMessage `json:"error"`
		Code   int             `json:"error_code"`
		Status struct {
			Code int `json:"error_code"`
		} `json:"status"`
	}
	if json.Unmarshal(body, &e) != nil {
		return "", false
	}
	var text string
	var wrapped struct {
		Status struct {
			Code int `json:"error_code"`
		} `json:"status"`
	}
	if json.Unmarshal(e.Error, &text) != nil {
		_ = json.Unmarshal(e.Error, &wrapped)
	}
	for _, code := range []int{e.Code, e.Status.Code, wrapped.Status.Code} {
		if f, ok := codes[code]; ok {
			return f, true
		}
	}
	switch {
	case strings.Contains(text, "too many") || strings.Contains(text, "too_many"):
		return errTooMany, true
	case strings.Contains(text, "not found"):
		return market.ErrNotFound, true
	case strings.Contains(text, "invalid vs_currency"), strings.Contains(text, "Missing parameter"):
		return market.ErrBadRequest, true
	}
	return "", false
}

// codes are CoinGecko's own error codes.
var codes = map[int]market.Fault{
	429:   market.ErrRateLimited,
	1020:  market.ErrUnauthorized, // blocked by its CDN
	10002: market.ErrUnauthorized, // no key
	10005: market.ErrUnauthorized, // not in this plan
	10010: market.ErrUnauthorized, // a paid plan's key at the public host
	10011: market.ErrUnauthorized, // a demo key at the paid plans' host
	10012: market.ErrBadRequest,   // further back than the plan allows
}

// positive tells a price from null, zero and nonsense.
func positive(v *float64) bool { return v != nil && *v > 0 && !math.IsInf(*v, 0) }

// known makes a zero unknown: CoinGecko writes 0 where it has no figure.
func known(v *float64) *float64 {
	if !positive(v) {
		return nil
	}
	return v
}

// unix reads a time in seconds; now where there is none or it makes no sense.
func unix(v *float64, now time.Time) time.Time {
	if !positive(v) || *v > 1e11 {
		return now.UTC()
	}
	return time.Unix(int64(*v), 0).UTC()
}
