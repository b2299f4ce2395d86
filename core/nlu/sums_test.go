package nlu_test

import (
	"strconv"
	"testing"
)

// How English chats count: "source amount target".
func TestEnglishSlangCounts(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"2 mil shib in bucks": "shiba-inu 2e+06 usd", "2.5mil yen to usd": "jpy 2.5e+06 usd", "half a mil pesos in usd": "mxn 500000 usd", "quarter of a million yen in dollars": "jpy 250000 usd", "1.5 bil won to dollars": "krw 1.5e+09 usd",
		"a tenner in euros": "gbp 10 eur", "two fivers in yen": "gbp 10 jpy", "a monkey in euros": "gbp 500 eur", "a couple of eth in dollars": "ethereum 2 usd", "couple hundred bucks in btc": "usd 200 btc",
		"a grand in quid, swap to greenbacks": "gbp 1000 usd", "a quarter million korean won, how many dollars": "krw 250000 usd", "cinco mil dolares en euros": "usd 5000 eur", "5 mil reais em dolar": "brl 5000 usd",
	} {
		if got := paid(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestPiecesAreCountedBesideTheirPrice(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]float64{
		"add a dozen starbucks shares to my portfolio, bought at 84": 12, "i bought ten shares of tesla at 200": 10, "bought 3 dozen apple shares at 150": 36, "i bought two eth at 3000 each": 2, "i bought 2 eth at 3000": 2,
	} {
		if q := understand(t, u, text); q.Intent != "portfolio" || q.Amount != want {
			t.Errorf("%q: %s of %s, want %g", text, strconv.FormatFloat(q.Amount, 'g', -1, 64), q.Intent, want)
		}
	}
}
