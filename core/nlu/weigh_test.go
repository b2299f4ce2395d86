package nlu_test

import (
	"testing"

	"tickertape/core/ask"
)

func TestTheWeightThatAMetalIsAskedForIn(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]ask.Unit{
		"price of silver per gram": ask.Gram, "price gold gram": ask.Gram, "/price gold per gram": ask.Gram, "price gold kg": ask.Kilogram, "p gold tola": ask.Tola, "gold per gram": ask.Gram,
		"price of gold": "", "price gold": "", "price btc": "", "gram altın": ask.Gram, "chart gold per gram": ask.Gram, "gold per gram over 7 days": ask.Gram,
		"chart GC=F 7d per g in eur": ask.Gram, "chart GC=F 24h per kg": ask.Kilogram, "chart GC=F 1y candles ema 20 per g": ask.Gram, "chart GC=F 1y per tola": ask.Tola,
	} {
		if got := understand(t, u, text).Unit; got != want {
			t.Errorf("%q: per %q, want %q", text, got, want)
		}
	}
}
