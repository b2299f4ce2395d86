// Package words holds tables of words and phrases in which most of what is looked up is not found.
//
// A text is asked for hundreds of lists, and few of them have one of its words. Before its map a
// table has a filter: a byte for each of some hashes of words. What is in no table mostly ends
// there, on one line of the cache. The filter says, too, how many words the phrases have that begin
// with a word, so that few windows of a text have to be looked up.
//
// Promise: the filter never says that something is missing which is there. Tables are not changed
// while they are read.
package words

import (
	"iter"
	"maps"
	"slices"
)

// Map is a table of words and phrases with what each stands for. Phrases have one space between
// their words. The zero value is empty, and so is nil.
type Map[V any] struct {
	index
	values []V
}

// NewMap is an empty table for about n phrases.
func NewMap[V any](n int) *Map[V] { return &Map[V]{indexFor(n), make([]V, 0, n)} }

// MapOf is a table of what a map holds.
func MapOf[V any](of map[string]V) *Map[V] {
	m := NewMap[V](len(of))
	for _, phrase := range slices.Sorted(maps.Keys(of)) {
		m.Put(phrase, of[phrase])
	}
	return m
}

// Put files a value under a phrase.
func (m *Map[V]) Put(phrase string, v V) {
	at, fresh := m.add(phrase)
	if fresh {
		m.values = append(m.values, v)
		return
	}
	m.values[at] = v
}

// Get is what a phrase stands for; the zero value where it is not there.
func (m *Map[V]) Get(phrase string) V {
	v, _ := m.Find(phrase)
	return v
}

// Find is what a phrase stands for, and whether it is there.
func (m *Map[V]) Find(phrase string) (v V, ok bool) {
	if m == nil {
		return v, false
	}
	return m.at(find(&m.index, phrase))
}

// FindBytes is Find of a phrase that is no string yet.
func (m *Map[V]) FindBytes(phrase []byte) (v V, ok bool) {
	if m == nil {
		return v, false
	}
	return m.at(find(&m.index, phrase))
}

// at is the value of a place; none where it is below 0.
func (m *Map[V]) at(place int) (v V, ok bool) {
	if place < 0 {
		return v, false
	}
	return m.values[place], true
}

// GetBytes is Get of a phrase that is no string yet.
func (m *Map[V]) GetBytes(phrase []byte) V {
	v, _ := m.FindBytes(phrase)
	return v
}

// Has reports whether a phrase is there.
func (m *Map[V]) Has(phrase string) bool { return m != nil && find(&m.index, phrase) >= 0 }

// Longest is how many words a phrase has at most that begins with the word of a hash; 0 where
// surely none does.
func (m *Map[V]) Longest(hash uint32) int {
	if m == nil {
		return 0
	}
	return m.filter.Longest(hash)
}

// LongestOf is how many words a phrase has at most that begins with the word of one of some hashes; 0
// where surely none does.
func (m *Map[V]) LongestOf(hashes []uint32) int {
	if m == nil {
		return 0
	}
	return m.filter.LongestOf(hashes)
}

// Len is how many phrases there are.
func (m *Map[V]) Len() int {
	if m == nil {
		return 0
	}
	return len(m.phrases)
}

// All lists the phrases with what they stand for, in the order in which they were put.
func (m *Map[V]) All() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		if m == nil {
			return
		}
		for i, phrase := range m.phrases {
			if !yield(phrase, m.values[i]) {
				return
			}
		}
	}
}

// Phrases lists the phrases, in the order in which they were put.
func (m *Map[V]) Phrases() iter.Seq[string] {
	if m == nil {
		return slices.Values([]string(nil))
	}
	return slices.Values(m.phrases)
}
