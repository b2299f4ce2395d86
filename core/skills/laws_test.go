package skills_test

import (
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tickertape/core/ask"
	"tickertape/core/market"
)

var word = rapid.StringMatching(`([A-Za-z0-9αβγ^=]{1,8}[.]?)?`)

// anyAsset is one that exists, one that nobody has, or one that is no asset at all.
func anyAsset() *rapid.Generator[market.Asset] {
	return rapid.OneOf(
		rapid.SampledFrom([]market.Asset{btc, eth, sol, shib, rare, aapl, sap, spx, gold, dollar, euro, pound, yen, {}}),
		rapid.Custom(func(t *rapid.T) market.Asset {
			return market.Asset{
				Class: rapid.SampledFrom([]market.Class{market.Crypto, market.Equity, market.Index, market.Commodity, market.Fiat, "", "soup"}).Draw(t, "class"),
				ID:    word.Draw(t, "id"), Symbol: word.Draw(t, "symbol"), Name: word.Draw(t, "name"),
			}
		}),
	)
}

// anyQuery is what a broken understanding could come up with.
func anyQuery(t *rapid.T) ask.Query {
	q := ask.Query{
		Text:     rapid.StringN(0, 20, -1).Draw(t, "text"),
		Intent:   rapid.SampledFrom(append(ask.Intents(), "", "juggle")).Draw(t, "intent"),
		Assets:   rapid.SliceOfN(anyAsset(), 0, 30).Draw(t, "assets"),
		Currency: rapid.SampledFrom([]market.Currency{"", "usd", "EUR", "btc", "xyz", "💥"}).Draw(t, "currency"),
		Metric:   rapid.SampledFrom([]ask.Metric{"", ask.MarketCap, ask.Volume, ask.Supply, ask.ATH, ask.ATL, ask.Dominance, ask.Rank, ask.FDV}).Draw(t, "metric"),
		Amount:   rapid.OneOf(rapid.Just(0.0), rapid.Float64()).Draw(t, "amount"),
		Language: rapid.SampledFrom(append(spoken, "", "xx")).Draw(t, "language"),
	}
	q.Board = rapid.SampledFrom([]ask.Board{"", ask.Gainers, ask.Losers, ask.Trending, ask.Largest, ask.Traded, ask.Heat}).Draw(t, "board")
	q.Of, q.Top = rapid.SampledFrom([]market.Class{"", market.Equity}).Draw(t, "of"), rapid.IntRange(-1, 60).Draw(t, "top")
	if rapid.Bool().Draw(t, "imagined") {
		q.Like = anyAsset().Draw(t, "like")
	}
	if rapid.Bool().Draw(t, "targeted") {
		q.Target = anyAsset().Draw(t, "target")
	}
	of := rapid.SampledFrom([]string{"", "inflation", "payrolls", "10 year", "claims", "gdp growth", "deficit", "nowhere"}).Draw(t, "indicator")
	q.Indicator = indicators[of]
	if rapid.Bool().Draw(t, "ranged") {
		from := noon.AddDate(0, -rapid.IntRange(-20, 60).Draw(t, "months"), 0)
		q.Range = market.Range{From: from, To: from.Add(time.Duration(rapid.IntRange(-40, 400).Draw(t, "days")) * 24 * time.Hour)}
	}
	return q
}

func TestThereIsAWellFormedCardForEveryQueryAndEveryFault(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		q := anyQuery(r)
		b := withOffice()
		for id, s := range withStatistics().stalls {
			b.stalls[id].stats = s.stats
		}
		b.global, b.listed = withStatistics().global, withListing().listed
		broken := int64(rapid.IntRange(0, 4).Draw(r, "broken call"))
		of := rapid.SampledFrom([]market.Fault{market.ErrNotFound, market.ErrTimeout, market.ErrRateLimited, market.ErrBadRequest}).Draw(r, "fault")
		var calls atomic.Int64 // the parts of a question are asked side by side
		b.fail = func(market.Request) error {
			if calls.Add(1) == broken {
				return fault(of)
			}
			return nil
		}
		c := b.answer(t, q)
		if f := flaws(c); len(f) > 0 {
			r.Fatalf("%+v: %s\n%s", q, f, c.Plain())
		}
		if calls := calls.Load(); calls > 8 { // the past and the present of four assets
			r.Fatalf("%d requests for %+v", calls, q)
		}
	})
}
