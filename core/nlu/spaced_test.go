package nlu_test

import "testing"

// What stands apart from the number that it multiplies, and small change.
func TestAmountsInPiecesAreRead(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"5 b usd in eur": "usd 5e+09 eur", "7 t usd in eur": "usd 7e+12 eur", "3 tn usd in eur": "usd 3e+12 eur", "3 trn usd in eur": "usd 3e+12 eur", "1 bn usd in eur": "usd 1e+09 eur", "$5 b in eur": "usd 5e+09 eur",
		"5 M usd in eur": "usd 5e+06 eur", "5 mn eur in usd": "eur 5e+06 usd", "5 mln eur in usd": "eur 5e+06 usd", "5mln eur in usd": "eur 5e+06 usd", "2.5 m eur in usd": "eur 2.5e+06 usd",
		"4 b eth in usd": "ethereum 4e+09 usd", "3 m btc in eur": "bitcoin 3e+06 eur", "2 m doge in usd": "dogecoin 2e+06 usd",
		"100 cents in euros": "usd 1 eur", "100 cents in usd": "usd 1 usd", "50 pence in usd": "gbp 0.5 usd", "50p in usd": "gbp 0.5 usd", "50 euro cents in usd": "eur 0.5 usd", "5 pounds 50 pence in usd": "gbp 5.5 usd", "50 kuruş kaç dolar": "try 0.5 usd",
		"5 mln in usd": "melon 5 usd", "5 t gold in usd": "GC=F 5 usd",
		"--5 btc in usd": "bitcoin 0 usd", "0x10 btc in usd": "bitcoin 0 usd", "0xff btc in usd": "bitcoin 0 usd",
	} {
		q := understand(t, u, text)
		if got := paid(q); got != want {
			t.Errorf("%q: %s %s, want %s", text, q.Intent, got, want)
		}
	}
	if q := understand(t, u, "100 cents in euros"); q.Language != "en" {
		t.Errorf("cents are %s", q.Language)
	}
}
