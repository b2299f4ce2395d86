package skills

import (
	"testing"

	"tickertape/core/chat"
	"tickertape/core/market"
)

func TestCardSaysThatSourcesDiffer(t *testing.T) {
	btc := market.Asset{Class: market.Crypto, ID: "bitcoin", Symbol: "BTC", Name: "Bitcoin"}
	for percent, want := range map[float64]string{
		6.2:  "Sources differ: Yahoo Finance says 6 % more for Bitcoin (BTC).",
		-4.6: "Sources differ: Yahoo Finance says 5 % less for Bitcoin (BTC).",
	} {
		var c chat.Card
		voice{}.credit(&c, market.Answer{Source: "CoinGecko", Doubts: []market.Doubt{{Asset: btc, Source: "Yahoo Finance", Percent: percent}}})
		if c.Notice != want {
			t.Errorf("%v: %q, want %q", percent, c.Notice, want)
		}
	}
}
