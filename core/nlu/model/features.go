package model

import (
	"math"
	"slices"
	"unicode/utf8"
)

// Text is one message as the model sees it.
type Text struct {
	Words []string // folded; names and numbers replaced by what they are: "@coin"
	Marks []string // what was found: "coin", "span", "metric:volume"
	Signs []string // what words mean in any language, and what was found, in their order: "price", "@coin"
}

// bits is the size of the table that features are hashed into: 2^bits rows.
const bits = 16

// runs are the lengths of the runs of letters that are features.
const (
	shortestRun = 2
	longestRun  = 5
)

// feature is a row of the table and how much it counts.
type feature struct {
	row   uint32
	value float32
}

// sketch collects the features of a text. It is reused to save allocations.
type sketch struct {
	rows  []uint32
	all   []feature
	runes []int // where the runes of a word begin
}

// features are those of a text, every group of unit length.
func (s *sketch) features(t Text) []feature {
	s.all = s.all[:0]
	s.rows = s.rows[:0]
	for i, w := range t.Words {
		s.add('w', w, "", "")
		prev := "<"
		if i > 0 {
			prev = t.Words[i-1]
		}
		s.add('b', prev, w, "")
		if i > 0 && i+1 < len(t.Words) {
			s.add('t', prev, w, t.Words[i+1])
		}
		if i == 0 {
			s.add('f', w, "", "")
		}
	}
	if n := len(t.Words); n > 0 {
		s.add('b', t.Words[n-1], ">", "")
	}
	s.close(1)
	for _, w := range t.Words {
		if w[0] != '@' {
			s.letters(w)
		}
	}
	s.close(2)
	for i, g := range t.Signs {
		s.add('s', g, "", "")
		if i == 0 {
			s.add('i', g, "", "")
		}
		for j, other := range t.Signs[i+1 : min(len(t.Signs), i+4)] {
			s.add('q', g, other, "")
			if j == 0 {
				s.add('r', g, other, "")
			}
		}
		if i+2 < len(t.Signs) {
			s.add('u', g, t.Signs[i+1], t.Signs[i+2])
		}
	}
	s.close(1)
	for i, m := range t.Marks {
		s.add('m', m, "", "")
		for _, other := range t.Marks[i+1:] {
			s.add('p', m, other, "")
		}
		if len(t.Words) > 0 {
			s.add('x', m, t.Words[0], "")
		}
	}
	s.close(0.7)
	return s.all
}

// letters adds the runs of letters of a word, with its ends marked.
func (s *sketch) letters(w string) {
	s.runes = s.runes[:0]
	for i := range w {
		s.runes = append(s.runes, i)
	}
	s.runes = append(s.runes, len(w))
	n := len(s.runes) - 1
	for size := shortestRun; size <= longestRun; size++ {
		for i := 0; i+size <= n; i++ {
			kind := byte('c')
			if i == 0 {
				kind = '^'
			}
			if i+size == n {
				kind++
			}
			s.add(kind, w[s.runes[i]:s.runes[i+size]], "", "")
		}
	}
}

// close makes features of the rows collected since the last one, of a length in all.
func (s *sketch) close(length float64) {
	slices.Sort(s.rows)
	s.rows = slices.Compact(s.rows)
	value := float32(length / math.Sqrt(float64(max(1, len(s.rows)))))
	for _, r := range s.rows {
		s.all = append(s.all, feature{r, value})
	}
	s.rows = s.rows[:0]
}

// add hashes a feature (FNV-1a, 32 bits).
func (s *sketch) add(kind byte, a, b, c string) {
	h := uint32(2166136261)
	h = (h ^ uint32(kind)) * 16777619
	for _, part := range [3]string{a, b, c} {
		for i := range len(part) {
			h = (h ^ uint32(part[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	h ^= h >> 15
	s.rows = append(s.rows, h&(1<<bits-1))
}

// Trim bounds what is read of a text, so that no text takes long.
func Trim(words []string) []string {
	const mostWords, longestWord = 64, 40
	words = words[:min(len(words), mostWords)]
	for i, w := range words {
		if len(w) > longestWord {
			cut := longestWord
			for cut > 0 && !utf8.RuneStart(w[cut]) {
				cut--
			}
			words[i] = w[:cut]
		}
	}
	return words
}
