package nlu

import (
	"slices"

	"tickertape/core/nlu/lexicon"
)

// Words that tell Portuguese from Spanish where all others are of both.
var (
	// articled stand behind "o" where that is the Portuguese article and not the Spanish "or".
	articled = setOf("mercado, preço, preco, valor, que, gráfico, grafico, bitcoin, dólar, ouro, euro")
	// onlyPortuguese are verbs.
	onlyPortuguese = setOf("acontecendo, acontece, rolando, rola, fazendo")
)

// answerIn is the language to answer a text in: that which it seems to be written in, but where
// words that languages share would decide. The model learnt to see languages without this.
func answerIn(raw string, t text) string {
	language := languageOf(raw, t)
	switch {
	case language == "tr": // "gold per gram"
		weightless := slices.DeleteFunc(slices.Clone(t.tokens), func(w lexicon.Token) bool { return anyScale(w.Text) })
		return languageOf(raw, newText(weightless, t.now))
	case language == "es" && portuguese(t):
		return "pt"
	}
	return language
}

// anyScale reports whether a word is of a weight.
func anyScale(w string) bool {
	for _, words := range scales {
		if words[w] {
			return true
		}
	}
	return false
}

// portuguese reports whether a text that may be Spanish is Portuguese: "como está o mercado".
func portuguese(t text) bool {
	for i, w := range t.tokens {
		if onlyPortuguese[w.Text] || i > 0 && articled[w.Text] && t.tokens[i-1].Text == "o" {
			return true
		}
	}
	return false
}
