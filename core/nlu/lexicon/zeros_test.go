package lexicon_test

import (
	"testing"

	"tickertape/core/nlu/lexicon"
)

func TestLettersStandForZeros(t *testing.T) {
	for text, want := range map[string]float64{"2oo": 200, "1ooo usd": 1000, "5O eth": 50, "10O": 100, "3 oz": 3, "0o": 0} {
		got := lexicon.Tokenize(text)
		if len(got) == 0 || got[0].Kind != lexicon.Number || got[0].Number != want {
			t.Errorf("%q begins with %+v, want %v", text, got, want)
		}
	}
	for _, text := range []string{"2oz", "3only", "1o1"} {
		if got := lexicon.Tokenize(text); got[0].Number >= 10 {
			t.Errorf("%q begins with %v", text, got[0].Number)
		}
	}
}
