package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/market"
	"tickertape/core/record"
	"tickertape/jobs"
)

// place is what people ask for, and where it comes from.
type place struct {
	asked []market.Asset
	err   error

	mu       sync.Mutex
	requests []market.Request
	lanes    []market.Lane
	looks    []time.Duration // how long ago the looks at demand began
	past     []market.Asset  // asked for a week ago or before
}

func (p *place) Asked(_ context.Context, from, to time.Time, limit int) (out []record.Demand, err error) {
	p.looks = append(p.looks, time.Since(from).Round(time.Minute))
	asked := p.asked
	if time.Since(to) > time.Hour {
		asked = p.past
	}
	for i, a := range asked[:min(limit, len(asked))] {
		out = append(out, record.Demand{Asset: a, Times: 1000 - i})
	}
	return out, p.err
}

func (p *place) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests = append(p.requests, r)
	p.lanes = append(p.lanes, market.LaneOf(ctx))
	return market.Answer{}, p.err
}

func TestWarmAsksForWhatPeopleAskedFor(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	cfg.Assets = 2
	btc, eth := market.Asset{Class: market.Crypto, ID: "bitcoin"}, market.Asset{Class: market.Crypto, ID: "ethereum"}
	p := &place{asked: []market.Asset{btc, eth, {ID: "third"}}}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(p.requests) != 1 || p.requests[0].Kind != market.Price || len(p.requests[0].Assets) != 2 {
		t.Errorf("asked %+v", p.requests)
	}
	if p.lanes[0] != market.Batch {
		t.Errorf("it went in the %s lane, before people", p.lanes[0])
	}
	week := 7 * 24 * time.Hour
	want := []time.Duration{time.Hour, cfg.Since, week + 10*time.Minute, 2*week + 10*time.Minute, 3*week + 10*time.Minute, 4*week + 10*time.Minute}
	if diff := cmp.Diff(want, p.looks); diff != "" {
		t.Errorf("it looked back for (-want +got)\n%s", diff)
	}
}

func TestWarmKnowsTheHourOfTheWeek(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	cfg.Assets = 2
	now, weekly := market.Asset{ID: "now"}, market.Asset{ID: "weekly"}
	for _, c := range []struct{ asked, past, want []market.Asset }{
		{nil, []market.Asset{weekly}, []market.Asset{weekly}},
		{[]market.Asset{now}, []market.Asset{weekly}, []market.Asset{weekly, now}}, // four weeks are more than one hour
		{[]market.Asset{now, weekly}, []market.Asset{weekly}, []market.Asset{weekly, now}},
	} {
		p := &place{asked: c.asked, past: c.past}
		if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, p.requests[0].Assets); diff != "" {
			t.Errorf("asked %v, weeks ago %v: %s", c.asked, c.past, diff)
		}
	}
}

func TestWarmAsksForNothingWhereNobodyAsked(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	p := &place{}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil || len(p.requests) != 0 {
		t.Errorf("asked %v, %v", p.requests, err)
	}
	cfg.Assets = 0
	p.asked = []market.Asset{{ID: "bitcoin"}}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil || len(p.requests) != 0 {
		t.Errorf("switched off it asked %v, %v", p.requests, err)
	}
}

func TestWarmSaysWhatFailed(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	p := &place{asked: []market.Asset{{ID: "bitcoin"}}, err: errors.New("gone")}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Error(err)
	}
}

func TestBadWarmConfigIsRefused(t *testing.T) {
	err := jobs.WarmConfig{Schedule: "x", Assets: 251, Since: time.Second}.Validate()
	for _, want := range []string{"schedule:", "assets: 251", "since: 1s"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q: %v", want, err)
		}
	}
}

func TestWarmIsBoundedAndAsksInDollars(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	p := &place{}
	for i := range 100 {
		p.asked = append(p.asked, market.Asset{Class: market.Crypto, ID: string(rune('a' + i))})
	}
	if err := jobs.NewWarm(cfg, p, p).RunOnce(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []market.Request{{Kind: market.Price, Assets: p.asked[:25], Currency: market.USD}}
	if diff := cmp.Diff(want, p.requests); diff != "" {
		t.Error(diff)
	}
}

// forgetful can't tell what people asked for.
type forgetful struct{ *place }

func (forgetful) Asked(context.Context, time.Time, time.Time, int) ([]record.Demand, error) {
	return nil, errors.New("the store is closed")
}

func TestWarmAsksForNothingWhereDemandIsUnknown(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	p := &place{}
	err := jobs.NewWarm(cfg, forgetful{p}, p).RunOnce(t.Context())
	if err == nil || !strings.HasPrefix(err.Error(), "find the most asked assets: the store is closed") || len(p.requests) != 0 {
		t.Errorf("asked %v, %v", p.requests, err)
	}
}

// closing is a source that has nothing to give.
type closing struct{ *place }

func (c closing) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	_, _ = c.place.Fetch(ctx, r)
	return market.Answer{}, errors.New("exchange closed")
}

func TestWarmTriesAgainAfterAnError(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	p := &place{asked: []market.Asset{{ID: "bitcoin"}}}
	log := during(t, 5*time.Minute+time.Second, jobs.NewWarm(cfg, p, closing{p}))
	if n := strings.Count(log, `error="warm 1 prices: exchange closed"`); n != 5 || len(p.requests) != 5 {
		t.Errorf("%d requests, logged %s", len(p.requests), log)
	}
}

func TestWarmDefaultsAreUsable(t *testing.T) {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	if err := cfg.Validate(); err != nil {
		t.Error(err)
	}
	if _, err := jobs.New(slog.New(slog.DiscardHandler), jobs.NewWarm(cfg, nil, nil)); err != nil {
		t.Error(err)
	}
}
