package nlu

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tickertape/core/nlu/lexicon"
)

// sounds is an index of words by how they sound, for those who write as they speak: "chomaje",
// "inflazion", "etheryum", "далара".
type sounds map[string]string

// Letters that a word and its sound need so that the sound tells the word.
const (
	shortestHeard = 5
	shortestSound = 4
)

// soundsOf are those of the names that everybody knows, of figures and of countries.
func soundsOf(lex *lexicon.Lexicon, names []string, same func(a, b string) bool) sounds {
	s := make(sounds, 1<<13)
	for _, w := range lex.FigureWords() {
		s.learn(w, same)
	}
	for _, w := range names {
		s.learn(w, same)
	}
	for _, w := range slices.Sorted(slices.Values(lex.Lands())) {
		s.learn(w, func(a, b string) bool { return lex.Land(a) == lex.Land(b) })
	}
	return s
}

// learn adds a word; a sound that several words have tells none, unless same says that they name
// the same.
func (s sounds) learn(w string, same func(a, b string) bool) {
	if strings.ContainsAny(w, " '-0123456789") || utf8.RuneCountInString(w) < shortestSound || hanWord(w) {
		return
	}
	key := sound(w)
	if other, taken := s[key]; taken && (other == "" || other != w && !same(other, w)) {
		s[key] = ""
		return
	}
	if len(key) >= shortestSound {
		s[key] = w
	}
}

// like is the word that sounds as one that nobody knows.
func (s sounds) like(w string) (string, bool) {
	if utf8.RuneCountInString(w) < shortestHeard || len(w) > longestHeard {
		return "", false
	}
	found := s[sound(w)]
	return found, found != ""
}

// longestHeard is how many bytes of a word are listened to.
const longestHeard = 40

// marked are letters that sound like others, in seven alphabets and habits of spelling.
var marked = map[rune]rune{
	'á': 'a', 'à': 'a', 'â': 'a', 'ä': 'a', 'ã': 'a', 'é': 'e', 'è': 'e', 'ê': 'e', 'ë': 'e', 'í': 'i', 'ì': 'i', 'î': 'i', 'ï': 'i', 'ı': 'i', 'ó': 'o', 'ò': 'o', 'ô': 'o', 'ö': 'o', 'õ': 'o',
	'ú': 'u', 'ù': 'u', 'û': 'u', 'ü': 'u', 'ñ': 'n', 'ç': 's', 'ş': 's', 'ğ': 'g', 'ß': 's', 'z': 's', 'w': 'b', 'v': 'b', 'y': 'i', 'q': 'k', 'h': 0, '\'': 0,
	'о': 'а', 'ё': 'и', 'е': 'и', 'э': 'и', 'ы': 'и', 'й': 'и', 'я': 'а', 'б': 'п', 'д': 'т', 'г': 'к', 'в': 'ф', 'з': 'с', 'ж': 'ш', 'щ': 'ш', 'ь': 0, 'ъ': 0,
}

// together are letters that have one sound, longest first.
var together = []struct{ letters, sound string }{
	{"sch", "x"},
	{"eau", "o"},
	{"tio", "sio"},
	{"ph", "f"},
	{"th", "t"},
	{"sh", "x"},
	{"ch", "x"},
	{"qu", "k"},
	{"ck", "k"},
	{"au", "o"},
	{"ou", "u"},
	{"oo", "u"},
	{"ce", "se"},
	{"ci", "si"},
	{"cy", "si"},
	{"cé", "se"},
	{"cí", "si"},
	{"ge", "je"},
	{"gi", "ji"},
	{"gé", "je"},
	{"tz", "s"},
	{"mb", "nb"},
	{"mp", "np"},
	{"mf", "nf"},
}

// sound is how a word sounds, roughly: silent letters are dropped, and of letters that are
// taken for each other one stands for all.
func sound(w string) string {
	var key []rune
	put := func(r rune) {
		if r != 0 && (len(key) == 0 || key[len(key)-1] != r) {
			key = append(key, r)
		}
	}
	for w != "" {
		if n := putTogether(w, put); n > 0 {
			w = w[n:]
			continue
		}
		r, size := utf8.DecodeRuneInString(w)
		w = w[size:]
		if to, ok := marked[r]; ok {
			r = to
		} else if r == 'c' {
			r = 'k'
		}
		put(r)
	}
	if n := len(key); n > shortestSound && key[n-1] == 'e' {
		key = key[:n-1]
	}
	return string(key)
}

// putTogether hears several letters as one, and says how many bytes they were.
func putTogether(w string, put func(rune)) int {
	for _, t := range together {
		if strings.HasPrefix(w, t.letters) {
			for _, r := range t.sound {
				put(r)
			}
			return len(t.letters)
		}
	}
	return 0
}
