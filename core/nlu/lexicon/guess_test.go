package lexicon_test

import (
	"testing"

	"pgregory.net/rapid"

	"tickertape/core/nlu/lexicon"
)

func TestGuessesAreNearAndRanked(t *testing.T) {
	l, err := lexicon.New()
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"chianlnk": "chainlink", "bitconi": "bitcoin", "etherium": "ethereum", "solanna": "solana", "nivdia": "NVDA", "doje": "dogecoin", "micro soft": "MSFT",
	} {
		got := l.Guess(words, 3)
		if len(got) == 0 || got[0].ID != want {
			t.Errorf("%q: %v, want %s first", words, got, want)
		}
	}
	for _, words := range []string{"", "zz", "qqqqqqqqqq", "flibbertigibbet"} {
		if got := l.Guess(words, 3); len(got) > 0 {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func FuzzGuess(f *testing.F) {
	l, err := lexicon.New()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"bitcion", "\xff\xfe", "比特币b", "a b c d e f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := l.Guess(s, 3); len(got) > 3 {
			t.Errorf("%q: %v", s, got)
		}
	})
}

func TestGuessFindsANameWithASlip(t *testing.T) {
	l, err := lexicon.New()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		name := []rune(rapid.SampledFrom([]string{"bitcoin", "ethereum", "cardano", "chainlink", "polkadot", "avalanche", "dogecoin"}).Draw(t, "name"))
		at := rapid.IntRange(1, len(name)-2).Draw(t, "at")
		slip := append([]rune{}, name[:at]...)
		switch rapid.IntRange(0, 2).Draw(t, "slip") {
		case 0: // too few
			slip = append(slip, name[at+1:]...)
		case 1: // changed places
			slip = append(slip, name[at+1], name[at])
			slip = append(slip, name[at+2:]...)
		default: // too many
			slip = append(slip, 'q')
			slip = append(slip, name[at:]...)
		}
		want, _ := l.Resolve(string(name))
		for _, a := range l.Guess(string(slip), 3) {
			if a == want {
				return
			}
		}
		t.Fatalf("%q is not guessed from %q", string(name), string(slip))
	})
}
