package nlu

import (
	_ "embed" // words of languages
	"slices"
	"strings"
	"unicode"

	"tickertape/core/nlu/words"
)

// hinting has more of the words of hints, lines of a language's code and words.
//
//go:embed hints.txt
var hinting string

// hints are words that tell a language from the others that are written with Latin letters.
var hints = func() map[string][]string {
	out := map[string][]string{}
	for code, words := range map[string]string{
		"en": "the is of what how much price i my you are in to for and was has have do does did should will can please show me tell about at on it this that when who why which would market worth going today now give need want last since year week month buy sell good bad between set add remove hi hello hey thanks a an with from into half by any some than get got bucks quid couple fiver tenner million dollars pounds",
		"es": "el la los las de del que en un una por para con cuánto cuanto cuál cual qué está esta cómo como es precio vale valor hoy mi me dime cuando cuándo si sí no y o debería ayer desde hace semana mes año puedo quiero gracias hola buenos días muéstrame muestra avísame sube baja cotización cotiza bolsa acciones dólar mejor quién cuántos comprar vender",
		"pt": "o a os as do da dos das que em um uma por para com quanto qual está como é preço vale valor hoje meu minha me diga quando se sim não e ou devo ontem desde há semana mês ano posso quero obrigado obrigada olá oi bom dia mostra mostre avisa avise sobe desce cotação bolsa ações dólar melhor quem quantos comprar vender tá ta pra você vc",
		"fr": "le la les de des du que qui en un une pour avec combien quel quelle est comment prix vaut valeur aujourd'hui mon ma mes moi dis quand si oui non et ou dois hier depuis semaine mois an année puis veux merci bonjour salut montre affiche préviens alerte monte baisse cours bourse actions meilleur c'est quoi au aux je tu il sur dans acheter vendre ça",
		"de": "in der die das den dem des ein eine ist von was wie viel kostet preis kurs heute mein meine mir sag zeig wann wenn ja nein und oder soll gestern seit woche monat jahr kann will danke hallo guten tag bitte steht steigt fällt aktie aktien börse besten wer warum im am zu für mit auf nicht ich du es sind wert kaufen verkaufen zeige gibt wieviel wo",
		"tr": "ne kadar kaç bir bu ve mi mı mu mü için ile nasıl nedir fiyatı fiyat değeri bugün benim bana söyle göster zaman eğer evet hayır veya dün hafta ay yıl istiyorum teşekkürler merhaba selam günaydın lira tl dolar hisse borsa en iyi kim neden olur olacak almalı satmalı var yok şu grafik grafiği haber ver kaçtan alsam nerede hangi hangisi kac icin nasil bugun dun yil gecen simdi lutfen degeri fiyati peki takip ekle ekl listeye listeden listesine hissesi kuru olmuş olmus reis abi kanka hocam grafigi cevir çevir goster gösterir artık ediyor eder yüzde yaptı şimdi son geçen önce sonra alarm kur uyar",
	} {
		for _, w := range strings.Fields(words) {
			out[w] = append(out[w], code)
		}
	}
	for line := range strings.Lines(hinting) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		for _, w := range words[1:] {
			if !slices.Contains(out[w], words[0]) {
				out[w] = append(out[w], words[0])
			}
		}
	}
	return out
}()

// letters that stand in few languages.
var letters = map[rune][]string{
	'ñ': {"es"}, '¿': {"es"}, '¡': {"es"}, 'ã': {"pt"}, 'õ': {"pt"}, 'ß': {"de"}, 'ä': {"de"}, 'ü': {"de", "tr"}, 'ö': {"de", "tr"}, 'ş': {"tr"}, 'ğ': {"tr"}, 'ı': {"tr"},
	'ç': {"fr", "pt", "tr"}, 'è': {"fr"}, 'ê': {"fr", "pt"}, 'à': {"fr", "pt"}, 'ù': {"fr"}, 'œ': {"fr"}, 'é': {"fr", "es", "pt"}, 'á': {"es", "pt"}, 'í': {"es", "pt"}, 'ó': {"es", "pt"}, 'ú': {"es", "pt"}, 'â': {"fr", "pt"}, 'ô': {"fr", "pt"},
}

var languages = []string{"en", "es", "de", "fr", "pt", "tr", "ru"} // where the signs are equal, the first; Russian in Latin letters

// languageOf guesses what a text is written in: BCP 47, one of eight; English where nothing says
// another.
func languageOf(raw string, t text) string {
	return languageAfter(raw, t, "")
}

// languageAfter is languageOf a text that goes on with one of another language, which is that of the text, too, where nothing says
// more for another one; empty: it begins a conversation.
func languageAfter(raw string, t text, before string) string {
	code, score := signs(raw, t, func(i int) vote { return wordVotes.Get(t.tokens[i].Text) })
	if code != "" {
		return code
	}
	best := likeliest(score)
	if at := slices.Index(languages, before); at >= 0 && score[at] >= score[slices.Index(languages, best)]-0.01 {
		return before
	}
	return best
}

// What nearly all Chinese characters are between.
const firstHan, lastHan = '一', '鿿'

// signs are how much the letters and words of a text say for each of languages, or the language that its script is of.
func signs(raw string, t text, says func(i int) vote) (code string, score [7]float64) {
	cyrillic, han, latin := 0, 0, 0
	for _, r := range raw {
		switch {
		case r < 0x80:
			if lower := r | 0x20; lower >= 'a' && lower <= 'z' {
				latin++
			}
			continue
		case r >= 'А' && r <= 'я': // most letters need no tables
			cyrillic++
			continue
		case r >= firstHan && r <= lastHan:
			han++
			continue
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
		if told := letters[unicode.ToLower(r)]; told != nil {
			votes(told).add(&score)
		}
	}
	switch {
	case han > 0 && han*3 >= latin:
		return "zh", score
	case cyrillic > 0 && cyrillic*2 >= latin:
		return "ru", score
	}
	for i := range t.tokens {
		says(i).add(&score)
	}
	return "", score
}

// likeliest is the language that most is said for.
func likeliest(score [7]float64) string {
	best := 0
	for i := range languages {
		if score[i] > score[best]+0.01 {
			best = i
		}
	}
	return languages[best]
}

// vote is how much a word or letter says for each of languages: one in all.
type vote [7]float64

func (v vote) add(score *[7]float64) {
	for i := range v {
		score[i] += v[i]
	}
}

func votes(codes []string) vote {
	var v vote
	for _, code := range codes {
		v[slices.Index(languages, code)] += 1 / float64(len(codes))
	}
	return v
}

// wordVotes are those of hints.
var wordVotes = func() *words.Map[vote] {
	out := words.NewMap[vote](len(hints))
	for w, codes := range hints {
		out.Put(w, votes(codes))
	}
	return out
}()
