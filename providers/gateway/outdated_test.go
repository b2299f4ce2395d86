package gateway_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"tickertape/core/market"
	"tickertape/providers/gateway"
)

// bureau publishes one series, its release days, and statistics of coins.
type bureau struct {
	mu    sync.Mutex
	calls map[market.Kind]int
	days  []string
	last  market.Request
	fails bool
}

func (*bureau) Name() string { return "bureau" }

func (*bureau) Capabilities() []market.Capability {
	coins := []market.Class{market.Crypto}
	return []market.Capability{{Kind: market.Economic}, {Kind: market.Releases}, {Kind: market.Statistics, Classes: coins}, {Kind: market.History, Classes: coins}, {Kind: market.CapHistory, Classes: coins}}
}

func (b *bureau) Fetch(_ context.Context, r market.Request) (market.Answer, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.calls[r.Kind]++
	b.last = r
	if b.fails {
		return market.Answer{}, fault("bureau", market.ErrUnauthorized)
	}
	a := market.Answer{Source: "bureau", AsOf: time.Now()}
	switch r.Kind {
	case market.Economic:
		a.Series = []market.Series{{Indicator: r.Indicator, Points: []market.Point{{At: time.Now(), Value: 3}}}}
	case market.Releases:
		for _, d := range b.days {
			at, _ := time.Parse(time.DateOnly, d)
			a.Releases = append(a.Releases, market.Release{Name: "CPI", At: at})
		}
	case market.Statistics:
		for _, asset := range r.Assets {
			a.Stats = append(a.Stats, market.Stats{Asset: asset, Price: 1, Currency: market.USD, At: a.AsOf})
		}
	case market.History, market.CapHistory:
		for _, asset := range r.Assets {
			a.Series = append(a.Series, market.Series{Asset: asset, Points: []market.Point{{At: a.AsOf, Value: 1}}})
		}
	}
	return a, nil
}

func (b *bureau) count(k market.Kind) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.calls[k]
}

func withBureau(t *testing.T, play func(*house, *bureau, func(market.Request))) {
	inHouse(t, func(h *house) {
		b := &bureau{calls: map[market.Kind]int{}, days: []string{"2000-01-02", "2000-02-01"}} // the clock of the play begins at 2000-01-01
		h.open(func(_ *gateway.Config, p *gateway.Parts) { p.Providers = append(p.Providers, b) })
		h.run()
		play(h, b, func(r market.Request) {
			if _, err := h.gateway.Fetch(h.t.Context(), r); err != nil {
				h.t.Error(err)
			}
		})
	})
}

func TestReleaseMakesWhatIsKeptOfItsSeriesOld(t *testing.T) {
	withBureau(t, func(_ *house, b *bureau, ask func(market.Request)) {
		cpi := market.Request{Kind: market.Economic, Indicator: market.Indicator{Series: "CPIAUCSL"}}
		ask(cpi)
		time.Sleep(10 * time.Minute) // the calendar has been read
		if n := b.count(market.Releases); n < 1 || n > 4 {
			t.Errorf("release days were asked for %d times", n)
		}
		time.Sleep(time.Until(time.Date(2000, 1, 2, 13, 29, 0, 0, time.UTC)))
		ask(cpi)
		before := b.count(market.Economic)
		ask(cpi)
		if n := b.count(market.Economic); n != before {
			t.Error("asked again before the release")
		}
		time.Sleep(2 * time.Minute)
		ask(cpi)
		if n := b.count(market.Economic); n != before+1 {
			t.Errorf("%d calls more after the release", n-before)
		}
		ask(cpi)
		time.Sleep(6 * time.Minute) // who published late is asked again
		ask(cpi)
		if n := b.count(market.Economic); n != before+2 {
			t.Errorf("%d calls more within ten minutes of it", n-before)
		}
	})
}

func TestAssetThatMovedIsFetchedAnew(t *testing.T) {
	for name, c := range map[string]struct {
		to    float64
		pause time.Duration
		anew  int
	}{"up 5 %": {105_000, 130 * time.Second, 1}, "down 5 %": {95_000, 130 * time.Second, 1}, "up 1 %": {101_000, 130 * time.Second, 0}} {
		t.Run(name, func(t *testing.T) {
			withBureau(t, func(h *house, b *bureau, ask func(market.Request)) {
				stats := market.Request{Kind: market.Statistics, Assets: []market.Asset{btc}}
				day := market.Request{Kind: market.History, Assets: []market.Asset{btc}, Range: market.Range{From: time.Now().Add(-24 * time.Hour)}}
				old := market.Request{Kind: market.History, Assets: []market.Asset{btc}, Range: market.Range{From: time.Now().Add(-240 * time.Hour), To: time.Now().Add(-200 * time.Hour)}}
				all := func() { ask(stats); ask(day); ask(old) }
				h.want(btc)
				all()
				time.Sleep(c.pause)
				h.coins.prices["bitcoin"] = c.to
				h.want(btc)
				h.want(btc)
				all()
				all()
				if n := b.count(market.Statistics) - 1; n != c.anew {
					t.Errorf("statistics were fetched %d times more", n)
				}
				if n := b.count(market.History) - 2; n != c.anew {
					t.Errorf("series were fetched %d times more: the past does not move", n)
				}
			})
		})
	}
}

// Nobody asked for the price for a while: what was kept before the move is old all the same.
func TestMoveIsNoticedAfterAPause(t *testing.T) {
	withBureau(t, func(h *house, b *bureau, ask func(market.Request)) {
		month := market.Request{Kind: market.History, Assets: []market.Asset{btc}, Range: market.Range{From: time.Now().Add(-60 * 24 * time.Hour)}}
		h.want(btc)
		ask(month)
		time.Sleep(20 * time.Minute)
		h.coins.prices["bitcoin"] = 140_000
		h.want(btc)
		before := b.count(market.History)
		ask(month)
		if n := b.count(market.History); n != before+1 {
			t.Errorf("%d calls after a move of 40 %%", n-before)
		}
	})
}

func TestCalendarIsReadAgainAfterAFailure(t *testing.T) {
	withBureau(t, func(_ *house, b *bureau, ask func(market.Request)) {
		b.mu.Lock()
		b.fails = true
		b.mu.Unlock()
		time.Sleep(6 * time.Minute)
		b.mu.Lock()
		b.fails = false
		first := b.calls[market.Releases]
		b.mu.Unlock()
		time.Sleep(40 * time.Minute)
		if n := b.count(market.Releases); n <= first {
			t.Errorf("%d reads after the failure", n-first)
		}
		_ = ask
	})
}
