package nlu_test

import (
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// What an amount would have become is asked for in eight languages.
func TestInvestedAmounts(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for text, want := range map[string]struct {
		of      string
		money   market.Currency
		amount  float64
		span    ask.Span
		every   ask.Span
		counted bool
	}{
		"what if i had bought 100 dollars of doge in jan 2021":       {"dogecoin", "usd", 100, "2021-01-01..2021-01-31", "", false},
		"if i had invested 1000 in btc in 2020":                      {"bitcoin", "", 1000, "2020-01-01..2020-12-31", "", false},
		"$500 of eth bought on 3 march 2019 would be worth what now": {"ethereum", "usd", 500, "2019-03-03", "", false},
		"if i bought 2 eth in january 2019":                          {"ethereum", "", 2, "2019-01-01..2019-01-31", "", true},
		"what would $1000 in nvidia 10 years ago be worth":           {"NVDA", "usd", 1000, "2016-11-23", "", false},
		"dca 100 a month into btc since 2020":                        {"bitcoin", "", 100, "2020-01-01..2026-11-23", "1mo", false},
		"if i had bought 10 grams of gold in 2021":                   {"GC=F", "", 10, "2021-01-01..2021-12-31", "", true},
		"if i had bought 2 ounces of silver in 2021":                 {"SI=F", "", 2, "2021-01-01..2021-12-31", "", true},
		"dca 2 eth monthly since 2022":                               {"ethereum", "", 2, "2022-01-01..2026-11-23", "1mo", true},
		"dca 50 usd a week into btc from jan 2020 to dec 2020":       {"bitcoin", "usd", 50, "2020-01-01..2020-12-31", "1w", false},
		"si hubiera comprado 100 dólares de ether en 2019":           {"ethereum", "usd", 100, "2019-01-01..2019-12-31", "", false},
		"se eu tivesse investido 1000 reais em bitcoin em 2015":      {"bitcoin", "brl", 1000, "2015-01-01..2015-12-31", "", false},
		"si j'avais investi 1000 euros dans le bitcoin en 2016":      {"bitcoin", "eur", 1000, "2016-01-01..2016-12-31", "", false},
		"50€ jeden Monat in bitcoin seit 2020":                       {"bitcoin", "eur", 50, "2020-01-01..2026-11-23", "1mo", false},
		"wenn ich 2019 100 euro in ethereum investiert hätte":        {"ethereum", "eur", 100, "2019-01-01..2019-12-31", "", false},
		"2020'de 1000 lira bitcoine yatırsaydım":                     {"bitcoin", "try", 1000, "2020-01-01..2020-12-31", "", false},
		"если бы я вложил 1000 рублей в биткоин в 2017":              {"bitcoin", "rub", 1000, "2017-01-01..2017-12-31", "", false},
		"2017年投1000美元买比特币现在值多少":                                      {"bitcoin", "usd", 1000, "2017-01-01..2017-12-31", "", false},
	} {
		q := understand(t, u, text)
		if q.Intent != ask.History || len(q.Assets) != 1 || q.Assets[0].ID != want.of || q.Currency != want.money || q.Amount != want.amount || q.Span != want.span || q.Every != want.every || q.Counted != want.counted {
			t.Errorf("%q: %s of %v, %v %s, %s, every %q, counted %t", text, q.Intent, q.Assets, q.Amount, q.Currency, q.Span, q.Every, q.Counted)
		}
	}
}

// A purchase that somebody tells of is no question what it would have become, and neither is one to come.
func TestPurchasesThatAreNoQuestion(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for text, want := range map[string]ask.Intent{
		"i bought 0.5 btc at 60000 last year": ask.Portfolio,
		"buy 2 eth for me":                    ask.OutOfScope,
		"how did btc do in 2020":              ask.History,
	} {
		if q := understand(t, u, text); q.Intent != want || q.Every != "" {
			t.Errorf("%q: %s, want %s", text, q.Intent, want)
		}
	}
}

// Another amount, thing or time goes on with a purchase; how something did is another question.
func TestPurchasesGoOn(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	const first = "what would 100 eur put into tesla in 2021 be worth now"
	for _, c := range []struct {
		text    string
		earlier []string
		amount  float64
		money   market.Currency
		counted bool
	}{
		{"and 2 shares?", nil, 2, "eur", true},
		{"and 500 usd?", []string{"and 2 shares?"}, 500, "usd", false},
		{"and apple?", nil, 100, "eur", false},
		{"and in 2022?", nil, 100, "eur", false},
		{"how did it do this year?", nil, 0, "eur", false},
		{"and in ethereum?", nil, 100, "eur", false},
		{"and monthly?", nil, 100, "eur", false},
		{"y 200?", nil, 200, "eur", false},
	} {
		q := u.Within(t.Context(), c.text, append([]string{first}, c.earlier...), monday)
		if q.Intent != ask.History || q.Amount != c.amount || q.Currency != c.money || q.Counted != c.counted {
			t.Errorf("%q: %s, %v %s, counted %t", c.text, q.Intent, q.Amount, q.Currency, q.Counted)
		}
	}
	if q := understand(t, u, "if i had put 1000 usd in doge and xyzzycoin in 2021"); len(q.Unknown) != 1 || q.Unknown[0] != "xyzzycoin" {
		t.Errorf("unknown are %q", q.Unknown)
	}
}

// How often something is put in may be said later, and is no time.
func TestPurchasesAreMadeOftener(t *testing.T) {
	t.Parallel()
	u := newUnderstander(t)
	for _, c := range []struct {
		first, then string
		of          string
		amount      float64
		every, span ask.Span
	}{
		{"dca 50 eur a week into btc since 2020", "and monthly?", "bitcoin", 50, "1mo", "2020-01-01..2026-11-23"},
		{"dca 50 eur a week into btc since 2020", "and $200 a month?", "bitcoin", 200, "1mo", "2020-01-01..2026-11-23"},
		{"dca 50 eur a week into btc since 2020", "and eth daily?", "ethereum", 50, "1d", "2020-01-01..2026-11-23"},
		{"50€ pro Woche in bitcoin seit 2022", "und pro Monat?", "bitcoin", 50, "1mo", "2022-01-01..2026-11-23"},
		{"2020年以来每周投50美元买比特币", "每月呢?", "bitcoin", 50, "1mo", "2020-01-01..2026-11-23"},
		{"what would $100 put into btc in 2021 be worth now", "and a week ago?", "bitcoin", 100, "", "2026-11-16"},
	} {
		q := u.Within(t.Context(), c.then, []string{c.first}, monday)
		if q.Intent != ask.History || len(q.Assets) != 1 || q.Assets[0].ID != c.of || q.Amount != c.amount || q.Every != c.every || q.Span != c.span {
			t.Errorf("%q: %s of %v, %v every %q over %s", c.then, q.Intent, q.Assets, q.Amount, q.Every, q.Span)
		}
	}
}
