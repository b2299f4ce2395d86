package words

// index finds phrases by their hashes. Its filter answers first.
type index struct {
	filter
	phrases []string
	slots   []slot // a power of two of them, twice as many as phrases at least
}

// slot is where a phrase is, or nothing.
type slot struct {
	hash uint32
	at   uint32 // the place of the phrase, and 1 more; 0: none
}

func indexFor(n int) index {
	return index{filterFor(n), make([]string, 0, n), make([]slot, powerOf2(2*n+2))}
}

// find is the place of a phrase; below 0 where it is not there.
func find[T string | []byte](x *index, phrase T) int {
	hash := Hash(phrase)
	if !x.may(hash) {
		return -1
	}
	for i := int(hash); ; i++ {
		s := x.slots[i&(len(x.slots)-1)]
		if s.at == 0 {
			return -1
		}
		if s.hash == hash && x.phrases[s.at-1] == string(phrase) {
			return int(s.at - 1)
		}
	}
}

// add is the place of a phrase, and whether it is new.
func (x *index) add(phrase string) (at int, fresh bool) {
	if at = find(x, phrase); at >= 0 {
		return at, false
	}
	if 2*(len(x.phrases)+1) > len(x.slots) {
		x.grow()
	}
	x.phrases = append(x.phrases, phrase)
	hash := Hash(phrase)
	x.place(hash, len(x.phrases))
	x.note(phrase, hash)
	return len(x.phrases) - 1, true
}

// grow makes room for twice as many phrases.
func (x *index) grow() {
	phrases := x.phrases
	*x = indexFor(2 * (len(phrases) + 1))
	for _, p := range phrases {
		x.phrases = append(x.phrases, p)
		hash := Hash(p)
		x.place(hash, len(x.phrases))
		x.note(p, hash)
	}
}

// place puts a phrase into the first free slot.
func (x *index) place(hash uint32, at int) {
	i := int(hash)
	for x.slots[i&(len(x.slots)-1)].at > 0 {
		i++
	}
	x.slots[i&(len(x.slots)-1)] = slot{hash, uint32(at)} //nolint:gosec // there are fewer phrases
}
