package okx

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"time"

	"tickertape/core/market"
)

// answer is /api/v5/public/funding-rate. Numbers are strings, times Unix milliseconds.
type answer struct {
	Data []rate `json:"data"`
}

type rate struct {
	Swap string `json:"instId"`
	Rate string `json:"fundingRate"`     // of the payment at Due, a share of the position
	Due  string `json:"fundingTime"`     // the next payment
	Then string `json:"nextFundingTime"` // the one after it
	At   string `json:"ts"`
}

const (
	mostRate     = 0.2 // a share of the position that no exchange lets a rate exceed
	mostInterval = 24 * time.Hour
)

func (r rate) funding(asset market.Asset, now time.Time) (market.Funding, bool) {
	v, err := strconv.ParseFloat(r.Rate, 64)
	due, known := moment(r.Due)
	then, after := moment(r.Then)
	interval := then.Sub(due).Round(time.Hour)
	if err != nil || math.IsNaN(v) || math.Abs(v) > mostRate || !known || !after || interval < time.Hour || interval > mostInterval {
		return market.Funding{}, false
	}
	f := market.Funding{Asset: asset, Rate: 100 * v, Interval: interval, Next: due, Contract: r.Swap, Source: title, At: now.UTC()}
	if at, ok := moment(r.At); ok {
		f.At = at
	}
	return f, true
}

func moment(s string) (time.Time, bool) {
	ms, err := strconv.ParseInt(s, 10, 64)
	if err != nil || ms <= 0 || ms > 1e14 {
		return time.Time{}, false
	}
	return time.UnixMilli(ms).UTC(), true
}

// explain reads {"code":"51001","msg":"…"}, which comes with status 200, too.
func explain(status int, body []byte) (market.Fault, bool) {
	var e struct {
		Code string `json:"code"`
	}
	if json.Unmarshal(body, &e) != nil {
		return "", false
	}
	switch e.Code {
	case "0", "":
		return "", false
	case "51001", "51000": // no such instrument; a parameter that is none
		return market.ErrNotFound, true
	case "50011", "50061": // too many requests
		return market.ErrRateLimited, true
	case "50001", "50013", "50026": // unavailable, busy, a system error
		return market.ErrUnavailable, true
	case "50004":
		return market.ErrTimeout, true
	}
	return market.ErrInvalidResponse, status == http.StatusOK
}
