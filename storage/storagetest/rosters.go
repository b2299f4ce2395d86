package storagetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tickertape/core/market"
	"tickertape/core/record"
)

// rosters are versions of which coins there are.
var rosters = map[string]func(*testing.T, *house){
	"a new store has none": func(t *testing.T, h *house) {
		if r, err := h.Roster(t.Context()); err != nil || r.Version != 0 {
			t.Errorf("%+v, %v", r, err)
		}
	},
	"the newest one is kept whole": func(t *testing.T, h *house) {
		for n := 1; n <= 20; n++ {
			h.must(h.PutRoster(t.Context(), roster(n)))
		}
		h.reopen()
		got, err := h.Roster(t.Context())
		h.must(err)
		if diff := cmp.Diff(roster(20), got); diff != "" {
			t.Error(diff)
		}
		h.must(h.PutRoster(t.Context(), roster(21)))
	},
	"a version that another one has overtaken is refused": func(t *testing.T, h *house) {
		h.must(h.PutRoster(t.Context(), roster(1)))
		for _, n := range []int{-1, 0, 1, 3} {
			if err := h.PutRoster(t.Context(), roster(n)); !errors.Is(err, record.ErrInvalid) {
				t.Errorf("version %d after 1: %v", n, err)
			}
		}
		if r, err := h.Roster(t.Context()); err != nil || r.Version != 1 {
			t.Errorf("%+v, %v", r, err)
		}
	},
}

func roster(version int) market.Roster {
	return market.Roster{
		Version: version, At: noon,
		Coins:   []market.Listed{{Asset: market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}, Rank: 1, Since: noon}},
		Tickers: map[string]string{"btc": "bitcoin"},
		Waiting: []market.Turn{{Ticker: "x", Was: "a", Now: "b", Since: noon}},
		Refused: []market.Turn{{Ticker: "y", Was: "a", Now: "b", Since: noon}},
	}
}
