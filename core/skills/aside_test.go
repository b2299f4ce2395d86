package skills_test

import (
	"slices"
	"strings"
	"testing"

	"tickertape/core/ask"
	"tickertape/core/market"
)

// asideScenes are messages that are no question of markets, as they are understood.
func asideScenes() []scene {
	var out []scene
	for _, text := range []string{
		"fuck you", "Du bist dumm!", "who are you?", "are you human", "¿Quién eres?", "wer bist du", "tu es un robot ?", "quem é você?", "sen kimsin", "кто ты?", "你是谁？",
		"Thanks!", "danke schön", "谢谢", "bye", "¡Adiós!", "пока", "/foo", "/foo bar", "%s%n%d", "convert", "history", "换算",
	} {
		out = append(out, scene{text, nil, ask.Query{Intent: ask.Smalltalk, Text: text, Language: "en", By: ask.ByModel}})
	}
	for _, text := range []string{"", "100 foo in bar", "كم سعر بيتكوين", "מה המחיר של ביטקוין", "비트코인 가격", "ビットコインの価格"} {
		out = append(out, scene{text, nil, ask.Query{Intent: ask.OutOfScope, Text: text, Language: "en", By: ask.ByModel}})
	}
	return out
}

func TestAsideCards(t *testing.T) { golden(t, "aside", asideScenes()) }

func TestDespairIsMetInEveryLanguageWhateverElseIsAsked(t *testing.T) {
	said := map[string]string{
		"en": "I lost it all on btc, I want to kill myself", "es": "Quiero morirme.", "de": "ich will mich umbringen", "fr": "je veux mourir", "pt": "eu quero me matar",
		"tr": "ölmek istiyorum", "ru": "я хочу умереть", "zh": "亏光了，我想死",
	}
	var answers []string
	for language, text := range said {
		b := open()
		c := b.answer(t, ask.Query{Intent: ask.Price, Assets: []market.Asset{btc}, Text: text, Language: language})
		if len(b.asked) > 0 || len(c.Values) > 0 || strings.ContainsAny(c.Text, "0123456789") || slices.Contains(answers, c.Text) {
			t.Errorf("%s: %+v", language, c)
		}
		if want := map[bool]string{true: "", false: language}[language == "en"]; c.Language != want {
			t.Errorf("%s is answered in %q", language, c.Language)
		}
		answers = append(answers, c.Text)
	}
	for _, text := range []string{"btc is killing it", "price of sui", "ça va me tuer, le prix du btc", "eth to die for"} {
		if c := open().answer(t, ask.Query{Intent: ask.Price, Assets: []market.Asset{btc}, Text: text}); len(c.Values) == 0 {
			t.Errorf("%q: %s", text, c.Text)
		}
	}
}

func TestGreetingsAndQuestionsAreNoAsides(t *testing.T) {
	for _, text := range []string{"hi", "hello there", "👋", "你好", "嗨", ":)"} {
		c := open().answer(t, ask.Query{Intent: ask.Smalltalk, Text: text, By: ask.ByModel})
		if hello := strings.HasPrefix(c.Text, "Hello!"); hello == (text == ":)") {
			t.Errorf("%q: %s", text, c.Text)
		}
	}
	if c := open().answer(t, ask.Query{Intent: ask.Price, Assets: []market.Asset{btc}, Text: "ビットコイン btc"}); len(c.Values) == 0 {
		t.Error(c.Text)
	}
	overheard := ask.Query{Intent: ask.Smalltalk, Text: "who are you", Overheard: true}
	if c := open().answer(t, overheard); strings.Contains(c.Text, "Tickertape") {
		t.Errorf("said in talk among others: %s", c.Text)
	}
}
