package roster_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/roster"
)

// office is a shelf, a reader and the providers.
type office struct {
	stored  market.Roster
	read    []int // versions
	coins   int   // that there are
	made    bool
	asked   []market.Request
	lanes   []market.Lane
	refuses error
}

func (o *office) Roster(context.Context) (market.Roster, error) { return o.stored, nil }

func (o *office) PutRoster(_ context.Context, r market.Roster) error {
	if o.refuses == nil {
		o.stored = r
	}
	return o.refuses
}

func (o *office) Adopt(r market.Roster) error {
	if o.stored.Version != r.Version {
		return fmt.Errorf("version %d is read before it is stored", r.Version)
	}
	o.read = append(o.read, r.Version)
	return nil
}

func (o *office) Fetch(ctx context.Context, r market.Request) (market.Answer, error) {
	o.asked, o.lanes = append(o.asked, r), append(o.lanes, market.LaneOf(ctx))
	a := market.Answer{Simulated: o.made}
	for n := r.Page*roster.Page + 1; n <= min(o.coins, (r.Page+1)*roster.Page); n++ {
		coin := market.Asset{Class: market.Crypto, ID: fmt.Sprintf("coin-%d", n), Symbol: fmt.Sprintf("CNQ%d", n), Name: fmt.Sprintf("Coin %d", n)}
		a.Stats = append(a.Stats, market.Stats{Asset: coin, Rank: &n})
	}
	return a, nil
}

func TestRefreshOnceADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &office{coins: 1000}
		k := roster.New(o, o, o)
		for range 49 { // hours
			if _, err := k.Refresh(t.Context(), 1000, 24*time.Hour); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Hour)
		}
		if len(o.asked) != 12 || o.asked[3].Page != 3 || o.asked[0].Kind != market.Listing || o.lanes[0] != market.Batch {
			t.Errorf("asked %+v in %v", o.asked, o.lanes)
		}
		if len(o.read) != 3 || o.stored.Version != 3 || len(o.stored.Coins) != 1000 || o.stored.Coins[999].Rank != 1000 {
			t.Errorf("read %v, stored %d with %d coins", o.read, o.stored.Version, len(o.stored.Coins))
		}
	})
}

func TestDoubtfulListsChangeNothing(t *testing.T) {
	cases := map[string]struct {
		before office
		doubt  bool
	}{
		"made up":           {office{coins: 1000, made: true}, false},
		"nothing":           {office{}, true},
		"a few":             {office{coins: 30}, true},
		"half of yesterday": {office{coins: 400, stored: market.Roster{Version: 7, Coins: make([]market.Listed, 1000)}}, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := c.before
			_, err := roster.New(&o, &o, &o).Refresh(t.Context(), 1000, time.Hour)
			if errors.Is(err, roster.ErrDoubtful) != c.doubt || len(o.read) != 0 || o.stored.Version != c.before.stored.Version {
				t.Errorf("%v; read %v", err, o.read)
			}
		})
	}
}

func TestWhatIsNotStoredIsNotRead(t *testing.T) {
	o := &office{coins: 300, refuses: errors.New("disk full")}
	if _, err := roster.New(o, o, o).Refresh(t.Context(), 300, time.Hour); !errors.Is(err, o.refuses) || len(o.read) != 0 {
		t.Errorf("%v, read %v", err, o.read)
	}
}

func TestLoadReadsByTheStoredVersion(t *testing.T) {
	o := &office{}
	k := roster.New(o, o, o)
	if err := k.Load(t.Context()); err != nil || len(o.read) != 0 {
		t.Errorf("nothing stored: %v, read %v", err, o.read)
	}
	o.stored.Version = 5
	if err := k.Load(t.Context()); err != nil || len(o.read) != 1 {
		t.Errorf("%v, read %v", err, o.read)
	}
}

func TestDecisionIsANewVersion(t *testing.T) {
	at := time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)
	o := &office{stored: market.Roster{Version: 3, At: at, Tickers: map[string]string{"x": "a"}, Waiting: []market.Turn{{Ticker: "x", Was: "a", Now: "b"}}}}
	k := roster.New(o, o, o)
	if err := k.Decide(t.Context(), "y", true); !errors.Is(err, lexicon.ErrNoTurn) {
		t.Error(err)
	}
	if err := k.Decide(t.Context(), "X", true); err != nil || o.stored.Tickers["x"] != "b" || len(o.read) != 1 || o.read[0] != 4 || !o.stored.At.Equal(at) {
		t.Errorf("%v, %+v, read %v", err, o.stored, o.read)
	}
	if r, err := k.Current(t.Context()); err != nil || r.Version != 4 {
		t.Errorf("%+v, %v", r, err)
	}
}
