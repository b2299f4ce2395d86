package nlu

import (
	"slices"
	"strings"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// closerHints are words that tell the language of an answer better than hints do, with its codes; none where a word tells nothing, as
// the name of a country that several languages write alike. What the first model has learned from has no part in them.
var closerHints = func() *words.Map[vote] {
	out := words.NewMap[vote](100)
	for list, codes := range map[string]string{
		"argentina colombia portugal canada": "",
		"pesos":                              "en es", "no": "en es pt", "million": "en de fr", "gaz": "fr tr", "velas mapa calor": "es pt", "horas": "es pt", "gas": "",
		"ücreti ücret ücretleri kullan ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık":             "tr",
		"germany spain italy turkey russia brazil switzerland sweden norway poland greece netherlands britain england america": "en", "us uk": "en de", "frais": "fr", "januar februar märz juni juli oktober dezember": "de", "janvier février avril juin juillet août octobre décembre": "fr",
		"enero febrero marzo mayo junio julio octubre noviembre diciembre": "es", "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro": "pt", "de": "es pt fr", "do": "pt en", "halbe halber halbes finanzierungsrate finanzierungsraten": "de",
		"ajustes": "es pt", "einstellungen helles dunkles helle dunkle thema diagramme": "de", "oscuro oscuros": "es", "escuro escuros": "pt", "claro claros": "es pt", "clairs sombre sombres": "fr", "réglages": "fr", "ayarlar": "tr", "dominanz arbeitslosigkeit": "de", "graphique": "fr",
	} {
		for _, w := range strings.Fields(list) {
			out.Put(w, votes(strings.Fields(codes)))
		}
	}
	var faint vote // English writes it alike: any word of that says more
	faint[slices.Index(languages, "fr")] = 0.4
	out.Put("france", faint)
	return out
}()

// replyIn is the language that a text is answered in: its own, and that of the conversation where its words tell none, or that one
// as well.
func replyIn(raw string, t text, before string) string {
	code, score := signs(raw, t, func(i int) vote {
		w := t.tokens[i].Text
		if i > 0 && t.tokens[i-1].Kind == lexicon.Number && satoshis.Has(w) { // "1 sat": Turkish sells
			return vote{}
		}
		if w == "cents" && i > 0 && t.tokens[i-1].Kind == lexicon.Number && !lexicon.Multiplies(t.tokens[i-1].Text) { // "100 cents", where French has hundreds in letters
			return votes([]string{"en"})
		}
		if w == "e" && i > 0 && t.tokens[i-1].Kind == lexicon.Slash { // "p/e"
			return vote{}
		}
		if v, ok := closerHints.Find(w); ok {
			return v
		}
		v := wordVotes.Get(w)
		if v[turkish] > 0 && anyScale(w) { // "gold per gram"
			return vote{}
		}
		return v
	})
	if code != "" {
		return code
	}
	best := likeliest(score)
	if best == "es" && portuguese(t) {
		return "pt"
	}
	if best == before || before == "" {
		return best
	}
	most := score[slices.Index(languages, best)]
	if at := slices.Index(languages, before); at < 0 && most == 0 || at >= 0 && score[at] >= most-0.01 {
		return before
	}
	return best
}
