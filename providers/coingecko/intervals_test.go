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

func TestCandlesAreInOrderAndEachOnce(t *testing.T) {
	at := func(minutes int) float64 { return float64(1_800_000_000_000 + int64(minutes)*60_000) }
	start := time.UnixMilli(1_800_000_000_000).UTC()
	got := barsOf([][5]float64{{at(30), 1, 2, 1, 2}, {at(30), 1, 3, 1, 2}, {at(0), 1, 2, 1, 2}, {at(60), 2, 3, 2, 3}, {at(60), 2, 3, 2, 3}}, 30*time.Minute, start, start.Add(time.Hour))
	if len(got) != 2 || !got[0].At.Equal(start) || got[0].High != 2 || !got[1].At.Equal(start.Add(30*time.Minute)) {
		t.Errorf("%+v", got)
	}
}
