package nlu

import (
	_ "embed" // words by ear
	"strings"
	"time"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// byEar has words as people of a language write them by ear or in a hurry.
//
//go:embed dialect.txt
var byEar string

// dialects are the words of byEar by language; the key is one word, or two with a space.
var dialects = func() map[string]*words.Map[string] {
	out := map[string]*words.Map[string]{"": words.NewMap[string](1 << 10)}
	for line := range strings.Lines(byEar) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] == "#" {
			continue
		}
		of := out[fields[0]]
		if of == nil {
			of = words.NewMap[string](1 << 8)
			out[fields[0]] = of
		}
		for _, entry := range fields[1:] {
			written, meant, _ := strings.Cut(entry, "=")
			written = strings.ReplaceAll(written, "_", " ")
			of.Put(written, strings.ReplaceAll(meant, "_", " "))
			first, _, _ := strings.Cut(written, " ")
			out[""].Put(first, "") // of any language: those that are looked at twice
		}
	}
	return out
}()

// englishSlang are words of slang that mean something else in other languages: "da Oi", "im Mai".
var englishSlang = setOf("im, da, dat, wen, u, r, bout, sth, bc, wat, imo, tho, ur, wot")

// tongueOf finds out the language of tokens when it is needed; where nothing says more for another one, it is that of what was said before.
func tongueOf(tokens []lexicon.Token, before string) func() string {
	language := ""
	return func() string {
		if language == "" {
			t := newText(tokens, time.Time{})
			language = languageAfter(t.joined, t, before)
		}
		return language
	}
}

// spelledOut is a text with the words of its dialect as they are written. What is in capitals is
// a ticker.
func spelledOut(tokens []lexicon.Token, language func() string) []lexicon.Token {
	out := tokens
	changed := false
	any := dialects[""]
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if each := t.Text == "c" && i+2 < len(tokens) && tokens[i+1].Kind == lexicon.Slash && tokens[i+2].Text == "u"; each { // "c/u", in Spanish
			if !changed {
				out, changed = append([]lexicon.Token(nil), tokens[:i]...), true
			}
			out = appendWords(out, t, []string{"cada"})
			i += 2
			continue
		}
		if !any.Has(t.Text) || t.Kind != lexicon.Word || len(t.Raw) > 1 && lexicon.Upper(t.Raw) {
			if changed {
				out = append(out, t)
			}
			continue
		}
		words := dialects[language()]
		meant, n := "", 0
		if i+1 < len(tokens) {
			meant, n = words.Get(t.Text+" "+tokens[i+1].Text), 2
		}
		if meant == "" {
			meant, n = words.Get(t.Text), 1
		}
		if meant == "" {
			if changed {
				out = append(out, t)
			}
			continue
		}
		if !changed {
			out, changed = append([]lexicon.Token(nil), tokens[:i]...), true
		}
		out = appendWords(out, t, strings.Fields(meant))
		i += n - 1
	}
	return out
}
