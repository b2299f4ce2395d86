package nlu_test

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

// meaning writes what a query asks for: intent, assets, currency, amount, span, metric, indicator.
func meaning(q ask.Query) string {
	s := outline(q)
	if q.Currency != "" {
		s += " in " + string(q.Currency)
	}
	if q.Indicator.Country != "" {
		s += " of " + q.Indicator.Country
	}
	return s
}

func TestMessagesThatGoOn(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"price of btc", "and ethereum?", "price ethereum"},
		{"price of btc", "what about gold", "price GC=F"},
		{"price of btc", "in euros", "price bitcoin in eur"},
		{"price of btc in eur", "and eth?", "price ethereum in eur"},
		{"price of btc", "what about last week", "history bitcoin 7d"},
		{"price of btc", "and yesterday?", "history bitcoin 2026-11-22"},
		{"price of sol", "chart it", "chart solana"},
		{"chart btc 30d", "and eth", "chart ethereum 30d"},
		{"chart btc 30d", "1y", "chart bitcoin 1y"},
		{"market cap of btc", "and solana?", "market market_cap solana"},
		{"price of btc", "and its market cap?", "market market_cap bitcoin"},
		{"1.5 eth in eur", "and in usd?", "convert ethereum in usd"},
		{"us inflation", "and unemployment?", "economic unemployment of us"},
		{"us inflation", "and in japan?", "economic cpi of jp"},
		{"us inflation", "since 2020", "economic cpi 2020-01-01..2026-11-23 of us"},
		{"price of btc", "alert me when it hits 100k", "alert bitcoin"},
		{"precio de bitcoin", "y ethereum?", "price ethereum"},
		{"was kostet bitcoin", "und in euro?", "price bitcoin in eur"},
		{"bitcoin fiyatı", "peki ya ethereum?", "price ethereum"},
		{"цена биткоина", "а эфира?", "price ethereum"},
		{"цена биткоина", "а в рублях?", "price bitcoin in rub"},
		{"比特币价格", "以太坊呢?", "price ethereum"},
		{"price of btc", "1.5 eth in eur", "convert ethereum in eur"}, // whole by itself
		{"chart btc", "price of eth", "price ethereum"},
		{"chart btc", "us inflation", "economic cpi of us"},
		{"price of btc", "thanks", "smalltalk"},
		{"price of btc", "hello", "smalltalk"},
		{"thanks", "and ethereum?", "price ethereum"}, // nothing to go on from
		{"10y treasury yield", "and the 2 year?", "economic treasury_2y of us"},
		{"us cpi", "core only please", "economic core_cpi of us"},
		{"core pce", "headline?", "economic pce of us"},
		{"xmr price", "ok and what's 4 of them in dollars", "convert monero in usd"},
	} {
		if got := meaning(u.Within(t.Context(), row.text, []string{row.before}, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}

func TestPeopleAreRememberedForAQuarterOfAnHour(t *testing.T) {
	u := newUnderstander(t)
	says := func(who, channel, text string, after time.Duration) string {
		q, err := u.Understand(t.Context(), chat.Message{
			Text: text, At: monday.Add(after), Author: chat.Author{ID: who},
			Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: channel}},
		}, ask.Preferences{})
		if err != nil {
			t.Fatal(err)
		}
		return meaning(q)
	}
	says("ann", "a", "price of btc", 0)
	says("bob", "a", "price of eth", time.Second)
	for _, row := range []struct {
		who, channel string
		after        time.Duration
		want         string
	}{
		{"ann", "a", time.Minute, "price bitcoin in eur"},
		{"bob", "a", time.Minute, "price ethereum in eur"},
		{"ann", "b", time.Minute, "elsewhere"},
		{"eve", "a", time.Minute, "elsewhere"},
		{"ann", "a", 17 * time.Minute, "elsewhere"},
	} {
		got := says(row.who, row.channel, "in euros", row.after)
		if row.want == "elsewhere" && strings.Contains(got, "bitcoin") || row.want != "elsewhere" && got != row.want {
			t.Errorf("%s in %s after %s: %s, want %s", row.who, row.channel, row.after, got, row.want)
		}
	}
}

func TestAListIsGoneOnWithUntilSomethingElseIsAsked(t *testing.T) {
	u := newUnderstander(t)
	at := monday
	for _, row := range []struct{ text, want string }{
		{"delete all of them", "alone"}, // nothing to go on from
		{"show my alerts", "alert"},
		{"delete all of them", "alert"},
		{"remove the btc one", "alert bitcoin"},
		{"price of eth", "price ethereum"},
		{"delete all of them", "alone"},
	} {
		at = at.Add(time.Second)
		q, err := u.Understand(t.Context(), chat.Message{
			Text: row.text, At: at, Author: chat.Author{ID: "ann"},
			Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "a"}},
		}, ask.Preferences{})
		if err != nil {
			t.Fatal(err)
		}
		if got := meaning(q); row.want == "alone" && q.By == ask.ByContext || row.want != "alone" && got != row.want {
			t.Errorf("%q: %s by %s, want %s", row.text, got, q.By, row.want)
		}
	}
}

func TestAnExplanationIsRememberedUntilSomethingElseIsAsked(t *testing.T) {
	u := newUnderstander(t)
	at := monday
	for _, row := range []struct {
		text, explained string
		intent          ask.Intent
	}{
		{"what is staking", "", ask.Education},
		{"simpler please", "what is staking", ask.Education},
		{"an example?", "what is staking", ask.Education},
		{"thanks", "", ask.Smalltalk},
		{"and restaking", "", ask.Education},
		{"help", "", ask.Help},
		{"and restaking", "", ask.OutOfScope},
	} {
		at = at.Add(time.Second)
		q, err := u.Understand(t.Context(), chat.Message{
			Text: row.text, At: at, Author: chat.Author{ID: "ann"},
			Ref: chat.Ref{Address: chat.Address{Platform: chat.Slack, Channel: "a"}},
		}, ask.Preferences{})
		if err != nil {
			t.Fatal(err)
		}
		if q.Intent != row.intent || q.Explained != row.explained {
			t.Errorf("%q: %s of %q, want %s of %q", row.text, q.Intent, q.Explained, row.intent, row.explained)
		}
	}
}

func TestMessagesThatCorrect(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"price eth", "no i meant ethereum classic", "price ethereum-classic"},
		{"price eth", "i said solana not ethereum", "price solana"},
		{"btc price", "actually i wanted the price in yen", "price bitcoin in jpy"},
		{"chart btc 30d", "no i meant 30 weeks", "chart bitcoin 30w"},
		{"us inflation", "nope, germany", "economic cpi of de"},
		{"price btc", "hayır ethereum demek istedim", "price ethereum"},
		{"price btc", "нет, я про эфир", "price ethereum"},
		{"price of stx", "the other one", "price STX"},
		{"price of stx", "no, the stock", "price STX"},
		{"chart btc 30d", "srry i meant sol", "chart solana 30d"},
		{"biggest losers 24h", "i meant 7 days", "movers 7d"},
		{"50k jpy in usd", "oops baht not yen", "convert thb in usd"},
		{"btc on november 9th 2022", "wrong year, 2021", "history bitcoin 2021-11-09"},
		{"hab 5 bmw aktien gekauft", "ups, waren mercedes", "portfolio MBG.DE"},
		{"у меня 5 sol", "не 5 а 15, опечатка", "portfolio solana"},
		{"chart btc 1y", "not a year, a month", "chart bitcoin 30d"},
	} {
		q := u.Within(t.Context(), row.text, []string{row.before}, monday)
		if got := meaning(q); got != row.want || !q.Corrects || q.By != ask.ByContext {
			t.Errorf("%q after %q: %s (corrects: %v), want %s", row.text, row.before, got, q.Corrects, row.want)
		}
	}
	for _, row := range []struct{ before, text string }{
		{"price btc", "no"}, {"price btc", "i meant what i said"}, {"price btc", "the other one"}, {"hello", "no i meant the weather"},
	} {
		if q := u.Within(t.Context(), row.text, []string{row.before}, monday); q.Corrects {
			t.Errorf("%q after %q corrects: %s", row.text, row.before, meaning(q))
		}
	}
}

func TestTickersOfTwoAreReadAsWhatWasAskedBefore(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"price of bitcoin", "price of stx", "price blockstack"},
		{"price of apple", "price of stx", "price STX"},
		{"price of bitcoin", "$stx", "price blockstack"},
	} {
		q := u.Within(t.Context(), row.text, []string{row.before}, monday)
		if got := meaning(q); got != row.want || q.Other.ID == "" {
			t.Errorf("%q after %q: %s or %s, want %s", row.text, row.before, got, q.Other.ID, row.want)
		}
	}
}
