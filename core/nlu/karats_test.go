package nlu_test

import (
	"math"
	"testing"

	"tickertape/core/ask"
)

func TestKaratsOfGoldAreAPurity(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]struct {
		karats float64
		amount float64
		unit   ask.Unit
	}{
		"24k gold price in usd": {24, 0, ""}, "22k gold price": {22, 0, ""}, "18k gold in eur": {18, 0, ""}, "14k gold price per gram": {14, 0, ask.Gram}, "10k gold": {10, 0, ""}, "9k gold price": {9, 0, ""},
		"10 g 18k gold in usd": {18, 10, ask.Gram}, "10 grams of 14 karat gold in eur": {14, 10, ask.Gram}, "24 karat gold price": {24, 0, ""}, "18 ct gold": {18, 0, ""}, "18 ct gold price in usd": {18, 0, ""}, "18k white gold price": {18, 0, ""}, "gold 22k": {22, 0, ""},
		"24 ayar altın": {24, 0, ""}, "22 ayar altın gram fiyatı": {22, 0, ask.Gram}, "585er gold preis": {14.04, 0, ""}, "oro de 18 quilates": {18, 0, ""}, "or 18 carats prix": {18, 0, ""}, "золото 585 пробы": {14.04, 0, ""}, "18K金价格": {18, 0, ""},
		"gold price": {0, 0, ""}, "10 g gold in usd": {0, 10, ask.Gram},
	} {
		q := understand(t, u, text)
		if len(q.Assets) != 1 || q.Assets[0].ID != "GC=F" || math.Abs(24*q.Fineness-want.karats) > 1e-9 || q.Amount != want.amount || q.Unit != want.unit {
			t.Errorf("%q: %s %v of %v karats, %v %q", text, q.Intent, q.Assets, 24*q.Fineness, q.Amount, q.Unit)
		}
	}
	for _, text := range []string{"1 ct gold in usd", "1 stone of gold", "10k usd in gold", "alert me when gold hits 10k"} {
		if q := understand(t, u, text); q.Fineness != 0 || q.Amount == 1 && len(q.Assets) > 0 {
			t.Errorf("%q: %s of %v, %v, fineness %v", text, q.Intent, q.Assets, q.Amount, q.Fineness)
		}
	}
}

func TestKaratsAreKeptByWhatGoesOnWithThem(t *testing.T) {
	u := newUnderstander(t)
	if q := u.Within(t.Context(), "in eur", []string{"18k gold price"}, monday); q.Fineness != 0.75 || q.Currency != "eur" {
		t.Errorf("%v in %s", q.Fineness, q.Currency)
	}
	if q := u.Within(t.Context(), "btc", []string{"18k gold price"}, monday); q.Fineness != 0 {
		t.Error("bitcoin has karats")
	}
}
