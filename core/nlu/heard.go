package nlu

import (
	"bytes"
	_ "embed" // the words of the seed dataset
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"tickertape/core/nlu/lexicon"
	"tickertape/core/nlu/words"
)

// wordList has the words of the seed dataset, a line each; a + is before those that are common.
// `tickertape train --words` makes it.
//
//go:embed seed/words.txt
var wordList string

// In how many texts, of so many, one has a word that slips are mended into, and one beside which
// a rare word is taken for a slip itself. Where many people write, the same slip comes back.
const (
	perCommon   = 6000
	perFrequent = 2000
)

// vocabulary is what people write: none of it is a slip, and slips of the common words are
// mended.
type vocabulary struct {
	spoken *slips
	heard  set
}

func readVocabulary() vocabulary {
	v := vocabulary{newSlips(), words.NewSet(1 << 14)}
	for w := range strings.Lines(wordList) {
		w = strings.TrimSuffix(w, "\n")
		if often, ok := strings.CutPrefix(w, "+"); ok {
			w = often
			v.spoken.learn(w)
		}
		v.heard.Add(w)
	}
	return v
}

// Words lists the words of labelled texts, as the file of words has them.
func Words(texts []Labelled) ([]byte, error) {
	lex, err := lexicon.New()
	if err != nil {
		return nil, fmt.Errorf("understanding: %w", err)
	}
	count := map[string]int{}
	for _, t := range texts {
		for _, token := range lexicon.Tokenize(t.Text) {
			if w := token.Text; token.Kind == lexicon.Word && !hanWord(w) && utf8.RuneCountInString(w) >= shortestMended-1 {
				count[w]++
			}
		}
	}
	common, frequent := max(3, len(texts)/perCommon), max(5, len(texts)/perFrequent)
	none := vocabulary{newSlips(), nil}
	often := newSpeller(lex, readConcepts(), func() vocabulary { return none })
	for w, n := range count {
		if n >= frequent {
			none.spoken.learn(w)
		}
	}
	var out bytes.Buffer
	for _, w := range slices.Sorted(maps.Keys(count)) {
		switch {
		case often.meant().words.Has(w):
		case !often.known(w) && often.slip(w, count[w] < common, count[w] < frequent):
		case count[w] >= common && utf8.RuneCountInString(w) >= shortestMended:
			fmt.Fprintf(&out, "+%s\n", w)
		case !often.known(w):
			fmt.Fprintln(&out, w)
		}
	}
	return out.Bytes(), nil
}

// slip reports whether a word that is not common, or at least not frequent, looks like another
// one with a slip in it.
func (s *speller) slip(w string, rare, infrequent bool) bool {
	_, name := s.meant().mend(w)
	_, word := s.said().spoken.mend(w)
	return name && infrequent || word && rare
}
