package words

import (
	"iter"
	"slices"
)

// Set is some words and phrases. The zero value is empty, and so is nil.
type Set struct {
	index
	number int // in its family, from 1 on; 0: in none
}

// NewSet is an empty set for about n phrases.
func NewSet(n int) *Set { return &Set{index: indexFor(n)} }

// SetOf is a set of phrases.
func SetOf(phrases ...string) *Set {
	s := NewSet(len(phrases))
	for _, p := range phrases {
		s.Add(p)
	}
	return s
}

// Add puts a phrase into the set.
func (s *Set) Add(phrase string) { s.add(phrase) }

// Has reports whether a phrase is in the set.
func (s *Set) Has(phrase string) bool { return s != nil && find(&s.index, phrase) >= 0 }

// HasBytes is Has of a phrase that is no string yet.
func (s *Set) HasBytes(phrase []byte) bool { return s != nil && find(&s.index, phrase) >= 0 }

// Longest is how many words a phrase has at most that begins with the word of a hash; 0 where
// surely none does.
func (s *Set) Longest(hash uint32) int {
	if s == nil {
		return 0
	}
	return s.filter.Longest(hash)
}

// LongestOf is how many words a phrase has at most that begins with the word of one of some hashes; 0
// where surely none does.
func (s *Set) LongestOf(hashes []uint32) int {
	if s == nil {
		return 0
	}
	return s.filter.LongestOf(hashes)
}

// Len is how many phrases there are.
func (s *Set) Len() int {
	if s == nil {
		return 0
	}
	return len(s.phrases)
}

// All lists the phrases, in the order in which they were added.
func (s *Set) All() iter.Seq[string] {
	if s == nil {
		return slices.Values([]string(nil))
	}
	return slices.Values(s.phrases)
}
