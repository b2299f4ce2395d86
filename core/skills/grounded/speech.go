package grounded

import (
	"slices"
	"strings"
	"unicode"
)

// little are the words of languages in Latin letters that hold every text of them together.
var little = map[string]map[string]bool{
	"en": set("the a an and of to in is it that are be with for on as its or by from which who when has have what this they can than their more not but at how an whoever so one between into was were most some only does do"),
	"de": set("der die das und ist ein eine einer einem einen des dem den in zu mit von auf für nicht es sich wie wird werden als auch an bei oder aus man im zum zur wenn nur wer was so dass sind nach sie er hat um über durch ihr ihre ihren steht je mehr noch haben kann weniger"),
	"es": set("el la los las un una de del que y en es se por para con no lo su sus como más al o cuando son está entre a si ni sin hay quien desde sobre cada muchos también pero menos ya le les unos otra otro mismo fue puede"),
	"fr": set("le la les un une des du de et est que qui en dans pour par sur se ce il elle au aux ou à son sa ses ne pas plus avec sont comme on cela quand leur mais si y a moins entre c'est souvent sans même tout fait peut ces cette dont"),
	"pt": set("o a os as um uma de do da dos das que e em no na nos nas é se por para com não ao à seu sua como mais ou quando são está entre pelo pela num numa quem há já sem cada muitos também mas menos isso esse foi pode ser seus onde só ninguém nunca"),
	"tr": set("bir ve bu için ile olan olarak da de daha ne en kadar gibi çok her göre o ki ya veya olur değil ise sonra önce ama hem şey kendi eden eder yani böyle hiç az diye bunu bunun üzerinde arasında arasındaki olduğunu oranı"),
}

// spoken reports whether a text is in a language. Russian and Chinese are told by their letters,
// the others by their little words: none has more of them than the one that was asked for. Letters
// of other scripts stand in none.
func spoken(text, in string) bool {
	latin, cyrillic, chinese, others := letters(text)
	switch {
	case others > 0, in != "ru" && cyrillic > 0, in != "zh" && chinese > 0:
		return false
	case in == "ru":
		return cyrillic > latin && !slices.ContainsFunc(tokens(text), mixed)
	case in == "zh":
		return 2*chinese > latin // names in Latin letters are longer
	}
	counts := map[string]int{}
	for _, w := range tokens(text) {
		for code, words := range little {
			if words[w] {
				counts[code]++
			}
		}
		for code, signs := range marks {
			if strings.ContainsAny(w, signs) {
				counts[code]++
			}
		}
	}
	for _, n := range counts {
		if n > counts[in] {
			return false
		}
	}
	return counts[in] > 0
}

// marks are letters that one of these languages alone has.
var marks = map[string]string{"de": "ß", "es": "ñ¿¡", "pt": "ãõ", "tr": "ğışİ"}

// mixed reports whether a word has letters of both scripts, which look alike.
func mixed(w string) bool {
	latin, cyrillic, _, _ := letters(w)
	return latin > 0 && cyrillic > 0
}

// letters counts those of each script.
func letters(text string) (latin, cyrillic, chinese, others int) {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Han, r):
			chinese++
		case unicode.IsLetter(r):
			others++
		}
	}
	return latin, cyrillic, chinese, others
}

func tokens(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// leastShared is the share of a text's words, or pairs of Chinese characters, that stand in the
// entries. A text about something else has hardly any; one that says in other words what they
// say has half of them.
const leastShared = 0.3

// about reports whether a text is about what is known.
func about(text, known, in string) bool {
	given := map[string]bool{}
	for _, part := range subjects(known, in) {
		given[part] = true
	}
	all := subjects(text, in)
	shared := 0
	for _, part := range all {
		if given[part] {
			shared++
		}
	}
	return float64(shared) >= leastShared*float64(len(all)) && shared > 1
}

// subjects are the beginnings of a text's longer words, or its pairs of Chinese characters:
// endings say how a word is used.
func subjects(text, in string) []string {
	const least, most = 4, 5
	var out []string
	for _, w := range tokens(text) {
		r := []rune(w)
		switch {
		case in == "zh" && han(w):
			for i := 0; i+1 < len(r); i++ {
				out = append(out, string(r[i:i+2]))
			}
		case len(r) >= least && !little[in][w]:
			out = append(out, string(r[:min(len(r), most)]))
		}
	}
	return out
}
