package nlu_test

import (
	"fmt"
	"strings"
	"testing"

	"tickertape/core/ask"
)

// exchanged writes a question about former money: the amount, what is converted and into what.
func exchanged(q ask.Query) string {
	if q.Intent != ask.Convert || q.Former == "" {
		return string(q.Intent)
	}
	from, to := string(q.Former), string(q.Currency)
	switch {
	case q.Target.ID == string(q.Former):
		from, to = q.Assets[0].ID, q.Target.ID
	case q.Target.ID != "":
		to = q.Target.ID
	}
	return strings.TrimSpace(fmt.Sprintf("%g %s %s", q.Amount, from, to))
}

func TestMoneyThatTheEuroReplacedIsRead(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"italian lira": "0 itl", "deutsche mark": "0 dem", "french franc": "0 frf", "drachma": "0 grd", "what happened to the deutsche mark": "0 dem", "price of deutsche mark": "0 dem", "peseta": "0 esp",
		"100 french francs in euro": "100 frf eur", "100000 italian lira to eur": "100000 itl eur", "100k italian lire in euros": "100000 itl eur", "1 million deutsche marks in usd": "1e+06 dem usd", "100 dm in euro": "100 dem eur", "1000 DM in usd": "1000 dem usd", "100 FRF to EUR": "100 frf eur", "500 finnish markka in eur": "500 fim eur", "100 irish pounds in euro": "100 iep eur", "convert 100 dutch guilders to euro": "100 nlg eur", "100 belgian francs in btc": "100 bef bitcoin", "50 deutsche mark": "50 dem", "deutsche mark in euro": "1 dem eur",
		"10 euro in dm": "10 eur dem", "100 usd in deutsche mark": "100 usd dem",
		"100000 lira italiane in euro": "100000 itl eur", "50 pesetas en euros": "50 esp eur", "100 marcos alemanes en euros": "100 dem eur", "100 D-Mark in Euro": "100 dem eur", "100 schilling in euro": "100 ats eur", "100 francs belges en euros": "100 bef eur", "100 escudos portugueses em euros": "100 pte eur", "100 alman markı kaç euro": "100 dem eur", "100 драхм в евро": "100 grd eur", "100 немецких марок в долларах": "100 dem usd", "100德国马克多少欧元": "100 dem eur",
		"100 lira in euro": "convert", "100 francs in euro": "convert", "100 cape verdean escudos in euro": "convert", "100 chf in eur": "convert", "price btc": "price", "dm me the price of btc": "price", "100 euro in dem": "convert",
	} {
		if got := exchanged(understand(t, u, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestFormerMoneyIsLeftBehind(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{"and in usd?": "100 dem usd", "price btc": "", "and btc?": ""} {
		q := u.Within(t.Context(), text, []string{"100 dm in euro"}, monday)
		if got := exchanged(q); want != "" && got != want || want == "" && q.Former != "" {
			t.Errorf("%q: %s, want %q", text, got, want)
		}
	}
}
