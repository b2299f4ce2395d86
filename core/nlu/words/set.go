package words

import (
	"iter"
	"maps"
)

// Set is some words and phrases. The zero value is empty, and so is nil.
type Set struct {
	filter
	in map[string]struct{}
}

// NewSet is an empty set for about n phrases.
func NewSet(n int) *Set {
	return &Set{filterFor(n), make(map[string]struct{}, n)}
}

// SetOf is a set of phrases.
func SetOf(phrases ...string) *Set {
	s := NewSet(len(phrases))
	for _, p := range phrases {
		s.Add(p)
	}
	return s
}

// Add puts a phrase into the set.
func (s *Set) Add(phrase string) {
	if s.in == nil {
		s.in = map[string]struct{}{}
	}
	s.in[phrase] = struct{}{}
	if len(s.in)*thinness <= len(s.longest) {
		s.note(phrase)
		return
	}
	s.filter = filterFor(2 * len(s.in))
	for phrase := range s.in {
		s.note(phrase)
	}
}

// Has reports whether a phrase is in the set.
func (s *Set) Has(phrase string) bool {
	return s != nil && s.may(Hash(phrase)) && s.holds(phrase)
}

// HasBytes is Has of a phrase that is no string yet.
func (s *Set) HasBytes(phrase []byte) bool {
	if s == nil || !s.may(Hash(phrase)) {
		return false
	}
	_, ok := s.in[string(phrase)]
	return ok
}

func (s *Set) holds(phrase string) bool {
	_, ok := s.in[phrase]
	return ok
}

// Longest is how many words a phrase has at most that begins with the word of a hash; 0 where
// surely none does.
func (s *Set) Longest(hash uint32) int {
	if s == nil {
		return 0
	}
	return s.filter.Longest(hash)
}

// Len is how many phrases there are.
func (s *Set) Len() int {
	if s == nil {
		return 0
	}
	return len(s.in)
}

// All lists the phrases, in no order.
func (s *Set) All() iter.Seq[string] {
	if s == nil {
		return maps.Keys(map[string]struct{}(nil))
	}
	return maps.Keys(s.in)
}
