package skills_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// lacking opens a bazaar that has everything but some kinds of data.
func lacking(kinds ...market.Kind) *bazaar {
	b := everything()
	b.fail = func(r market.Request) error {
		for _, k := range kinds {
			if r.Kind == k {
				return fault(market.ErrUnavailable)
			}
		}
		return nil
	}
	return b
}

func TestBriefCards(t *testing.T) {
	still, rising, month := everything(), everything(), about("")
	still.listed, rising.listed = still.listed[6:], rising.listed[4:]
	month.Span = "30d"
	shares := about("")
	shares.Of = market.Equity
	stale := everything()
	stale.stale, stale.made = 3*3600e9, true
	golden(t, "overview", []scene{
		{"all is known", everything(), about("")},
		{"nothing moves", still, about("")},
		{"nothing fell", rising, about("")},
		{"without the mood", lacking(market.Sentiment), about("")},
		{"without movers", lacking(market.Listing), about("")},
		{"the whole market alone", lacking(market.Listing, market.Sentiment), about("")},
		{"without the whole market", lacking(market.Global), about("")},
		{"the mood alone", lacking(market.Global, market.Listing), about("")},
		{"nothing is known", lacking(market.Global, market.Listing, market.Sentiment), about("")},
		{"over a month", everything(), month},
		{"where shares were meant", everything(), shares},
		{"old and made up", stale, about("")},
	})
}

// TestABriefHasASentenceForEachThingThatIsKnown counts them, and holds whom they are from.
func TestABriefHasASentenceForEachThingThatIsKnown(t *testing.T) {
	for _, x := range []struct {
		at        *bazaar
		sentences int
		source    string
	}{
		{everything(), 4, "CoinGecko, alternative.me"},
		{lacking(market.Sentiment), 3, "CoinGecko"},
		{lacking(market.Listing), 3, "CoinGecko, alternative.me"},
		{lacking(market.Global), 2, "CoinGecko, alternative.me"},
		{lacking(market.Global, market.Sentiment), 1, "CoinGecko"},
		{lacking(market.Global, market.Listing), 1, "alternative.me"},
	} {
		c := x.at.answer(t, about(""))
		if got := strings.Count(c.Text+" ", ". "); got != x.sentences || c.Source != x.source || !c.AsOf.Equal(noon) {
			t.Errorf("%d sentences from %q at %v, want %d from %q: %s", got, c.Source, c.AsOf, x.sentences, x.source, c.Text)
		}
	}
}

func TestAFigureOfTheWholeMarketKeepsItsCard(t *testing.T) {
	for _, m := range []ask.Metric{ask.Dominance, ask.MarketCap, ask.Volume} {
		b := everything()
		b.answer(t, about(m))
		if len(b.asked) != 1 || b.asked[0].Kind != market.Global {
			t.Errorf("%s: %+v", m, b.asked)
		}
	}
}

func TestABriefAsksInTheCurrencyThatWasNamed(t *testing.T) {
	b, q := everything(), about("")
	q.Currency = "eur"
	b.answer(t, q)
	for _, k := range []market.Kind{market.Global, market.Listing} {
		if asked := b.requests(k); len(asked) != 1 || asked[0].Currency != "eur" {
			t.Errorf("%s: %+v", k, asked)
		}
	}
}
