package wish

import (
	"slices"
	"strings"

	"tickertape/core/ask"
	"tickertape/core/nlu/lexicon"
)

// without is what a text wants that tells no value: to see settings, to go back to how they were,
// or something that it takes a value for.
func (r reading) without() []ask.Wish {
	keys := r.keys()
	switch {
	case strings.ContainsAny(r.Raw, "?？") && len(keys) > 0 && !r.has(other, ""):
		return []ask.Wish{{Act: ask.Show, Key: keys[0]}}
	case r.has(forget, "") && !r.has(other, ""), r.has(erase, "") && !r.has(other, "") && (len(keys) > 0 || r.has(settings, "")):
		if len(keys) == 0 {
			return []ask.Wish{{Act: ask.Forget}}
		}
		return each(keys, func(k ask.Key) ask.Wish { return ask.Wish{Act: ask.Forget, Key: k} })
	case r.has(foreign, "") && !slices.Contains(keys, ask.InCurrency):
		return []ask.Wish{{Act: ask.Set, Key: ask.InLanguage, Said: r.words(r.first(foreign))}}
	case r.has(other, ""), r.has(erase, ""), len(keys) == 1 && keys[0] == ask.InTheme && len(r.Tokens) > 2:
		return []ask.Wish{{Act: ask.Set}}
	case len(keys) > 0:
		return []ask.Wish{r.unfinished(keys[0])}
	case r.has(settings, ""), r.has(show, ""):
		return []ask.Wish{{Act: ask.Show}}
	}
	if m := r.first(place); m.to > 0 {
		return []ask.Wish{{Act: ask.Set, Key: ask.InZone, Value: m.value}}
	}
	return []ask.Wish{{Act: ask.Set}}
}

// unfinished is a wish that names a preference and no value of it: a question, or one that says
// something that is no value.
func (r reading) unfinished(k ask.Key) ask.Wish {
	if _, said := offset(r.Raw, true); k == ask.InZone && said != "" {
		return ask.Wish{Act: ask.Set, Key: k, Said: said}
	}
	if said := r.said(k); said != "" && k != ask.TakenFirst && k != ask.Ambient && !r.has(show, "") {
		return ask.Wish{Act: ask.Set, Key: k, Said: said}
	}
	if r.has(show, "") {
		return ask.Wish{Act: ask.Show, Key: k}
	}
	return ask.Wish{Act: ask.Set, Key: k}
}

// keys are the preferences that the text names, in the order of the text. One that a word such as
// "mode" or "time" names comes last where another is named as well.
func (r reading) keys() []ask.Key {
	var out []ask.Key
	for _, m := range r.marks {
		if m.kind == key && !slices.Contains(out, m.key) {
			out = append(out, m.key)
		}
	}
	return out
}

// mostSaid is how many words of what is no value are repeated.
const mostSaid = 3

// said are the words behind the name of a preference that may have been meant as its value.
func (r reading) said(k ask.Key) string {
	at := -1
	for _, m := range r.marks {
		if m.kind == key && m.key == k {
			at = m.to
		}
	}
	var words []string
	for i := at; i >= 0 && i < len(r.Tokens) && len(words) < mostSaid; i++ {
		if t := r.Tokens[i]; !fillers[folded(t.Text)] && !r.marked(i) && t.Kind != lexicon.Slash {
			words = append(words, t.Raw)
		}
	}
	return strings.Join(words, " ")
}

func (r reading) marked(i int) bool {
	return slices.ContainsFunc(r.marks, func(m mark) bool { return i >= m.from && i < m.to && m.kind != foreign })
}

func (r reading) first(of kind) mark {
	i := slices.IndexFunc(r.marks, func(m mark) bool { return m.kind == of })
	if i < 0 {
		return mark{}
	}
	return r.marks[i]
}

// words are the tokens of a mark as they were written.
func (r reading) words(m mark) string {
	var out []string
	for _, t := range r.Tokens[m.from:m.to] {
		out = append(out, t.Raw)
	}
	return strings.Join(out, " ")
}

func each(keys []ask.Key, f func(ask.Key) ask.Wish) []ask.Wish {
	out := make([]ask.Wish, len(keys))
	for i, k := range keys {
		out[i] = f(k)
	}
	return out
}
