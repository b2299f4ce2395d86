package nlu_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersInLetters(t *testing.T) {
	u := newUnderstander(t)
	for words, want := range map[string]float64{
		"a hundred and fifty": 150, "two and a half": 2.5, "2 and a half": 2.5, "half a million": 5e5, "half a dozen": 6, "three dozen": 36,
		"twenty-five": 25, "two thousand three hundred": 2300, "five": 5, "3 hundred thousand": 3e5, "medio": 0.5, "ein halber": 0.5, "fünf tausend": 5000,
	} {
		for _, text := range []string{"convert %s eth to eur", "%s eth in eur"} {
			text = fmt.Sprintf(text, words)
			if q := understand(t, u, text); q.Amount != want || len(q.Assets) != 1 || q.Assets[0].ID != "ethereum" {
				t.Errorf("%q: %v of %v, want %v", text, q.Amount, q.Assets, want)
			}
		}
	}
	for _, text := range []string{"two three btc in usd", "one hundred five six btc in eur"} {
		if q := understand(t, u, text); q.Amount != 0 {
			t.Errorf("%q: %v", text, q.Amount)
		}
	}
	if q := understand(t, u, "tell me when btc hits a hundred thousand"); q.Amount != 1e5 {
		t.Errorf("a threshold: %v", q.Amount)
	}
}

func TestNumbersInLettersAreThoseInDigits(t *testing.T) {
	u := newUnderstander(t)
	tens := []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	units := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	rapid.Check(t, func(r *rapid.T) {
		ten, one, hundreds := rapid.IntRange(2, 9).Draw(r, "ten"), rapid.IntRange(1, 9).Draw(r, "one"), rapid.IntRange(0, 9).Draw(r, "hundreds")
		text := tens[ten] + "-" + units[one]
		if hundreds > 0 {
			text = units[hundreds] + " hundred and " + text
		}
		if q := understand(t, u, text+" dollars in yen"); q.Amount != float64(100*hundreds+10*ten+one) {
			r.Errorf("%q is %v", text, q.Amount)
		}
	})
}
