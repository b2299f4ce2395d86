package nlu_test

import (
	"fmt"
	"testing"
)

// Messages as they are typed in a hurry, dictated, or written among friends.
func TestRoughMessagesAreUnderstood(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"1.5ethineur": "1.5 × convert ethereum in eur", "whatsthepriceofxrp": "price ripple", "bitcoindominance": "market dominance bitcoin", "conver t 2oo pounds to eruos": "200 × convert gbp in eur",
		"what is the price of a theorem right now": "price ethereum", "price of ex are pee": "price ripple", "b t c price please": "price bitcoin", "etherum makret cpa": "market market_cap ethereum",
		"what was bit coin worth on january third two thousand twenty one": "history bitcoin 2021-01-03",
		"draw me the s and p five hundred since twenty twenty":             "chart ^GSPC 2020-01-01..2026-11-23",
		"tell me if ether goes beneath two thousand five hundred euros":    "2500 × alert ethereum in eur",
		"wievil sind 75eruo in zloti":                                      "75 × convert eur in pln",
		"arbeitslosn quote östreich aktuel":                                "economic unemployment of at",
		"wie lif die telekom aktei im letztn monat":                        "history DTE.DE 30d",
		"скока стоет битконин":                                             "price bitcoin",
		"250euro kacdolar eder":                                            "250 × convert eur in usd",
		"500 mücken in eth":                                                "500 × convert eur in eth",
		"пятихатка в баксах":                                               "500 × convert rub in usd",
		"gm fam, whats corn doing rn":                                      "price bitcoin",
		"corn futures price per bushel":                                    "price ZC=F",
		"whats link at in eur":                                             "price chainlink in eur",
		"mask above 4.20 wake me":                                          "4.2 × alert mask-network",
		"add ALL and TRV to my watchlist":                                  "watchlist ALL TRV",
		"ticker IT last price":                                             "price IT",
		"total market cap in rupees":                                       "market market_cap in inr",
		"sag bescheid wenn gold die 4000er marke reißt":                    "4000 × alert GC=F",
		"1.5 lakhs to usd":                                                 "150000 × convert inr in usd", "10 racks in btc": "10000 × convert usd in btc", "ALL price": "price ALL", "real price of gold": "price GC=F", "sol getting nuked rn": "price solana", "cardano priec in eurs": "price cardano in eur",
		"what is the inflation rate":                                        "economic cpi of us",
		"what is PEOPLE and didnt they try to buy the constitution with it": "profile constitutiondao",
		"how much is 100 try in usd":                                        "100 × convert try in usd",
	} {
		q := understand(t, u, text)
		got := meaning(q)
		if q.Amount > 0 {
			got = fmt.Sprintf("%g × %s", q.Amount, got)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// Words that are tickers elsewhere name nothing here.
func TestRoughMessagesNameNothing(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{
		"behind the wendys dumpster again lads", "thanks a ton!", "how many bags of sand for a 2x3m patio", "sudo apt update gives me a 404", "i'll try to be there", "ripper, ta mate",
		"grandma baked corn bread", "can you prove a theorem for me", "i see you are why we lost",
	} {
		if q := understand(t, u, text); len(q.Assets) > 0 || q.Currency != "" {
			t.Errorf("%q names %v %v", text, q.Assets, q.Currency)
		}
	}
}
