package nlu

import (
	"context"
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
)

// Whatever something is wanted in several of is asked for each, as long as they stand in one row.
func TestOneAmountIsWantedInSeveralThings(t *testing.T) {
	r := forgetful(t)
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"100 usd in eur, gbp and jpy":          "usd>eur usd>gbp usd>jpy",
		"1 btc in usd and eur":                 "bitcoin>usd bitcoin>eur",
		"0.5 eth to btc, sol and usd":          "ethereum>btc ethereum>sol ethereum>usd",
		"/convert 5 eth to usd and eur":        "ethereum>usd ethereum>eur",
		"price of btc and eth in usd and eur":  "bitcoin,ethereum>usd bitcoin,ethereum>eur",
		"100 dólares en euros y libras":        "usd>eur usd>gbp",
		"сколько 100 долларов в евро и юанях":  "usd>eur usd>cny",
		"100美元换成欧元和日元":                         "usd>eur usd>jpy",
		"btc price in usd, eur, gbp, chf, jpy": "bitcoin>usd bitcoin>eur bitcoin>gbp bitcoin>chf +1",
		"100 usd in eur":                       "usd>eur",
		"btc in euros, and eth":                "bitcoin,ethereum>eur",
	} {
		q := r.complete(context.Background(), text, past{}, now)
		var got []string
		for _, each := range append([]ask.Query{q}, q.Also...) {
			var of []string
			for _, a := range each.Assets {
				of = append(of, a.ID)
			}
			got = append(got, strings.Join(of, ",")+">"+string(each.Currency))
		}
		if q.Left > 0 {
			got = append(got, "+1")
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", text, s, want)
		}
	}
}
