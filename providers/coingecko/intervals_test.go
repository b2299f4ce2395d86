package coingecko

import (
	"errors"
	"testing"
	"time"

	"tickertape/core/market"
)

func TestCandlesOfALengthComeFromDaysThatHaveThem(t *testing.T) {
	for _, c := range []struct {
		span time.Duration
		want market.Interval
		days string
		raw  time.Duration
	}{
		{day, 30 * market.Minute, "1", 30 * time.Minute},
		{day, market.Hour, "1", 30 * time.Minute},
		{7 * day, 4 * market.Hour, "7", 4 * time.Hour},
		{30 * day, market.Day, "30", 4 * time.Hour},
		{30 * day, 12 * market.Hour, "30", 4 * time.Hour},
		{day, 4 * market.Hour, "1", 30 * time.Minute},
		{7 * day, market.Hour, "", 0},
		{day, 15 * market.Minute, "", 0},
		{90 * day, market.Day, "", 0},
		{365 * day, market.Week, "", 0},
	} {
		if days, raw := ohlcDays(c.span, c.want); days != c.days || raw != c.raw {
			t.Errorf("%s over %s: %q days with candles of %s, want %q with %s", c.want.Duration(), c.span, days, raw, c.days, c.raw)
		}
	}
}

func TestLengthThatThereIsNotIsNotAskedFor(t *testing.T) {
	p := open(t, "http://127.0.0.1:1", nil)
	_, err := p.Fetch(t.Context(), market.Request{Kind: market.Candles, Assets: []market.Asset{btc}, Interval: 15 * market.Minute})
	if !errors.Is(err, market.ErrNotFound) {
		t.Error(err)
	}
}
