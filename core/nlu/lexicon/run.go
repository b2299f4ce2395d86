package lexicon

// run is the tokens from one on, joined by spaces in one buffer, so that looking at every
// length of words that begin there costs no memory.
type run struct {
	room [usualRun]byte // for its text
	long []byte         // the text where that has no room for it; else nil
	size int            // of the text
	ends [maxWords]int
	n    int  // how many tokens it has
	word bool // the first is a word, or may be the number of a share
}

// usualRun is how many bytes the words of a run mostly have at most: a run is no burden for the heap.
const usualRun = 96

// shareCode is how many digits the number of a Chinese share has: 600519.
const shareCode = 6

// read takes the tokens from i on, so many at most. A name does not run over signs and cashtags, over what is
// taken, nor over words that mix alphabets; taken may be nil.
func (r *run) read(tokens []Token, i, most int, taken func(int) bool) {
	r.long, r.size, r.n = nil, 0, 0
	r.word = tokens[i].Kind == Word || tokens[i].Kind == Number && len(tokens[i].Raw) == shareCode
	for at := i; at < len(tokens) && r.n < min(most, maxWords); at++ {
		t := &tokens[at]
		if t.Kind == Sign || t.Kind == Cashtag || t.Kind == Slash || taken != nil && taken(at) || mixed(t.Text) {
			return
		}
		if at > i {
			r.add(" ")
		}
		r.add(t.Text)
		r.ends[r.n] = r.size
		r.n++
	}
}

// add appends to the text.
func (r *run) add(s string) {
	if r.long == nil && r.size+len(s) > len(r.room) {
		r.long = append(make([]byte, 0, r.size+len(s)), r.room[:r.size]...)
	}
	if r.long != nil {
		r.long = append(r.long, s...)
	} else {
		copy(r.room[r.size:], s)
	}
	r.size += len(s)
}

// key is the first n tokens, valid until the next read; nil where they can be no name.
func (r *run) key(n int) []byte {
	if n > r.n || n == 1 && !r.word {
		return nil
	}
	if r.long != nil {
		return r.long[:r.ends[n-1]]
	}
	return r.room[:r.ends[n-1]]
}
