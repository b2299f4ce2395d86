package words

import "strings"

const (
	// bitsEach is how many bits a filter has for each phrase at least: of what is missing, one of so
	// many passes.
	bitsEach = 32
	// openingsEach is the same of the words that phrases begin with.
	openingsEach = 8
)

// filter tells which hashes are surely in no table.
type filter struct {
	bits []uint64 // by the end of a hash: whether a phrase has it
	openings
}

func filterFor(n int) filter {
	return filter{make([]uint64, powerOf2(n*bitsEach/64)), openingsFor(n)}
}

// powerOf2 is the first one that is not below n.
func powerOf2(n int) int {
	power := 1
	for power < n {
		power *= 2
	}
	return power
}

func (f *filter) may(hash uint32) bool {
	n := len(f.bits)
	return n > 0 && f.bits[int(hash>>6)&(n-1)]>>(hash&63)&1 > 0
}

// note takes a phrase into the filter: as a whole, and its first word.
func (f *filter) note(phrase string, hash uint32) {
	f.bits[int(hash>>6)&(len(f.bits)-1)] |= 1 << (hash & 63)
	if first, _, several := strings.Cut(phrase, " "); several {
		f.raise(Hash(first), 1+strings.Count(phrase, " "))
		return
	}
	f.raise(hash, 1)
}

// openings tell how many words the phrases have that begin with the word of a hash.
type openings struct {
	longest []uint8 // by the end of a hash
}

func openingsFor(n int) openings { return openings{make([]uint8, powerOf2(n*openingsEach))} }

// Longest is how many words a phrase has at most that begins with the word of a hash; 0 where
// surely none does.
func (o *openings) Longest(hash uint32) int {
	n := len(o.longest)
	if n == 0 {
		return 0
	}
	return int(o.longest[int(hash)&(n-1)])
}

// LongestOf is how many words a phrase has at most that begins with the word of one of some hashes; 0
// where surely none does.
func (o *openings) LongestOf(hashes []uint32) int {
	slots := o.longest
	if len(slots) == 0 {
		return 0
	}
	most := uint8(0)
	for _, h := range hashes {
		most = max(most, slots[int(h)&(len(slots)-1)])
	}
	return int(most)
}

func (o *openings) raise(hash uint32, words int) {
	slot := &o.longest[int(hash)&(len(o.longest)-1)]
	*slot = max(*slot, uint8(min(words, 255))) //nolint:gosec // at most 255
}

// Openings are the words that phrases begin with which are looked up elsewhere.
type Openings struct{ openings }

// NewOpenings has room for about n words.
func NewOpenings(n int) *Openings { return &Openings{openingsFor(n)} }

// Add notes that a phrase of so many words begins with a word.
func (o *Openings) Add(word string, words int) { o.raise(Hash(word), words) }
