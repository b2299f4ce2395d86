package binance

import (
	"net/http"
	"strconv"

	"tickertape/core/market"
)

// perMinute is the weight that an address may use in a minute.
const perMinute = 6000

// quota reads the weight that our address has used in this minute, whoever used it.
func quota(h http.Header) (market.Quota, bool) {
	used, err := strconv.Atoi(h.Get("X-Mbx-Used-Weight-1m"))
	if err != nil || used < 0 {
		return market.Quota{}, false
	}
	left := max(0, 1-float64(used)/perMinute)
	return market.Quota{LeftMinute: &left}, true
}
