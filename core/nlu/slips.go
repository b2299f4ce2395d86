package nlu

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tickertape/core/nlu/words"
)

// slips mends words into the ones that it has learned. What finds them by what is left after a
// slip is made when the first word is to be mended: until then nothing may be learned.
type slips struct {
	learned []string
	words   set // those learned, which others are mended into
	brief   set // words of four letters
	same    func(a, b string) bool
	left    func() *leftovers
}

func newSlips() *slips {
	s := &slips{words: words.NewSet(1 << 12), brief: words.NewSet(1 << 10), same: func(a, b string) bool { return false }}
	s.left = sync.OnceValue(func() *leftovers { return leftoversOf(s.learned, s.same) })
	return s
}

// shortestShuffled is how many letters a word needs so that they tell it in another order.
const shortestShuffled = 6

func (s *slips) learn(w string) {
	letters := utf8.RuneCountInString(w)
	if letters == shortestMended-1 && len(w) == letters && strings.IndexFunc(w, notLetter) < 0 {
		s.brief.Add(w)
	}
	if letters < shortestMended || strings.ContainsAny(w, " '-") || s.words.Has(w) || hanWord(w) {
		return
	}
	s.words.Add(w)
	s.learned = append(s.learned, w)
}

// leftovers finds words by what is left of them without one of their letters, and by all their
// letters in another order. The words of a leftover stand beside each other, in the order in
// which they were learned: a table of slices for each would take ten times as long to make.
type leftovers struct {
	words    []string
	starts   [leftBuckets + 1]int32 // where a bucket of hashes begins
	hashes   []uint32
	of       []int32           // the words, as the hashes stand
	shuffled map[string]string // words by their letters in order; empty: several have them
	headless map[string]string // words without their first letter; empty: several have them
	same     func(a, b string) bool
}

// leftBuckets is a power of two near the number of words.
const leftBuckets = 1 << 13

func leftoversOf(words []string, same func(a, b string) bool) *leftovers {
	l := &leftovers{words: words, shuffled: make(map[string]string, len(words)), headless: make(map[string]string, len(words)), same: same}
	hashes, of := make([]uint32, 0, 8*len(words)), make([]int32, 0, 8*len(words))
	for n, w := range words {
		for i := range w {
			if i > 0 {
				hashes, of = append(hashes, lacking(w, i)), append(of, int32(n)) //nolint:gosec // some thousand words
			}
		}
		_, size := utf8.DecodeRuneInString(w)
		l.file(l.headless, w[size:], w)
		if len(w) >= shortestShuffled {
			l.file(l.shuffled, shuffle(w), w)
		}
	}
	l.sort(hashes, of)
	return l
}

// sort puts the leftovers into their buckets.
func (l *leftovers) sort(hashes []uint32, of []int32) {
	for _, h := range hashes {
		l.starts[h%leftBuckets+1]++
	}
	for b := range leftBuckets {
		l.starts[b+1] += l.starts[b]
	}
	next := l.starts
	l.hashes, l.of = make([]uint32, len(hashes)), make([]int32, len(of))
	for i, h := range hashes {
		at := next[h%leftBuckets]
		l.hashes[at], l.of[at] = h, of[i]
		next[h%leftBuckets]++
	}
}

// file puts a word under a key; a key that several words have tells none, unless they mean the
// same.
func (l *leftovers) file(under map[string]string, key, w string) {
	if other, taken := under[key]; taken {
		if other == "" || !l.same(other, w) {
			w = ""
		} else {
			w = other
		}
	}
	under[key] = w
}

// having calls do for every word of which something of a hash is left, until it says no.
func (l *leftovers) having(h uint32, do func(w string) bool) bool {
	for i := l.starts[h%leftBuckets]; i < l.starts[h%leftBuckets+1]; i++ {
		if l.hashes[i] == h && !do(l.words[l.of[i]]) {
			return false
		}
	}
	return true
}

// shuffle is a word with all letters but the first in their order.
func shuffle(w string) string {
	_, size := utf8.DecodeRuneInString(w)
	rest := []rune(w[size:])
	slices.Sort(rest)
	return w[:size] + string(rest)
}

func hanWord(w string) bool { return w != "" && len(w) >= 3 && w[0] >= 0xe3 && w[0] <= 0xe9 }

// lacking is the hash (FNV-1a, 32 bits) of a word that lacks the letter at i.
func lacking(w string, i int) uint32 {
	_, size := utf8.DecodeRuneInString(w[i:])
	return hashOf(hashOf(firstHash, w[:i]), w[i+size:])
}

const firstHash = 2166136261

func hashOf(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// lacks reports whether a word is another one without one of its letters.
func lacks(w, whole string) bool {
	for i := range whole {
		_, size := utf8.DecodeRuneInString(whole[i:])
		if i > 0 && w == whole[:i]+whole[i+size:] {
			return true
		}
	}
	return false
}

// longestSlip is how many bytes a word has at most that is mended.
const longestSlip = 20

// mend finds the only word that is one slip away: a letter too many, too few, another one, or
// two that changed places. The first letter is right.
func (s *slips) mend(w string) (string, bool) {
	if utf8.RuneCountInString(w) < shortestMended-1 || len(w) > longestSlip {
		return "", false
	}
	found := ""
	try := func(candidate string) bool {
		if candidate == found || candidate[0] != w[0] {
			return true
		}
		if found != "" {
			return s.same(found, candidate) || strings.HasPrefix(found, candidate) || strings.HasPrefix(candidate, found) // two words are as near
		}
		found = candidate
		return true
	}
	if utf8.RuneCountInString(w) < shortestMended { // of short words only the order of letters
		return s.swapped(w)
	}
	left := s.left()
	var buf [longestSlip]byte
	for i := range w {
		if i == 0 {
			continue
		}
		_, size := utf8.DecodeRuneInString(w[i:])
		shorter := append(append(buf[:0], w[:i]...), w[i+size:]...)
		if s.words.HasBytes(shorter) && !try(string(shorter)) { // one too many
			return "", false
		}
		clear := left.having(lacking(w, i), func(c string) bool { // another one, or changed places
			return utf8.RuneCountInString(c) != utf8.RuneCountInString(w) || !near(w, c) || try(c)
		})
		if !clear {
			return "", false
		}
	}
	if !left.having(hashOf(firstHash, w), func(c string) bool { return !lacks(w, c) || try(c) }) { // one too few
		return "", false
	}
	if found == "" && len(w) >= shortestShuffled {
		found = left.shuffled[shuffle(w)]
	}
	if found == "" {
		found = left.begunWrong(w)
	}
	return found, found != ""
}

// begunWrong finds the only long word whose first letter is missing, changed places with the
// second, or was typed on a key beside it: "itcoin", "htereum", "vitcoin".
func (l *leftovers) begunWrong(w string) string {
	if w[0] >= utf8.RuneSelf || w[1] >= utf8.RuneSelf {
		return ""
	}
	if whole := l.headless[w[:1]+w[2:]]; whole != "" && whole[0] == w[1] {
		return whole
	}
	if len(w) < shortestShuffled {
		return ""
	}
	if whole := l.headless[w]; whole != "" {
		return whole
	}
	if whole := l.headless[w[1:]]; whole != "" && strings.IndexByte(keysBeside[w[0]], whole[0]) >= 0 {
		return whole
	}
	return ""
}

// keysBeside are the neighbours of a key on the keyboards of Latin letters.
var keysBeside = map[byte]string{
	'q': "wa", 'w': "qeas", 'e': "wrsd", 'r': "etdf", 't': "ryfg", 'y': "tugh", 'u': "yihj", 'i': "uojk", 'o': "ipkl", 'p': "ol",
	'a': "qwsz", 's': "awedxz", 'd': "serfcx", 'f': "drtgvc", 'g': "ftyhbv", 'h': "gyujnb", 'j': "huiknm", 'k': "jiolm", 'l': "kop",
	'z': "asx", 'x': "zsdc", 'c': "xdfv", 'v': "cfgb", 'b': "vghn", 'n': "bhjm", 'm': "njk",
}

func notLetter(r rune) bool { return r < 'a' || r > 'z' }

// swapped finds the only word of four letters with two neighbours the other way round.
func (s *slips) swapped(w string) (found string, ok bool) {
	for i := 1; i+1 < len(w); i++ { // the first letter is right
		c := w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
		if c != w && s.brief.Has(c) {
			if found != "" && found != c {
				return "", false
			}
			found = c
		}
	}
	return found, found != ""
}

// near reports whether two words of one length differ by one letter, or by two neighbours that
// changed places.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	var at []int
	for i := range x {
		if x[i] != y[i] {
			at = append(at, i)
		}
	}
	switch len(at) {
	case 1:
		return true
	case 2:
		return at[1] == at[0]+1 && x[at[0]] == y[at[1]] && x[at[1]] == y[at[0]]
	}
	return false
}
