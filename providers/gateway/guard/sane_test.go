package guard

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
)

func TestFundingRatesAreOfNowAndPaidLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now().UTC()
		r := market.Request{Kind: market.Fundings}
		for name, c := range map[string]struct {
			at, next time.Duration
			ok       bool
		}{
			"now": {0, time.Hour, true}, "a little ago": {-9 * time.Minute, time.Hour, true}, "ahead by a clock": {30 * time.Second, time.Hour, true},
			"long ago": {-11 * time.Minute, time.Hour, false}, "in the future": {2 * time.Minute, time.Hour, false}, "paid already": {0, -time.Second, false},
		} {
			btc := market.Asset{Class: market.Crypto, ID: "bitcoin"}
			a, err := sane("x", r, market.Answer{Funding: []market.Funding{{Asset: btc, At: now.Add(c.at), Next: now.Add(c.next)}}})
			if ok := err == nil && len(a.Funding) == 1 && !a.Funding[0].At.After(now); ok != c.ok || !ok && !errors.Is(err, market.ErrInvalidResponse) {
				t.Errorf("%s: %+v, %v", name, a.Funding, err)
			}
			both, err := sane("x", r, market.Answer{Funding: []market.Funding{{Asset: btc, At: now.Add(c.at), Next: now.Add(c.next)}, {At: now, Next: now.Add(time.Hour)}}})
			if err != nil || (len(both.Missing) == 0) != c.ok {
				t.Errorf("%s: beside another %+v, %v", name, both, err)
			}
		}
	})
}

func TestNoBlockIsOfTheFuture(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now().UTC()
		given := market.Gas{Base: 1, At: now.Add(time.Hour)}
		a, err := sane("x", market.Request{Kind: market.GasFees}, market.Answer{Gas: &given, AsOf: given.At})
		if err != nil || !a.Gas.At.Equal(now) || !a.AsOf.Equal(now) || given.At.Equal(now) {
			t.Errorf("%+v, %v", a.Gas, err)
		}
	})
}
