package jobs_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"tickertape/jobs"
)

// registry notes what it is asked for.
type registry struct {
	coins int
	err   error
}

func (r *registry) Refresh(_ context.Context, coins int, _ time.Duration) (int, error) {
	r.coins += coins
	return coins - 1, r.err
}

func TestRosterRenewsTheList(t *testing.T) {
	var cfg jobs.RosterConfig
	cfg.Defaults()
	if err := cfg.Validate(); err != nil {
		t.Fatal(err)
	}
	r := &registry{}
	if did, err := jobs.NewRoster(cfg, r).RunOnce(t.Context()); err != nil || r.coins != cfg.Coins || did != "a new list of 999 coins" {
		t.Errorf("%d coins, %q, %v", r.coins, did, err)
	}
	r.err = errors.New("nobody answers")
	if _, err := jobs.NewRoster(cfg, r).RunOnce(t.Context()); !errors.Is(err, r.err) {
		t.Error(err)
	}
	cfg.Coins, r.coins = 0, 0
	if _, err := jobs.NewRoster(cfg, r).RunOnce(t.Context()); err != nil || r.coins != 0 {
		t.Errorf("switched off: %d coins, %v", r.coins, err)
	}
}

func TestRosterConfigNamesItsMistakes(t *testing.T) {
	err := jobs.RosterConfig{When: jobs.At("daily"), Coins: -1, Every: time.Second}.Validate()
	for _, want := range []string{"schedule", "coins", "every"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is not in %v", want, err)
		}
	}
}
