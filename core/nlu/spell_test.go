package nlu

import (
	"strings"
	"testing"
	"time"

	"tickertape/core/nlu/lexicon"
)

func TestSlipsAreMended(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{
		"bitcion": "bitcoin", "solanna": "solana", "chrat": "chart", "infaltion": "inflation", "unemploymnt": "unemployment", "microsft": "microsoft",
		"btiocin": "bitcoin", "thereum": "ethereum", "emant": "meant", "ovlatility": "volatility", "vogecoin": "vogecoin", "eruo": "euro",
		"price": "price", "prince": "prince", "march": "march", "people": "people", "LINKK": "LINKK", "foobarcoin": "foobarcoin", "btd": "btd", "world": "world", "doxecoim": "doxecoim", "xitcoin": "xitcoin",
	} {
		out, slips := u.reads.Load().spelling.mended(lexicon.Tokenize(word), nil)
		if out[0].Text != want && out[0].Raw != want {
			t.Errorf("%q became %q, want %q", word, out[0].Text, want)
		}
		if mended := word != want; mended != (len(slips) == 2) {
			t.Errorf("%q: slips %v", word, slips)
		}
	}
	if q := u.reads.Load().viewOf("pirce of bitcion", time.Now()); len(q.Words) != 3 || q.Words[2] != "@coin" {
		t.Errorf("%v", q.Words)
	}
}

func TestCompanionsTellEachOther(t *testing.T) {
	u, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"dow jons": "dow jonas", "bitcoin cahs price": "bitcoin cash price", "goldmn sachs": "goldman sachs", "generl electric": "general electric", "bitcoin cars": "bitcoin cars", "letzte wocje": "letzte woche",
		"gdp of germny": "gdp of germany", "my dow jumps": "my dow jumps",
	} {
		tokens, _ := u.reads.Load().spelling.mended(lexicon.Tokenize(text), nil)
		if got := strings.TrimSpace(newText(tokens, time.Now()).joined); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func FuzzMend(f *testing.F) {
	u, err := New(Config{})
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"bitcion", "", "ééééé", "比特币比特币", "\xff\xff\xff\xff\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := lexicon.Tokenize(text)
		out, slips := u.reads.Load().spelling.mended(tokens, nil)
		if len(out) != len(tokens) || len(slips)%2 != 0 {
			t.Errorf("%q: %d of %d tokens, %v", text, len(out), len(tokens), slips)
		}
	})
}
