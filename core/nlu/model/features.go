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

// sketch collects the features of a text, group by group. It is reused to save allocations.
type sketch struct {
	rows  []uint32               // of the group
	seen  [1 << bits / 64]uint64 // a bit for each row: whether it is among them
	runes []int                  // where the runes of a word begin
}

// features are those of a text, those of a group in the order of their rows.
func (s *sketch) features(t Text) []feature {
	var all []feature
	s.groups(t, func(rows []uint32, value float32) {
		slices.Sort(rows)
		for _, r := range rows {
			all = append(all, feature{r, value})
		}
	})
	return all
}

// groups calls do with the rows of each group of a text's features, in no order, and with how much
// each counts, so that a group has a certain length.
func (s *sketch) groups(t Text, do func(rows []uint32, value float32)) {
	s.words(t)
	s.close(1, do)
	for _, w := range t.Words {
		if w[0] != '@' {
			s.letters(w)
		}
	}
	s.close(2, do)
	s.signs(t)
	s.close(1, do)
	s.marks(t)
	s.close(0.7, do)
}

// words adds the words and those that stand together.
func (s *sketch) words(t Text) {
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
}

// signs adds the signs and those that stand near each other.
func (s *sketch) signs(t Text) {
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
}

// marks adds the marks and their pairs.
func (s *sketch) marks(t Text) {
	for i, m := range t.Marks {
		s.add('m', m, "", "")
		for _, other := range t.Marks[i+1:] {
			s.add('p', m, other, "")
		}
		if len(t.Words) > 0 {
			s.add('x', m, t.Words[0], "")
		}
	}
}

// letters adds the runs of letters of a word, with its ends marked. Runs that begin at one letter
// share the beginning of their hash.
func (s *sketch) letters(w string) {
	s.runes = s.runes[:0]
	for i := range w {
		s.runes = append(s.runes, i)
	}
	s.runes = append(s.runes, len(w))
	n := len(s.runes) - 1
	kind := byte('^')
	for i := range n {
		h := start(kind)
		for size := 1; size <= longestRun && i+size <= n; size++ {
			from, to := s.runes[i+size-1], s.runes[i+size]
			switch {
			case size < shortestRun:
			case i+size == n:
				s.note(end(end(end(hashed(start(kind+1), w[s.runes[i]:])))))
				continue
			}
			if h = hashed(h, w[from:to]); size >= shortestRun {
				s.note(end(end(end(h))))
			}
		}
		kind = 'c'
	}
}

// close hands over the rows collected since the last one, of a length in all.
func (s *sketch) close(length float64, do func(rows []uint32, value float32)) {
	for _, r := range s.rows {
		s.seen[r/64] = 0
	}
	do(s.rows, float32(length/math.Sqrt(float64(max(1, len(s.rows))))))
	s.rows = s.rows[:0]
}

// add hashes a feature (FNV-1a, 32 bits).
func (s *sketch) add(kind byte, a, b, c string) {
	s.note(end(hashed(end(hashed(end(hashed(start(kind), a)), b)), c)))
}

// note adds the row of a hash.
func (s *sketch) note(h uint32) {
	h ^= h >> 15
	row := h & (1<<bits - 1)
	if bit := uint64(1) << (row % 64); s.seen[row/64]&bit == 0 {
		s.seen[row/64] |= bit
		s.rows = append(s.rows, row)
	}
}

const prime = 16777619

func start(kind byte) uint32 { return (2166136261 ^ uint32(kind)) * prime }

func hashed(h uint32, part string) uint32 {
	for i := range len(part) {
		h = (h ^ uint32(part[i])) * prime
	}
	return h
}

func end(h uint32) uint32 { return (h ^ 0xff) * prime }

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
