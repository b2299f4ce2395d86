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
)

// Map is a table of words and phrases with what each stands for. Phrases have one space between
// their words. The zero value is empty, and so is nil.
type Map[V any] struct {
	filter
	in map[string]V
}

// NewMap is an empty table for about n phrases.
func NewMap[V any](n int) *Map[V] {
	return &Map[V]{filterFor(n), make(map[string]V, n)}
}

// MapOf is a table of what a map holds.
func MapOf[V any](of map[string]V) *Map[V] {
	m := &Map[V]{filterFor(len(of)), of}
	for phrase := range of {
		m.note(phrase)
	}
	return m
}

// Put files a value under a phrase.
func (m *Map[V]) Put(phrase string, v V) {
	if m.in == nil {
		m.in = map[string]V{}
	}
	m.in[phrase] = v
	if len(m.in)*thinness <= len(m.longest) {
		m.note(phrase)
		return
	}
	m.filter = filterFor(2 * len(m.in))
	for phrase := range m.in {
		m.note(phrase)
	}
}

// Get is what a phrase stands for; the zero value where it is not there.
func (m *Map[V]) Get(phrase string) V {
	v, _ := m.Find(phrase)
	return v
}

// Find is what a phrase stands for, and whether it is there.
func (m *Map[V]) Find(phrase string) (v V, ok bool) {
	if m == nil || !m.may(Hash(phrase)) {
		return v, false
	}
	v, ok = m.in[phrase]
	return v, ok
}

// FindBytes is Find of a phrase that is no string yet.
func (m *Map[V]) FindBytes(phrase []byte) (v V, ok bool) {
	if m == nil || !m.may(Hash(phrase)) {
		return v, false
	}
	v, ok = m.in[string(phrase)]
	return v, ok
}

// GetBytes is Get of a phrase that is no string yet.
func (m *Map[V]) GetBytes(phrase []byte) V {
	v, _ := m.FindBytes(phrase)
	return v
}

// Has reports whether a phrase is there.
func (m *Map[V]) Has(phrase string) bool {
	if m == nil || !m.may(Hash(phrase)) {
		return false
	}
	_, ok := m.in[phrase]
	return ok
}

// Len is how many phrases there are.
func (m *Map[V]) Len() int {
	if m == nil {
		return 0
	}
	return len(m.in)
}

// All lists the phrases with what they stand for, in no order.
func (m *Map[V]) All() iter.Seq2[string, V] {
	if m == nil {
		return maps.All(map[string]V(nil))
	}
	return maps.All(m.in)
}

// Phrases lists the phrases, in no order.
func (m *Map[V]) Phrases() iter.Seq[string] {
	if m == nil {
		return maps.Keys(map[string]V(nil))
	}
	return maps.Keys(m.in)
}
