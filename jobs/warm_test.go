package jobs_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/market"
	"tickertape/jobs"
)

// place is what people are likely to ask for, and where it comes from.
type place struct {
	likely []market.Asset
	err    error // of the source
	lost   error // of what knows demand

	requests []market.Request
	lanes    []market.Lane
}

func (p *place) Likely(context.Context, time.Time) ([]market.Asset, error) { return p.likely, p.lost }

func (p *place) Tell(context.Context) string { return "hit rates: fine" }

func (p *place) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	p.requests = append(p.requests, r)
	p.lanes = append(p.lanes, market.LaneOf(ctx))
	return market.Answer{}, p.err
}

// warm is the job with its defaults.
func warm(p *place, change func(*jobs.WarmConfig)) *jobs.Warm {
	var cfg jobs.WarmConfig
	cfg.Defaults()
	if change != nil {
		change(&cfg)
	}
	return jobs.NewWarm(cfg, p, p)
}

func TestWarmAsksForWhatPeopleAreLikelyToAskFor(t *testing.T) {
	btc, eth := market.Asset{Class: market.Crypto, ID: "bitcoin"}, market.Asset{Class: market.Crypto, ID: "ethereum"}
	p := &place{likely: []market.Asset{btc, eth}}
	did, err := warm(p, nil).RunOnce(t.Context())
	if err != nil || did != "2 prices" {
		t.Fatalf("%q, %v", did, err)
	}
	want := []market.Request{{Kind: market.Price, Assets: []market.Asset{btc, eth}, Currency: market.USD}}
	if diff := cmp.Diff(want, p.requests); diff != "" {
		t.Error(diff)
	}
	if p.lanes[0] != market.Batch {
		t.Errorf("it went in the %s lane, before people", p.lanes[0])
	}
}

func TestWarmAsksForNothingWhereNobodyAsks(t *testing.T) {
	p := &place{}
	if did, err := warm(p, nil).RunOnce(t.Context()); err != nil || did != "" || len(p.requests) != 0 {
		t.Errorf("%q, asked %v, %v", did, p.requests, err)
	}
	p.likely = []market.Asset{{ID: "bitcoin"}}
	if did, err := warm(p, func(c *jobs.WarmConfig) { c.Assets = 0 }).RunOnce(t.Context()); err != nil || did != "" || len(p.requests) != 0 {
		t.Errorf("switched off: %q, asked %v, %v", did, p.requests, err)
	}
}

func TestWarmSaysWhatFailed(t *testing.T) {
	p := &place{likely: []market.Asset{{ID: "bitcoin"}}, err: errors.New("exchange closed")}
	if _, err := warm(p, nil).RunOnce(t.Context()); err == nil || err.Error() != "warm 1 prices: exchange closed" {
		t.Error(err)
	}
	p = &place{lost: errors.New("the store is closed")}
	if _, err := warm(p, nil).RunOnce(t.Context()); err == nil || !strings.HasSuffix(err.Error(), "the store is closed") || len(p.requests) != 0 {
		t.Errorf("asked %v, %v", p.requests, err)
	}
}

func TestWarmTriesAgainAfterAnError(t *testing.T) {
	p := &place{likely: []market.Asset{{ID: "bitcoin"}}, err: errors.New("exchange closed")}
	log := during(t, 5*time.Minute+time.Second, warm(p, nil))
	if n := strings.Count(log, `error="warm 1 prices: exchange closed"`); n != 5 || len(p.requests) != 5 {
		t.Errorf("%d requests, logged %s", len(p.requests), log)
	}
}

func TestBadWarmConfigIsRefused(t *testing.T) {
	err := jobs.WarmConfig{When: jobs.When{Schedule: "x", Zone: "Mars/Olympus"}, Assets: 251, Since: time.Second}.Validate()
	for _, want := range []string{"schedule:", `zone: "Mars/Olympus" is not a time zone, use UTC or a name such as Europe/Berlin`, "assets: 251", "since: 1s"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("lacks %q: %v", want, err)
		}
	}
}
