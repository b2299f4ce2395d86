package skills_test

import (
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

func TestSentimentCards(t *testing.T) {
	moody := func(values ...float64) *bazaar {
		b := open()
		for i, v := range values {
			b.mood = append(b.mood, market.Point{At: day(2026, 11, 23).AddDate(0, 0, i-len(values)+1), Value: v})
		}
		return b
	}
	month := make([]float64, 31)
	for i := range month {
		month[i] = float64(20 + 2*i)
	}
	of := func(assets ...market.Asset) ask.Query {
		return ask.Query{Intent: ask.Sentiment, Text: "x", Assets: assets}
	}
	golden(t, "sentiment", []scene{
		{"a month", moody(month...), of()},
		{"extreme fear, one day known", moody(7), of()},
		{"neutral, with a hole", moody(90, 50), of()},
		{"of one coin", moody(60, 75), of(eth)},
		{"nobody has it", open(), of()},
		{"out of reach", open().failing(fault(market.ErrTimeout)), of()},
	})
}

func TestProfileCards(t *testing.T) {
	b := withStatistics()
	long := "Ethereum is a network of computers that runs small programs. "
	b.about = map[string]market.About{
		"bitcoin":  {Text: "Bitcoin is the first cryptocurrency.", Homepage: "https://bitcoin.org", Categories: []string{"Layer 1 (L1)", "Proof of Work"}, Started: day(2009, 1, 3), Source: "CoinGecko"},
		"ethereum": {Text: long + long + long + long + long + long + long + long + long + long + long + long + long, Source: "CoinGecko"},
		"solana":   {Source: "CoinGecko"},
	}
	of := func(assets ...market.Asset) ask.Query {
		return ask.Query{Intent: ask.Profile, Text: "x", Assets: assets}
	}
	golden(t, "profile", []scene{
		{"all known", b, of(btc)},
		{"a long description", b, of(eth)},
		{"an empty one", b, of(sol)},
		{"figures alone", b, of(aapl)},
		{"two at once", b, of(btc, eth)},
		{"nothing known", b, of(rare)},
		{"of nothing", b, of()},
		{"of what nobody knows", b, ask.Query{Intent: ask.Profile, Unknown: []string{"foobarcoin"}}},
		{"out of reach", open().failing(fault(market.ErrTimeout)), of(btc)},
	})
}
