package wish

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tickertape/core/ask"
	"tickertape/core/market"
	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
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
	if len(tokens) == 0 {
		return 0, false
	}
	first := folded(tokens[0].Text)
	if len(tokens) > 1 && heads().Longest(words.Hash(first)) > 1 && heads().Has(first+" "+folded(tokens[1].Text)) {
		return 2, true
	}
	if heads().Has(first) {
		return 1, true
	}
	return 0, false
}

// heads are words for the settings themselves, as a command begins with them.
var heads = sync.OnceValue(func() *words.Set {
	out := words.NewSet(32)
	for _, word := range strings.Split("settings; setting; preferences; prefs; ajustes; configuración; configuracion; configurações; configuracoes; einstellungen; réglages; reglages; paramètres; parametres; ayarlar; настройки; 设置; 設置; 設定; 设定", ";") {
		out.Add(phraseKey(word))
	}
	return out
})

// marks are the phrases of a text that mean something, the longest first, without overlap.
func marks(tokens []lexicon.Token) []mark {
	t, l := known(), lineOf(tokens)
	var out []mark
	for i := 0; i < len(tokens); {
		m, n := t.at(l, i)
		if n > 0 && m.kind != none {
			out = append(out, mark{m, i, i + n})
		}
		i += max(n, 1)
	}
	return out
}

// line is the words of a text as they are looked up, with a space behind each.
type line struct {
	words  string
	starts []int // where they begin; one more for the end
}

func lineOf(tokens []lexicon.Token) line {
	var b strings.Builder
	l := line{starts: make([]int, 0, len(tokens)+1)}
	for _, token := range tokens {
		l.starts = append(l.starts, b.Len())
		b.WriteString(folded(token.Text))
		b.WriteByte(' ')
	}
	l.words, l.starts = b.String(), append(l.starts, b.Len())
	return l
}

// phrase is the words from one up to, not including, another.
func (l line) phrase(from, to int) string { return l.words[l.starts[from] : l.starts[to]-1] }

// longestEnding is how many letters may stand behind the stem of a phrase of several words.
const longestEnding = 6

// at is what the words at i mean, and how many they are.
func (t tables) at(l line, i int) (meaning, int) {
	first := l.phrase(i, i+1)
	most := t.phrases.Longest(words.Hash(first))
	for n := min(longest, len(l.starts)-1-i); n > 0; n-- {
		phrase := l.phrase(i, i+n)
		if n <= most {
			if m, ok := t.phrases.Find(phrase); ok {
				return m, n
			}
		}
		if n > 1 {
			if m, ok := t.stem(phrase); ok {
				return m, n
			}
		}
	}
	word, _, _ := strings.Cut(first, "'")                  // Berlin'e, Istanbul'da
	for _, glued := range [...]string{"l'", "d'", "по-"} { // l'allemand, по-немецки
		if rest, is := strings.CutPrefix(first, glued); is {
			word = rest
		}
	}
	if m, ok := t.phrases.Find(word); ok {
		return m, 1
	}
	for _, ending := range [...]string{"ye", "ya", "e", "a", "de", "da", "yi"} { // türkçeye, ankaraya
		if head, is := strings.CutSuffix(word, ending); is && len(head) > 4 {
			if m, ok := t.phrases.Find(head); ok && (m.kind == language || m.kind == place) {
				return m, 1
			}
		}
	}
	if m, ok := t.russian.Find(withoutEnding(word)); ok {
		return m, 1
	}
	if m, ok := t.stem(word); ok {
		return m, 1
	}
	return meaning{}, 0
}

// stem finds a phrase by what it begins with.
func (t tables) stem(phrase string) (meaning, bool) {
	all := t.stems[opening(phrase)]
	if len(all) == 0 {
		return meaning{}, false
	}
	least := 0
	if strings.Contains(phrase, " ") {
		least = utf8.RuneCountInString(phrase) - longestEnding
	}
	for _, s := range all {
		if rest, is := strings.CutPrefix(phrase, s.stem); is && s.letters >= least {
			return s.meaning, !strings.Contains(rest, " ")
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
