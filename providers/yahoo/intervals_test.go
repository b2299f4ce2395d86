package yahoo

import (
	"testing"
	"time"

	"tickertape/core/market"
)

func TestBarsOfALengthAreAskedForAsFarBackAsTheyAreKept(t *testing.T) {
	now := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		length market.Interval
		back   time.Duration
		want   string
	}{
		{15 * market.Minute, 30 * day, "15m"},
		{15 * market.Minute, 90 * day, ""},
		{market.Minute, 3 * day, "1m"},
		{market.Minute, 10 * day, ""},
		{10 * market.Minute, day, "5m"},
		{market.Hour, 365 * day, "1h"},
		{market.Hour, 800 * day, ""},
		{4 * market.Hour, 30 * day, "1h"},
		{4 * market.Hour, 900 * day, ""},
		{market.Day, 900 * day, "1d"},
		{market.Week, 3000 * day, "1wk"},
		{market.Month, 9000 * day, "1mo"},
	} {
		name, ok := lengthOf(c.length, now.Add(-c.back), now, now)
		if name != c.want || ok != (c.want != "") {
			t.Errorf("%s back %s: %q, want %q", c.length.Duration(), c.back, name, c.want)
		}
	}
	if name, ok := lengthOf(0, now.Add(-7*day), now, now); !ok || name != "30m" {
		t.Errorf("of no length: %q", name)
	}
}
