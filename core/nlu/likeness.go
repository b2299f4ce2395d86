package nlu

// Words that tell Portuguese from Spanish where all others are of both.
var (
	// articled stand behind "o" where that is the Portuguese article and not the Spanish "or".
	articled = setOf("mercado, preço, preco, valor, que, gráfico, grafico, bitcoin, dólar, ouro, euro")
	// onlyPortuguese are verbs.
	onlyPortuguese = setOf("acontecendo, acontece, rolando, rola, fazendo")
)

// turkish is the place of Turkish among languages.
const turkish = 5

// anyScale reports whether a word is of a weight.
func anyScale(w string) bool {
	for _, words := range scales {
		if words.Has(w) {
			return true
		}
	}
	return false
}

// portuguese reports whether a text that may be Spanish is Portuguese: "como está o mercado".
func portuguese(t text) bool {
	for i, w := range t.tokens {
		if onlyPortuguese.Has(w.Text) || i > 0 && articled.Has(w.Text) && t.tokens[i-1].Text == "o" {
			return true
		}
	}
	return false
}
