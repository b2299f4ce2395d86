package words

import "strings"

// thinness is how many slots a filter has for each phrase at least.
const thinness = 4

// filter tells which hashes are surely in no table.
type filter struct {
	longest []uint8 // by the end of a hash: how many words the phrases have that begin with its word
}

func filterFor(n int) filter {
	slots := 8
	for slots < n*thinness {
		slots *= 2
	}
	return filter{make([]uint8, slots)}
}

func (f *filter) may(hash uint32) bool {
	n := len(f.longest)
	return n > 0 && f.longest[int(hash)&(n-1)] > 0
}

// Longest is how many words a phrase has at most that begins with the word of a hash; 0 where
// surely none does.
func (f *filter) Longest(hash uint32) int {
	n := len(f.longest)
	if n == 0 {
		return 0
	}
	return int(f.longest[int(hash)&(n-1)])
}

// LongestOf is how many words a phrase has at most that begins with the word of one of some hashes; 0
// where surely none does.
func (f *filter) LongestOf(hashes []uint32) int {
	slots := f.longest
	if len(slots) == 0 {
		return 0
	}
	most := uint8(0)
	for _, h := range hashes {
		most = max(most, slots[int(h)&(len(slots)-1)])
	}
	return int(most)
}

// note takes a phrase into the filter: as a whole, and its first word.
func (f *filter) note(phrase string) {
	f.raise(Hash(phrase), 1)
	if first, _, several := strings.Cut(phrase, " "); several {
		f.raise(Hash(first), uint8(min(1+strings.Count(phrase, " "), 255))) //nolint:gosec // at most 255
	}
}

func (f *filter) raise(hash uint32, words uint8) {
	slot := &f.longest[int(hash)&(len(f.longest)-1)]
	*slot = max(*slot, words)
}

// Openings are the words that phrases begin with, which are looked up elsewhere.
type Openings struct{ filter }

// NewOpenings has room for about n words.
func NewOpenings(n int) *Openings { return &Openings{filterFor(n)} }

// Add notes that a phrase of so many words begins with a word.
func (o *Openings) Add(word string, words int) {
	o.raise(Hash(word), uint8(min(words, 255))) //nolint:gosec // at most 255
}
