package lexicon

// run is the tokens from one on, joined by spaces in one buffer, so that looking at every
// length of words that begin there costs no memory.
type run struct {
	text []byte
	ends [maxWords]int
	n    int  // how many tokens it has
	word bool // the first is a word, or may be the number of a share
}

// shareCode is how many digits the number of a Chinese share has: 600519.
const shareCode = 6

// read takes the tokens from i on, so many at most. A name does not run over signs and cashtags, over what is
// taken, nor over words that mix alphabets; taken may be nil.
func (r *run) read(tokens []Token, i, most int, taken func(int) bool) {
	r.text, r.n = r.text[:0], 0
	r.word = tokens[i].Kind == Word || tokens[i].Kind == Number && len(tokens[i].Raw) == shareCode
	for at := i; at < len(tokens) && r.n < min(most, maxWords); at++ {
		t := &tokens[at]
		if t.Kind == Sign || t.Kind == Cashtag || t.Kind == Slash || taken != nil && taken(at) || mixed(t.Text) {
			return
		}
		if at > i {
			r.text = append(r.text, ' ')
		}
		r.text = append(r.text, t.Text...)
		r.ends[r.n] = len(r.text)
		r.n++
	}
}

// key is the first n tokens, valid until the next read; nil where they can be no name.
func (r *run) key(n int) []byte {
	if n > r.n || n == 1 && !r.word {
		return nil
	}
	return r.text[:r.ends[n-1]]
}
