package nlu

import (
	"testing"

	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

func TestSlangIsNoTickerOfAWellKnownCoin(t *testing.T) {
	lex, err := lexicon.New()
	if err != nil {
		t.Fatal(err)
	}
	for w := range slang.All() {
		if a, ok := lex.Resolve(w); ok && a.Class == market.Crypto && lex.Ticker(w) {
			t.Errorf("%q is %s", w, a.ID)
		}
	}
}

func TestSlangIsWrittenOut(t *testing.T) {
	for text, want := range map[string]string{
		"ayo wut doge goin for": "ayo what doge going for", "gimme dat sol": "give me that sol", "a one-year chart": "a one year chart",
		"u stock": "u stock", "u": "u", "btw btc": "btc",
	} {
		got := newText(plainly(lexicon.Tokenize(text), ""), asOf).joined
		if got != " "+want+" " && got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
