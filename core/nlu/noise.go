package nlu

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How often a word of a text is written with a slip, and a whole text without its accents.
const (
	slipShare = 0.3
	bareShare = 0.3
)

// slipped is a text as somebody types it in a hurry: letters left out, doubled or swapped,
// accents forgotten. The same text is always slipped in the same way.
func slipped(text string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text))
	chance := rand.New(rand.NewPCG(h.Sum64(), 0)) //nolint:gosec // the same each time, and no secret
	words := strings.Fields(text)
	for i, w := range words {
		if letters := []rune(w); len(letters) >= 4 && chance.Float64() < slipShare {
			words[i] = slip(letters, 1+chance.IntN(len(letters)-2), chance.IntN(4))
		}
	}
	out := strings.Join(words, " ")
	if chance.Float64() < bareShare {
		out = bare(out)
	}
	return out
}

// slip writes a word with one of four slips at a letter that is neither its first nor its last.
func slip(w []rune, at, kind int) string {
	switch kind {
	case 0:
		return string(w[:at]) + string(w[at+1:])
	case 1:
		return string(w[:at]) + string(w[at+1]) + string(w[at]) + string(w[at+2:])
	case 2:
		return string(w[:at+1]) + string(w[at:])
	}
	return bare(string(w))
}

// bare is a text without accents.
func bare(text string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ı':
			return 'i'
		}
		return r
	}, norm.NFD.String(text))
	return norm.NFC.String(out)
}
