package nlu_test

import (
	"strings"
	"testing"

	"tickertape/core/ask"
)

func TestNamesThatNobodyKnowsAreNamed(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"compare btc and blargcoin": "compare bitcoin", "compare blargcoin with eth": "compare ethereum", "compare btc eth and blargcoin": "compare bitcoin ethereum", "btc vs blargcoin": "compare bitcoin",
		"compara btc y blargcoin": "compare bitcoin", "vergleiche btc mit blargcoin": "compare bitcoin", "compare btc et blargcoin": "compare bitcoin", "compare btc e blargcoin": "compare bitcoin", "btc ve blargcoin karşılaştır": "compare bitcoin", "сравни btc и blargcoin": "compare bitcoin", "比较btc和blargcoin": "compare bitcoin",
		"convert 5 blargcoin to usd": "convert", "10 blargcoin in eur": "convert", "100 usd in blargcoin": "convert", "5 blargcoin en euros": "convert", "btc to blargcoin": "convert", "10 blargcoin in euro umrechnen": "convert", "10 blargcoin kaç dolar": "convert", "10 blargcoin em reais": "convert", "10 blargcoin в рублях": "convert",
		"blargcoin on 1 jan 2021": "history", "blargcoin yesterday": "history", "how did blargcoin do this year": "history", "blargcoin ayer": "history", "blargcoin gestern": "history", "blargcoin hier": "history", "blargcoin ontem": "history", "blargcoin dün": "history", "blargcoin вчера": "history", "昨天blargcoin": "history",
		"chart blargcoin 30d": "chart", "btc and blargcoin yesterday": "history", "chart btc and blargcoin 30d": "chart", "btc y blargcoin ayer": "history",
		"compare us inflation and blargcoin": "economic", "us inflation vs blargcoin": "economic", "compare us unemployment, us gdp and blargcoin": "economic", "vergleiche us inflation mit blargcoin": "economic",
	} {
		q := understand(t, u, text)
		if strings.Join(q.Unknown, " ") != "blargcoin" || string(q.Intent) != strings.Fields(want)[0] {
			t.Errorf("%q: %s of %q, want %s", text, meaning(q), q.Unknown, want)
		}
		if fields := strings.Fields(want); q.Intent == ask.Compare && len(q.Assets) != len(fields)-1 {
			t.Errorf("%q: %s, want %s", text, meaning(q), want)
		}
	}
	if q := understand(t, u, "compare blargcoin and foobarcoin"); q.Intent != ask.Compare || len(q.Unknown) != 2 {
		t.Errorf("two of them: %s of %q", meaning(q), q.Unknown)
	}
	for _, text := range []string{"compare bitcoin and ethereum performance", "compare btc and eth please", "convert 100 usd to euros", "convert 5 eth into dollars", "how did bitcoin do this year", "btc and eth yesterday", "compare us inflation and unemployment", "compare us and german inflation since 2020", "chart btc and eth candles", "btc and eth over the weekend", "us inflation and unemployment charts please", "vergleiche bitcoin mit gold bitte", "compara bitcoin con ethereum por favor"} {
		if q := understand(t, u, text); len(q.Unknown) > 0 {
			t.Errorf("%q: unknown are %q", text, q.Unknown)
		}
	}
}

func TestANameThatNobodyKnowsGoesOnWithTheQuestionBefore(t *testing.T) {
	u := newUnderstander(t)
	for _, c := range []struct {
		before, text string
		want         ask.Intent
	}{
		{"price btc", "and blargcoin?", ask.Price},
		{"price btc", "what about blargcoin", ask.Price},
		{"price btc", "how about blargcoin?", ask.Price},
		{"btc on 1 jan 2021", "and blargcoin?", ask.History},
		{"compare btc and eth", "and blargcoin", ask.Compare},
		{"precio btc", "¿y blargcoin?", ask.Price},
		{"preis btc", "und blargcoin?", ask.Price},
		{"prix btc", "et blargcoin ?", ask.Price},
		{"preço btc", "e blargcoin?", ask.Price},
		{"btc fiyatı", "peki blargcoin", ask.Price},
		{"цена btc", "а blargcoin?", ask.Price},
		{"btc价格", "那blargcoin呢", ask.Price},
	} {
		q := u.Within(t.Context(), c.text, []string{c.before}, monday)
		if q.Intent != c.want || strings.Join(q.Unknown, " ") != "blargcoin" {
			t.Errorf("%q after %q: %s of %q, want %s", c.text, c.before, meaning(q), q.Unknown, c.want)
		}
	}
	for text, before := range map[string]string{"and yesterday?": "price btc", "and staking?": "price eth", "wie lese ich den macd": "chart btc with macd", "and eth?": "price btc"} {
		if q := u.Within(t.Context(), text, []string{before}, monday); len(q.Unknown) > 0 {
			t.Errorf("%q: unknown are %q", text, q.Unknown)
		}
	}
}

func TestANameThatNobodyKnowsIsNotThatOfTheQuestionBefore(t *testing.T) {
	u := newUnderstander(t)
	for text, want := range map[string]string{
		"chart foobar": "chart foobar", "compare btc and foobar": "compare bitcoin foobar", "price foobar": "price foobar", "chart blargcoin": "chart blargcoin",
		"price 1234567890": "price 1234567890", "chart 1234567890": "chart 1234567890",
	} {
		for _, before := range [][]string{nil, {"price msft"}} {
			q := u.Within(t.Context(), text, before, monday)
			intent, name := strings.Fields(want)[0], want[strings.LastIndex(want, " ")+1:]
			if q.Intent == ask.Compare && intent == "price" || strings.Join(q.Unknown, " ") != name || len(q.Assets) != strings.Count(want, "bitcoin") {
				t.Errorf("%q after %q: %s of %q, want %s", text, before, meaning(q), q.Unknown, want)
			}
		}
	}
	for text, want := range map[string]string{"price 7d": "history MSFT 7d", "chart": "chart MSFT", "market cap": "market market_cap MSFT"} {
		if q := u.Within(t.Context(), text, []string{"price msft"}, monday); meaning(q) != want {
			t.Errorf("%q: %s, want %s", text, meaning(q), want)
		}
	}
}
