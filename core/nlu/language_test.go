package nlu

import (
	"testing"
	"time"

	"tickertape/core/nlu/lexicon"
)

func TestLanguageIsGuessed(t *testing.T) {
	for text, want := range map[string]string{
		"price of btc": "en", "btc": "en", "": "en", "was kostet ethereum in euro": "de", "wie steht der dax": "de", "cuánto vale el dólar hoy": "es", "precio de bitcoin": "es",
		"quanto tá o bitcoin hoje": "pt", "qual é a cotação do euro": "pt", "combien vaut l'or aujourd'hui": "fr", "c'est quoi le staking": "fr", "dolar kaç tl": "tr", "bitcoin fiyatı ne kadar": "tr",
		"сколько стоит биткоин": "ru", "比特币价格": "zh", "what was the price": "en", "hola": "es",
	} {
		if got := languageOf(text, newText(lexicon.Tokenize(text), time.Time{})); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
