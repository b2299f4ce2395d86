package gateway_test

import (
	"testing"
	"time"

	"tickertape/core/market"
)

// Two people who ask for the last week at different seconds ask for the same.
func TestSpansThatEndNowAreOneRequest(t *testing.T) {
	withBureau(t, func(_ *house, b *bureau, ask func(market.Request)) {
		time.Sleep(time.Minute)
		last := func(span time.Duration, to time.Time) market.Request {
			return market.Request{Kind: market.History, Assets: []market.Asset{btc}, Range: market.Range{From: time.Now().Add(-span), To: to}}
		}
		for _, c := range []struct {
			span, later time.Duration
			calls       int
		}{
			{24 * time.Hour, 3 * time.Minute, 1},
			{7 * 24 * time.Hour, 4 * time.Minute, 1},
			{365 * 24 * time.Hour, 2 * time.Hour, 1},
			{24 * time.Hour, 20 * time.Minute, 2},
		} {
			before := b.count(market.History)
			ask(last(c.span, time.Time{}))
			time.Sleep(c.later)
			ask(last(c.span, time.Time{}))
			if n := b.count(market.History) - before; n != c.calls {
				t.Errorf("the last %s, asked for twice in %s: %d calls", c.span, c.later, n)
			}
			time.Sleep(48 * time.Hour)
		}
	})
}

func TestSpanBeginsNoLaterThanItWasAskedFor(t *testing.T) {
	withBureau(t, func(_ *house, b *bureau, ask func(market.Request)) {
		for _, span := range []time.Duration{time.Hour, 30 * time.Hour, 800 * time.Hour, 9000 * time.Hour} {
			from := time.Now().Add(-span + 1234567)
			ask(market.Request{Kind: market.CapHistory, Assets: []market.Asset{btc}, Range: market.Range{From: from}})
			if got := b.last.Range.From; got.After(from) || from.Sub(got) > span/20+time.Hour {
				t.Errorf("%s became %s", span, time.Since(got))
			}
		}
	})
}
