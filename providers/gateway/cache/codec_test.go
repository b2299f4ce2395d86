package cache

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tickertape/core/market"
)

func TestQuoteComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := market.Quote{
			Price:    rapid.Float64().Draw(t, "price"),
			Open:     rapid.Bool().Draw(t, "open"),
			Currency: market.Currency(rapid.StringN(0, 40, 200).Draw(t, "currency")),
			Source:   rapid.StringN(0, 40, 200).Draw(t, "source"),
		}
		if rapid.Bool().Draw(t, "dated") {
			q.At = time.Unix(0, rapid.Int64().Draw(t, "at")).UTC()
		}
		if rapid.Bool().Draw(t, "changed") {
			change := rapid.Float64().Draw(t, "change")
			q.Change24h = &change
		}
		in := entry{fetched: time.Unix(1, 2).UTC(), until: time.Unix(3, 4).UTC(), keep: time.Unix(5, 6).UTC(), box: &box{quotes: [1]market.Quote{q}}}
		data, err := encode(in)
		if err != nil {
			t.Fatal(err)
		}
		out, err := decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(in, out, cmp.AllowUnexported(entry{}, box{}), cmpopts.IgnoreFields(box{}, "change")); d != "" {
			t.Fatal(d)
		}
	})
}

func TestEverythingElseComesBackAsItWas(t *testing.T) {
	limit := 21e6
	in := entry{
		fetched: time.Unix(1, 0).UTC(), until: time.Unix(2, 0).UTC(), keep: time.Unix(3, 0).UTC(),
		rest: market.Answer{
			Source: "CoinGecko", AsOf: time.Unix(9, 0).UTC(),
			Stats:  []market.Stats{{Price: 1, Max: &limit, Asset: market.Asset{ID: "bitcoin"}}},
			Global: &market.GlobalStats{MarketCap: 3e12, Dominance: map[string]float64{"btc": 57.1}},
			Series: []market.Series{{Unit: "%", Points: []market.Point{{At: time.Unix(4, 0).UTC(), Value: 4.1}}}},
		},
	}
	data, err := encode(in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(in, out, cmp.AllowUnexported(entry{})); d != "" {
		t.Error(d)
	}
}

func FuzzDecode(f *testing.F) {
	good, _ := encode(entry{box: &box{quotes: [1]market.Quote{{Price: 1, Currency: "usd", Source: "x"}}}})
	rest, _ := encode(entry{rest: market.Answer{Source: "x"}})
	f.Add(good)
	f.Add(rest)
	f.Add([]byte{formQuote})
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = decode(data) })
}
