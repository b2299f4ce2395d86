package words

import "strings"

// Family is sets that are asked about the same words, one after the other: which of them have a phrase that begins with a word is
// found out once for each word of a text. The zero value has none. Sets join it before it is sealed, and are not added to later.
type Family struct {
	sets  []*Set
	width int // how many parts of 32 bits a row has
	rows  []uint32
	slots []slot // by hash, a power of two of them: where the row of a word is
}

// Join makes a set one of the family, and returns it.
func (f *Family) Join(s *Set) *Set {
	if f.slots == nil {
		f.sets = append(f.sets, s)
		s.number = len(f.sets)
	}
	return s
}

// Seal makes the rows of the words that phrases begin with. Who seals it before it is used does so once.
func (f *Family) Seal() {
	if f.slots != nil {
		return
	}
	f.width = (len(f.sets) + 31) / 32
	places := NewMap[int](1 << 14)
	f.rows = make([]uint32, f.width, f.width<<14) // the first is of the words that begin nothing
	for _, s := range f.sets {
		for phrase := range s.All() {
			first, _, _ := strings.Cut(phrase, " ")
			at := f.rowOf(places, first)
			f.rows[at+(s.number-1)/32] |= 1 << ((s.number - 1) % 32)
		}
	}
	f.slots = make([]slot, powerOf2(4*places.Len()))
	for word := range places.Phrases() {
		f.put(Hash(word), uint32(places.Get(word))) //nolint:gosec // there are some thousands
	}
}

// put files the row of a hash; two words of one hash have one row of both.
func (f *Family) put(hash, place uint32) {
	for i := int(hash); ; i++ {
		s := &f.slots[i&(len(f.slots)-1)]
		switch {
		case s.at == 0:
			*s = slot{hash, place}
			return
		case s.hash == hash:
			f.Row(s.at).Add(f.Row(place))
			return
		}
	}
}

func (f *Family) rowOf(places *Map[int], word string) int {
	at, known := places.Find(word)
	if !known {
		at = len(f.rows)
		f.rows = append(f.rows, make([]uint32, f.width)...)
		places.Put(word, at)
	}
	return at
}

// Width is how many parts a row has; 0 before the family is sealed.
func (f *Family) Width() int { return f.width }

// Place is where the row of the words of a hash is, for Row.
func (f *Family) Place(hash uint32) uint32 {
	for i := int(hash); ; i++ {
		s := f.slots[i&(len(f.slots)-1)]
		if s.at == 0 || s.hash == hash {
			return s.at
		}
	}
}

// Row tells which sets have a phrase that begins with the word of a place.
func (f *Family) Row(place uint32) Row { return f.rows[place : int(place)+f.width] }

// Row is one bit for each set of a family.
type Row []uint32

// May reports whether a set may have a phrase of the words of a row: false says that it surely has none.
func (r Row) May(s *Set) bool {
	if s == nil || s.number == 0 {
		return s != nil
	}
	n := s.number - 1
	return r[n/32]>>(n%32)&1 > 0
}

// Add adds what another row has.
func (r Row) Add(other Row) {
	for i := range r {
		r[i] |= other[i]
	}
}
