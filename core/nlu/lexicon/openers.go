package lexicon

import (
	"strings"
	"sync/atomic"
)

// openerSlots is a power of two beyond the number of words that phrases begin with.
const openerSlots = 1 << 14

// Openers tells with which words the phrases of some tables begin, so that of the windows of a
// text few have to be looked up. Words are told by their hash: it may say that a word opens a
// phrase although none begins with it, and never the contrary. It is safe for concurrent use.
type Openers struct {
	longest [openerSlots]atomic.Uint32
	grown   atomic.Uint32
}

// Add notes a phrase.
func (o *Openers) Add(phrase string) {
	first, _, _ := strings.Cut(phrase, " ")
	slot := &o.longest[openerSlot(first)]
	words := uint32(1 + strings.Count(phrase, " ")) //nolint:gosec // a phrase has few words
	for {
		old := slot.Load()
		if old >= words {
			return
		}
		if slot.CompareAndSwap(old, words) {
			o.grown.Add(1)
			return
		}
	}
}

// Longest is how many words a phrase that begins with a word has at most; 0: none begins with it.
func (o *Openers) Longest(word string) int { return int(o.longest[openerSlot(word)].Load()) }

// Grown changes whenever a phrase was added that changed what Longest says.
func (o *Openers) Grown() uint32 { return o.grown.Load() }

// openerSlot is the FNV-1a hash of a word, folded.
func openerSlot(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return (h ^ h>>16) % openerSlots
}
