package lexicon_test

import (
	"testing"

	"tickertape/core/nlu/lexicon"
)

func TestNumbersInOneWord(t *testing.T) {
	for word, want := range map[string]float64{
		"fünfhundert": 500, "zweitausendfünfhundert": 2500, "dreiundzwanzig": 23, "hunderttausend": 1e5, "zweihundertfünfzigtausend": 250_000, "yüzelli": 150, "ikiyüz": 200, "twenty-five": 25, "quinientos": 500, "двести": 200,
		"tausendsassa": 0, "jahrhundert": 0, "hundertwasser": 0, "gesundheit": 0, "verwundert": 0, "und": 0, "tausend": 0,
	} {
		if got := lexicon.One(word, ""); got != want {
			t.Errorf("%s is %v, want %v", word, got, want)
		}
	}
	if lexicon.One("once", "en") != 0 || lexicon.One("once", "es") != 11 {
		t.Error("a word counts in the wrong language")
	}
}

func TestNumbersInChineseCharacters(t *testing.T) {
	for text, want := range map[string]float64{
		"二十五万八千": 258_000, "两千五": 2500, "八万五": 85_000, "一百零五": 105, "三点五": 3.5, "八点五万": 85_000, "二〇二〇": 2020, "十二": 12, "三万亿": 3e12, "一千万": 1e7, "五百萬": 5e6, "3万5": 35_000, "1万2千": 12_000, "1.2亿": 1.2e8, "10万": 1e5,
	} {
		tokens := lexicon.Tokenize(text)
		if len(tokens) != 1 || tokens[0].Kind != lexicon.Number || tokens[0].Number != want {
			t.Errorf("%s: %+v, want %v", text, tokens, want)
		}
	}
	for _, text := range []string{"千万别买", "三星", "二饼", "万一", "三点"} {
		if tokens := lexicon.Tokenize(text); tokens[0].Kind != lexicon.Word || len(tokens) != len([]rune(text)) {
			t.Errorf("%s: %+v", text, tokens)
		}
	}
}
