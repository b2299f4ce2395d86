package nlu_test

import (
	"testing"

	"tickertape/core/ask"
	"tickertape/core/chat"
)

func TestOneOfSeveralIsPickedOrLeftOut(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"price of btc and eth", "the second one", "price ethereum"},
		{"price of btc, eth and sol", "only the last one", "price solana"},
		{"price of btc and eth", "chart the second one 30d", "chart ethereum 30d"},
		{"price of btc and eth", "the last week", "history bitcoin ethereum 7d"},
		{"price of btc, eth and sol", "should i buy the third one?", "advice solana"},
		{"compare btc eth sol", "market cap of the first one", "market market_cap bitcoin"},
		{"compare eth and sol ytd", "current price of the second one?", "price solana"},
		{"compara btc eth sol", "y el segundo", "price ethereum"},
		{"compare btc eth sol", "without btc", "compare ethereum solana"},
		{"compara btc eth sol este año", "sin btc", "compare ethereum solana ytd"},
		{"compare btc, eth, sol and ada ytd", "all but the last", "compare bitcoin ethereum solana ytd"},
		{"chart btc eth 30d", "drop eth", "chart bitcoin 30d"},
		{"price of btc", "no not btc, eth", "price ethereum"}, // a correction
	} {
		if got := meaning(u.Within(t.Context(), row.text, []string{row.before}, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}

func TestPicturesAreZoomed(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"chart eth 7d", "zoom out", "chart ethereum 30d"},
		{"chart eth 1y", "zoom in a bit", "chart ethereum 90d"},
		{"eth chart 30d", "even further, all of it", "chart ethereum max"},
		{"gráfico do ibovespa 5 anos", "encurta pra 6 meses", "chart ^BVSP 6mo"},
		{"bist 100 grafiği 1 yıl", "son 30 güne indir", "chart XU100.IS 30d"},
		{"btc vs eth 30d", "zoom out", "compare bitcoin ethereum 90d"},
		{"btc vs eth this year", "longer", "compare bitcoin ethereum 5y"},
		{"chart btc since 2021", "zoom out", "out_of_scope"}, // days of its own have no length
	} {
		if got := meaning(u.Within(t.Context(), row.text, []string{row.before}, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}

func TestExplanationsGoOn(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"what is staking", "and restaking", "education"},
		{"что такое хардфорк", "а софтфорк", "education"},
		{"was ist staking", "nochmal für dumme bitte", "education"},
		{"what is staking", "simpler please", "education"},
		{"what is staking", "thanks", "smalltalk"},
		{"what is staking", "and btc", "price bitcoin"},
		{"what is staking", "and inflation?", "economic cpi of us"},
	} {
		if got := meaning(u.Within(t.Context(), row.text, []string{row.before}, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}

func TestTheSameAgain(t *testing.T) {
	u := newUnderstander(t)
	for _, row := range []struct{ before, text, want string }{
		{"price of sol", "again", "price solana"},
		{"chart sol 7d", "refresh", "chart solana 7d"},
		{"2 eth in usd", "run that again", "convert ethereum in usd"},
		{"ath of sol", "when was that", "market ath solana"},
		{"price of gold", "is it up", "price GC=F"},
		{"price of gold", "so is it cheaper than last week", "history GC=F 7d"},
		{"how did btc do in february 2024", "same for march", "history bitcoin 2024-03-01..2024-03-31"},
		{"btc in march 2023", "last april", "history bitcoin 2026-04-01..2026-04-30"},
		{"inflação no brasil em 2023", "e a selic nesse mesmo ano?", "economic policy_rate 2023-01-01..2023-12-31 of br"},
		{"3 eth in euro", "how many btc is that", "convert ethereum in btc"},
		{"3 eth in euro", "how much is btc", "price bitcoin"},
		{"ping me if sol drops below $120", "eth too, under 2500", "alert ethereum in usd"},
		{"fed funds rate", "what has the ecb got", "economic policy_rate of eu"},
	} {
		if got := meaning(u.Within(t.Context(), row.text, []string{row.before}, monday)); got != row.want {
			t.Errorf("%q after %q: %s, want %s", row.text, row.before, got, row.want)
		}
	}
}

func TestWhatStandsBesideNamesTellsThem(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"dash the coin, not doordash: price":            "price dash",
		"ETC as in ethereum classic, price?":            "price ethereum-classic",
		"100 aussie dollars in canadian ones":           "convert aud in cad",
		"150 pounds in kg":                              "out_of_scope",
		"nvda x amd, quem subiu mais esse ano?":         "compare NVDA AMD ytd",
		"plata, el metal, precio de la onza en dólares": "price SI=F in usd",
		"graph of btc, one year":                        "chart bitcoin 1y",
		"btc график год":                                "chart bitcoin 1y",
		"5 racks gets me how much eth??":                "convert usd in eth",
		"how many doge they got floatin around":         "market supply dogecoin",
		"pepe va subiendo o bajando hoy?":               "price pepe",
		"du blöde blechbüchse, sap kurs":                "price SAP.DE",
	} {
		if got := meaning(u.Within(t.Context(), text, nil, monday)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// What an answer listed is pointed at by its place, until something else was asked.
func TestOneOfWhatAnAnswerListed(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"the second one", "price ethereum"},
		{"chart the third one", "chart solana"},
		{"what is the price of the first one", "price bitcoin"},
		{"how did the first one do this year", "history bitcoin ytd"},
		{"der vierte", "price shiba-inu"},
		{"第三个", "price solana"},
		{"the last one", "price AAPL"},
		{"top gainers", "movers"},
	} {
		u := newUnderstander(t)
		say := func(text string) ask.Query {
			q, err := u.Understand(t.Context(), listing(text), ask.Preferences{})
			if err != nil {
				t.Fatal(err)
			}
			return q
		}
		say("top 10 coins")
		u.Listed(listing("top 10 coins"), []string{"bitcoin", "ethereum", "solana", "shiba-inu", "nobody-knows", "AAPL"})
		if got := meaning(say(row.text)); got != row.want {
			t.Errorf("%q: %s, want %s", row.text, got, row.want)
		}
	}
}

// A list is of the question that it answers.
func TestAListEndsWithItsQuestion(t *testing.T) {
	u := newUnderstander(t)
	for _, text := range []string{"top 10 coins", "us inflation", "the second one"} {
		q, err := u.Understand(t.Context(), listing(text), ask.Preferences{})
		if err != nil {
			t.Fatal(err)
		}
		if text == "top 10 coins" {
			u.Listed(listing(text), []string{"bitcoin", "ethereum"})
		}
		if len(q.Assets) > 0 {
			t.Errorf("%q is about %v", text, q.Assets)
		}
	}
}

func listing(text string) chat.Message {
	return chat.Message{
		Text: text, At: monday, Author: chat.Author{ID: "ann"},
		Ref: chat.Ref{Address: chat.Address{Platform: chat.Telegram, Channel: "c"}, ID: text},
	}
}
