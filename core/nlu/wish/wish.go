package wish

import (
	"slices"
	"strings"
	"sync"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
)

// Money is a currency that a text names, at tokens From up to, not including, To.
type Money struct {
	Currency market.Currency
	From, To int
	Sure     bool // it can mean nothing else
}

// Text is what is read.
type Text struct {
	Raw     string
	Tokens  []lexicon.Token // of Raw
	Money   []Money
	Country string // ISO code of the one that it names; empty: none
}

// mark is a phrase that means something.
type mark struct {
	meaning
	from, to int
}

// reading is a text with what its words mean.
type reading struct {
	Text
	marks []mark
}

// Read tells what a text wants of the settings: several wishes of different preferences, or one.
// It always wants something: to see all of them where nothing else is said.
func Read(t Text) []ask.Wish {
	r := reading{t, marks(t.Tokens)}
	wishes := r.values()
	if len(wishes) == 0 {
		wishes = r.without()
	}
	channel := r.has(channel, "") && !r.has(live, "")
	for i := range wishes {
		wishes[i].Channel = channel || wishes[i].Key == ask.Ambient && wishes[i].Act == ask.Set
	}
	return wishes
}

// Explicit reports whether a text names a preference, the channel's ones, or that they are to be
// as they were.
func Explicit(tokens []lexicon.Token) bool {
	return slices.ContainsFunc(marks(tokens), func(m mark) bool { return m.kind == key || m.kind == forget || m.kind == channel })
}

// Begins reports whether a text begins with a word for the settings, and with how many tokens. It
// is asked of every message, and looks at no more than the first two words.
func Begins(tokens []lexicon.Token) (n int, ok bool) {
	words := make([]string, 0, 2)
	for _, t := range tokens[:min(2, len(tokens))] {
		words = append(words, folded(t.Text))
	}
	for n := len(words); n > 0; n-- {
		if heads()[strings.Join(words[:n], " ")] {
			return n, true
		}
	}
	return 0, false
}

// heads are words for the settings themselves, as a command begins with them.
var heads = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Split("settings; setting; preferences; prefs; ajustes; configuración; configuracion; configurações; configuracoes; einstellungen; réglages; reglages; paramètres; parametres; ayarlar; настройки; 设置; 設置; 設定; 设定", ";") {
		out[phraseKey(word)] = true
	}
	return out
})

// marks are the phrases of a text that mean something, the longest first, without overlap.
func marks(tokens []lexicon.Token) []mark {
	t := known()
	words := make([]string, len(tokens))
	for i, token := range tokens {
		words[i] = folded(token.Text)
	}
	var out []mark
	for i := 0; i < len(words); {
		m, n := t.at(words, i)
		if n > 0 && m.kind != none {
			out = append(out, mark{m, i, i + n})
		}
		i += max(n, 1)
	}
	return out
}

// longestEnding is how many letters may stand behind the stem of a phrase of several words.
const longestEnding = 6

// at is what the words at i mean, and how many they are.
func (t tables) at(words []string, i int) (meaning, int) {
	for n := min(longest, len(words)-i); n > 0; n-- {
		phrase := strings.Join(words[i:i+n], " ")
		if m, ok := t.phrases[phrase]; ok {
			return m, n
		}
		if m, ok := t.stem(phrase); ok && n > 1 {
			return m, n
		}
	}
	word, _, _ := strings.Cut(words[i], "'")            // Berlin'e, Istanbul'da
	for _, glued := range []string{"l'", "d'", "по-"} { // l'allemand, по-немецки
		if rest, is := strings.CutPrefix(words[i], glued); is {
			word = rest
		}
	}
	if m, ok := t.phrases[word]; ok {
		return m, 1
	}
	for _, ending := range []string{"ye", "ya", "e", "a", "de", "da", "yi"} { // türkçeye, ankaraya
		if m, ok := t.phrases[strings.TrimSuffix(word, ending)]; ok && len(word) > len(ending)+4 && (m.kind == language || m.kind == place) {
			return m, 1
		}
	}
	if m, ok := t.russian[withoutEnding(word)]; ok {
		return m, 1
	}
	if m, ok := t.stem(word); ok {
		return m, 1
	}
	return meaning{}, 0
}

// stem finds a phrase by what it begins with.
func (t tables) stem(phrase string) (meaning, bool) {
	runes := []rune(phrase)
	least := 2
	if strings.Contains(phrase, " ") {
		least = max(least, len(runes)-longestEnding)
	}
	for n := len(runes); n >= least; n-- {
		if m, ok := t.stems[string(runes[:n])]; ok {
			return m, strings.Count(string(runes[n:]), " ") == 0
		}
	}
	return meaning{}, false
}

// has reports whether a kind of word stands in the text; of a preference, where k is one.
func (r reading) has(of kind, k ask.Key) bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool { return m.kind == of && (k == "" || m.key == k) })
}

// candidate is something that may be the value of a preference.
type candidate struct {
	value    string
	from, to int
}

// choose is the last candidate that is not denied; where all are, forgotten says that the
// preference is to be dropped.
func (r reading) choose(all []candidate) (value string, dropped bool) {
	for _, c := range slices.Backward(all) {
		if !r.denied(c) {
			return c.value, false
		}
	}
	if len(all) == 0 {
		return "", false
	}
	if r.has(stop, "") {
		return "", true
	}
	return all[len(all)-1].value, false
}

// near is how many tokens may stand between a denial and what it denies.
const near = 2

// denied reports whether "not", "instead of" or "stop using" stands right before something, or
// "yerine" right behind it.
func (r reading) denied(c candidate) bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool {
		switch m.kind {
		case not, stop:
			return m.to <= c.from && c.from-m.to <= near
		case behind:
			return m.from >= c.to && m.from-c.to < near
		}
		return false
	})
}
