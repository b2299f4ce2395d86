package nlu_test

import (
	"slices"
	"strings"
	"testing"

	"tickertape/core/ask"
)

// outline writes what a message of several questions asks for: intent, metric or indicator,
// assets, span; parts joined with "; ".
func outline(q ask.Query) string {
	var parts []string
	for _, p := range append([]ask.Query{q}, q.Also...) {
		words := []string{string(p.Intent), string(p.Metric), p.Indicator.Code}
		for _, a := range p.Assets {
			words = append(words, a.ID)
		}
		words = append(words, string(p.Span))
		parts = append(parts, strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " "))
	}
	return strings.Join(parts, "; ")
}

func TestMessageOfSeveralQuestions(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"btc price and us inflation":                                      "price bitcoin; economic cpi",
		"Inflation and BTC?":                                              "economic cpi; price bitcoin",
		"gold, btc and inflation":                                         "price GC=F bitcoin; economic cpi",
		"cpi and unemployment":                                            "economic cpi; economic unemployment",
		"price of btc, market cap of eth":                                 "price bitcoin; market market_cap ethereum",
		"btc dominance and eth price":                                     "market dominance bitcoin; price ethereum",
		"1.5 eth in eur and inflation":                                    "convert ethereum; economic cpi",
		"price of btc plus the fed funds rate":                            "price bitcoin; economic fed_funds",
		"market cap of btc over 7 days":                                   "history market_cap bitcoin 7d",
		"volume of eth in the last 2 weeks":                               "history volume ethereum 2w",
		"market cap of btc over 7 days and us inflation":                  "history market_cap bitcoin 7d; economic cpi",
		"price of btc; inflation; unemployment; gdp":                      "price bitcoin; economic cpi; economic unemployment; economic gdp",
		"price of btc and eth":                                            "price bitcoin ethereum", // one question
		"btc, eth and doge":                                               "price bitcoin ethereum dogecoin",
		"market cap of btc and eth":                                       "market market_cap bitcoin ethereum",
		"btc and eth in eur and inflation":                                "price bitcoin ethereum; economic cpi",
		"btc in eur and eth in gbp":                                       "price bitcoin; price ethereum",
		"btc in eur and eth in eur":                                       "price bitcoin ethereum",
		"1.5 eth and 2 btc in usd":                                        "convert ethereum; convert bitcoin",
		"inflation, inflation, inflation":                                 "economic cpi",
		"what's the price of btc and what is us inflation":                "price bitcoin; economic cpi",
		"us inflation and uk inflation":                                   "economic cpi; economic cpi",
		"market cap of btc over 7 days and market cap of eth over 7 days": "history market_cap bitcoin 7d; history market_cap ethereum 7d",
		"price of btc, us inflation and fear and greed":                   "price bitcoin; economic cpi; sentiment",
		"btc price, fear and greed index, top gainers":                    "price bitcoin; sentiment; movers",
		"precio de btc y miedo y codicia":                                 "price bitcoin; sentiment",
		"fear and greed":                                                  "sentiment",
		"top gainers and losers":                                          "movers",
		"thanks and btc price and inflation":                              "price bitcoin; economic cpi",
		"btc price and why it fell":                                       outline(understand(t, u, "btc price and why it fell")),
		"market cap of btc 7 days ago":                                    outline(understand(t, u, "market cap of btc 7 days ago")),
		"price of btc, eth price, gold price, cpi, gdp, m2":               "price bitcoin ethereum GC=F; economic cpi; economic gdp; economic m2",
	} {
		q := understand(t, u, text)
		if got := outline(q); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
		if strings.Count(want, ";") != len(q.Also) {
			t.Errorf("%q has %d further parts", text, len(q.Also))
		}
		for _, p := range q.Also {
			if len(p.Also) > 0 || p.Language != q.Language || (p.Span != "") != !p.Range.Zero() && p.Intent == ask.Market {
				t.Errorf("%q: %+v", text, p)
			}
		}
	}
	if q := understand(t, u, "btc price and why it fell"); len(q.Also) > 0 {
		t.Errorf("%+v", q)
	}
}

func TestPartsThatAreNotAnsweredAreNamed(t *testing.T) {
	u := newUnderstander(t)
	q := understand(t, u, "inflation, unemployment, gdp, payrolls, retail sales, btc price")
	if len(q.Also) != 3 || q.Left != 2 {
		t.Errorf("%s, left %d", outline(q), q.Left)
	}
	q = understand(t, u, "price of btc and flibberty gibbet and gdp")
	if outline(q) != "price bitcoin; economic gdp" || len(q.Unknown) != 1 || q.Unknown[0] != "flibberty gibbet" {
		t.Errorf("%s, unknown %q", outline(q), q.Unknown)
	}
	q = understand(t, u, "btc in eur and eth in gbp")
	if q.Currency != "eur" || q.Also[0].Currency != "gbp" {
		t.Errorf("%+v", q)
	}
	q = understand(t, u, "1.5 eth and 2 btc in usd")
	if q.Currency != "usd" || q.Amount != 1.5 || q.Also[0].Amount != 2 {
		t.Errorf("%+v", q)
	}
}
