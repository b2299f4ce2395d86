package wish

import (
	"slices"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// longestWeighing is of how many tokens a wish for a weight is, at most.
const longestWeighing = 12

// Weighs reports whether a text wants metals to be told by a weight from now on, and nothing else: "use
// grams for gold". "gold in grams" asks what gold costs.
func Weighs(tokens []lexicon.Token) bool {
	if len(tokens) > longestWeighing {
		return false
	}
	r := reading{Text{Tokens: tokens}, marks(tokens)}
	if !r.has(value, ask.InUnits) && (!r.has(key, ask.InUnits) || !r.has(forget, "")) {
		return false
	}
	wants := r.has(key, ask.InUnits)
	for i, t := range tokens {
		word := folded(t.Text)
		wants = wants || lasting[word]
		if !fillers[word] && !lasting[word] && !telling[word] && !r.ofWeight(i) {
			return false
		}
	}
	return wants
}

// lasting are words of somebody who wants something of every answer.
var lasting = wordSet("use using set change switch make always prefer default usa usar usas use pon poner cambia cambiar siempre prefiero coloca mudar muda trocar sempre prefiro " +
	"verwende verwenden benutze benutzen nutze nutzen nimm stelle immer künftig bitte utilise utiliser mets mettre toujours désormais préfère kullan kullanalım kullanılsın hep artık ayarla yap olsun " +
	"используй использовать используйте всегда теперь поставь считай 用 使 使用 改 换 換 默认 設 设 以后 以後 一律 都用 改用 改成 换成")

// telling are what is done with a price in a weight, for good or just now.
var telling = wordSet("show tell give quote display weigh measure muestra muéstrame mostrar mide zeig zeige anzeigen affiche montre afficher mostra mostre göster göstersin показывай показывать покажи 显示 顯示 显")

// ofWeight reports whether a token belongs to a wish for a weight.
func (r reading) ofWeight(i int) bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool {
		if i < m.from || i >= m.to {
			return false
		}
		switch m.kind {
		case value, key:
			return m.key == ask.InUnits
		case metal, priced, show, not, stop, behind, channel, forget, settings, none:
			return true
		}
		return false
	})
}

// weights are those that the text names: by a word, or by a letter behind the word for it.
func (r reading) weights() []candidate {
	out := r.valuesOf(ask.InUnits)
	for _, m := range r.marks {
		if m.kind == key && m.key == ask.InUnits && m.to < len(r.Tokens) && folded(r.Tokens[m.to].Text) == "g" {
			out = append(out, candidate{string(ask.Gram), m.to, m.to + 1})
		}
	}
	return out
}
